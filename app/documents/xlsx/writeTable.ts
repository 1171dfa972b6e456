import { columnName } from '~/domain/risk/import/sheet';
import { writeZip } from '../zip/writeZip';
import { escaped } from './xml';

/** How a cell looks. */
export type CellLook = 'text' | 'head' | 'locked' | 'major' | 'considerable' | 'general' | 'low';

export interface TableColumn {
  readonly head: string;
  /** In characters of the standard typeface. */
  readonly width: number;
  readonly hidden?: boolean;
  /** Values that Excel offers and insists on; empty cells stay allowed. */
  readonly choices?: readonly string[];
  readonly look?: CellLook;
}

/** One sheet with a head of one row; the head stays in sight. */
export interface Table {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Looks of the cells of one column by what they say, where they are not those of the column. */
  readonly looks?: { readonly column: number; readonly byText: Readonly<Record<string, CellLook>> };
  /** Columns at the left that stay in sight. */
  readonly frozenColumns: number;
}

const LOOKS: readonly CellLook[] = ['text', 'head', 'locked', 'major', 'considerable', 'general', 'low'];
const FILLS = ['FFE8EDEE', 'FFF6F8F8', 'FFFDEEEC', 'FFFDF1E4', 'FFFCF6DA', 'FFEBF2FC'];
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Rows below the last one that still offer the choices. */
const SPARE_ROWS = 2_000;

/** Writes a table as an Excel workbook. Equal tables give equal bytes. */
export function writeTable(table: Table): Buffer {
  const lists = table.columns.flatMap(({ choices }, column) => (choices && choices.length > 0 ? [{ column, choices }] : []));
  return writeZip([
    { name: '[Content_Types].xml', content: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>` },
    { name: '_rels/.rels', content: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: 'xl/workbook.xml', content: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(table.name)}" sheetId="1" r:id="rId1"/><sheet name="选项" sheetId="2" state="hidden" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escaped(table.name)}'!$1:$1</definedName></definedNames></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>` },
    { name: 'xl/styles.xml', content: styles() },
    { name: 'xl/worksheets/sheet1.xml', content: mainSheet(table, lists) },
    { name: 'xl/worksheets/sheet2.xml', content: listSheet(lists.map(({ choices }) => choices)) },
  ]);
}

function styles(): string {
  const fills = FILLS.map((colour) => `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`).join('');
  const edge = (name: string): string => `<${name} style="thin"><color rgb="FFC5CDD1"/></${name}>`;
  const look = (name: CellLook, index: number): string =>
    `<xf numFmtId="49" fontId="${name === 'head' ? 1 : 0}" fillId="${name === 'text' ? 0 : index + 1}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="${name === 'head' ? 'center' : 'top'}" wrapText="1"/></xf>`;
  return `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="10"/><name val="微软雅黑"/><charset val="134"/></font><font><b/><sz val="10"/><name val="微软雅黑"/><charset val="134"/></font></fonts><fills count="${FILLS.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills}</fills><borders count="2"><border/><border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${LOOKS.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${LOOKS.map(look).join('')}</cellXfs></styleSheet>`;
}

const styleOf = (look: CellLook): number => LOOKS.indexOf(look) + 1;

function cell(at: string, value: string | number | null, look: CellLook): string {
  if (value === null || value === '') return `<c r="${at}" s="${styleOf(look)}"/>`;
  if (typeof value === 'number') return `<c r="${at}" s="${styleOf(look)}"><v>${value}</v></c>`;
  return `<c r="${at}" s="${styleOf(look)}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

function mainSheet({ columns, rows, looks, frozenColumns }: Table, lists: readonly { column: number; choices: readonly string[] }[]): string {
  const widths = columns.map(({ width, hidden }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`).join('');
  const names = columns.map((_, column) => columnName(column));
  const head = `<row r="1" ht="30" customHeight="1">${columns.map(({ head: text }, column) => cell(`${names[column]}1`, text, 'head')).join('')}</row>`;
  const body = rows
    .map((row, index) => `<row r="${index + 2}">${row.map((value, column) => cell(`${names[column]}${index + 2}`, value, (column === looks?.column ? looks.byText[String(value)] : undefined) ?? columns[column]!.look ?? 'text')).join('')}</row>`)
    .join('');
  const last = rows.length + 1;
  const validations = lists.map(
    ({ column, choices }, index) =>
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="不在可选范围内" error="请从下拉列表中选择。" sqref="${names[column]}2:${names[column]}${last + SPARE_ROWS}"><formula1>选项！$${columnName(index)}$1:$${columnName(index)}$${choices.length}</formula1></dataValidation>`,
  );
  const pane = `<pane${frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : ''} ySplit="1" topLeftCell="${columnName(frozenColumns)}2" activePane="${frozenColumns > 0 ? 'bottomRight' : 'bottomLeft'}" state="frozen"/>`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths}</cols><sheetData>${head}${body}</sheetData><autoFilter ref="A1:${names.at(-1)}${last}"/>${validations.length > 0 ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>` : ''}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

function listSheet(lists: readonly (readonly string[])[]): string {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const rows = Array.from({ length: longest }, (_, row) => `<row r="${row + 1}">${lists.map((list, column) => (list[row] === undefined ? '' : cell(`${columnName(column)}${row + 1}`, list[row], 'text'))).join('')}</row>`);
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}
