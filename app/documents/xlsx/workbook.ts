import { columnName } from '../../domain/risk/import/sheet';
import { type FlowingPart, type ZipPart, zipPieces } from '../zip/writeZip';
import { fontXml, type Look, Looks } from './looks';
import { cellText, escaped } from './xml';

/** A piece of a text in a look of its own. */
export interface Run {
  readonly text: string;
  readonly look: Look;
}

/** What stands in a cell; an empty text is one, null is nothing. Text is never read as a formula, whatever it begins with. */
export type Value = string | number | null | readonly Run[];

/** Cells of a row that are one; columns are counted from 0, downwards the row itself is the first. */
export interface Merge {
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
}

export interface Row {
  readonly values: readonly Value[];
  /** One for each value; null for a cell that looks like nothing. */
  readonly looks: readonly (Look | null)[];
  /** Points; without it the program that opens the file chooses. */
  readonly height?: number;
  readonly merges?: readonly Merge[];
}

/** What a sheet is besides its rows. */
export interface SheetSetup {
  readonly name: string;
  /** Widths in characters of the standard typeface. */
  readonly columns: readonly { readonly width: number; readonly hidden?: boolean }[];
  /** Rows on top and columns at the left that stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** First and last row repeated on each printed page, counted from 1. */
  readonly printHead?: readonly [number, number];
  /** Whether rows can be filtered by the head in row 1. */
  readonly filter?: boolean;
  /** Values that are offered in a column below its head, and insisted on; empty cells stay allowed. */
  readonly choices?: readonly { readonly column: number; readonly values: readonly string[] }[];
  readonly orientation: 'portrait' | 'landscape';
  readonly centred?: boolean;
  /** Inches. */
  readonly margins: Readonly<Record<'left' | 'right' | 'top' | 'bottom' | 'header' | 'footer', number>>;
  /** With the codes of spreadsheets: &P page, &N pages, &L &C &R parts. */
  readonly foot?: string;
  /** A PNG below the last row of the first sheet, so many pixels wide and high. */
  readonly picture?: { readonly png: Buffer; readonly side: number };
}

export interface Workbook {
  readonly sheet: SheetSetup;
  /** Taken one after the other, never all at once. */
  readonly rows: AsyncIterable<Row> | Iterable<Row>;
  /** What the file says of itself; `at` is the only date in it. */
  readonly about?: { readonly title: string; readonly subject: string; readonly author: string; readonly at: string };
  /** Rows after which a further sheet begins, with the frozen rows again; as many as a spreadsheet knows. */
  readonly rowsASheet?: number;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const MOST_ROWS = 1_048_576;
/** Rows below the last one that still offer the choices. */
const SPARE_ROWS = 2_000;
/** Name of the hidden sheet with the offered values. */
const LISTS = '选项';
/** A text whose blanks or line ends a reader would take away unless it is told to keep them. */
const EDGED = /^\s|\s$|[\n\r\t]|\s\s/;
/** English metric units of a pixel. */
const PIXEL = 9_525;

/** Rows as they are asked for, whose end is seen before a sheet is begun for nothing. */
class RowReader {
  private ahead: IteratorResult<Row> | null = null;
  private readonly source: AsyncIterator<Row> | Iterator<Row>;

  constructor(rows: Workbook['rows']) {
    this.source = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  }

  async next(): Promise<Row | null> {
    const { done, value } = await this.look();
    this.ahead = null;
    return done ? null : (value as Row);
  }

  async isOver(): Promise<boolean> {
    return (await this.look()).done === true;
  }

  async close(): Promise<void> {
    await this.source.return?.();
  }

  private async look(): Promise<IteratorResult<Row>> {
    return (this.ahead ??= await this.source.next());
  }
}

/**
 * Writes an Excel workbook piece by piece while its rows are made; neither rows nor cells are kept. Equal workbooks give equal bytes. Further
 * sheets begin where a spreadsheet knows no further row.
 */
export const workbookPieces = (book: Workbook): AsyncGenerator<Buffer> => zipPieces(partsOf(book));

/** The whole workbook at once. */
export async function workbookBytes(book: Workbook): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of workbookPieces(book)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* partsOf({ sheet, rows, about, rowsASheet = MOST_ROWS }: Workbook): AsyncGenerator<ZipPart | FlowingPart> {
  const looks = new Looks();
  const reader = new RowReader(rows);
  const names: string[] = [];
  const top: Row[] = [];
  /** Rows of each sheet so far. */
  const written: number[] = [];
  try {
    do {
      names.push(names.length === 0 ? sheet.name : `${sheet.name.slice(0, 27)} ${names.length + 1}`);
      yield { name: `xl/worksheets/sheet${names.length}.xml`, pieces: sheetPieces(names.length === 1 ? sheet : { ...sheet, picture: undefined }, looks, rowsOfSheet(reader, top, sheet.frozen?.rows ?? 0, rowsASheet), written) };
    } while (!(await reader.isOver()));
  } finally {
    await reader.close();
  }
  const { choices = [], picture } = sheet;
  if (choices.length > 0) yield { name: `xl/worksheets/sheet${names.length + 1}.xml`, content: listSheet(choices.map(({ values }) => values)) };
  if (picture) yield* pictureParts(picture, written[0] ?? 0);
  if (about) yield { name: 'docProps/core.xml', content: coreXml(about) };
  yield { name: 'xl/styles.xml', content: `${HEAD}<styleSheet xmlns="${MAIN}">${looks.xml}</styleSheet>` };
  yield* frameParts(names, sheet, about !== undefined);
}

/** Rows of the next sheet: the frozen ones of the first, then as many more as fit. */
async function* rowsOfSheet(reader: RowReader, top: Row[], frozen: number, most: number): AsyncGenerator<Row> {
  let count = 0;
  for (const row of top) {
    count += 1;
    yield row;
  }
  for (; count < most; count += 1) {
    const row = await reader.next();
    if (row === null) return;
    if (top.length < frozen) top.push(row);
    yield row;
  }
}

/** One sheet as XML. What stands behind the rows in it is known when they are written. */
async function* sheetPieces(sheet: SheetSetup, looks: Looks, rows: AsyncIterable<Row>, written: number[]): AsyncGenerator<string> {
  const names = sheet.columns.map((_, column) => columnName(column));
  const merged: string[] = [];
  yield `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewXml(sheet)}<sheetFormatPr defaultRowHeight="15"/><cols>${sheet.columns.map(columnXml).join('')}</cols><sheetData>`;
  let count = 0;
  for await (const row of rows) {
    count += 1;
    for (const { column, columns, rows: down } of row.merges ?? []) merged.push(`<mergeCell ref="${names[column]}${count}:${names[column + columns - 1]}${count + down - 1}"/>`);
    yield rowXml(row, count, names, looks);
  }
  written.push(count);
  yield `</sheetData>${sheet.filter ? `<autoFilter ref="A1:${names.at(-1)}${count}"/>` : ''}${merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : ''}`;
  const { margins, centred, foot, orientation, picture, choices = [] } = sheet;
  yield choicesXml(choices, names, count);
  yield `${centred ? '<printOptions horizontalCentered="1"/>' : ''}<pageMargins ${Object.entries(margins).map(([side, inches]) => `${side}="${inches}"`).join(' ')}/><pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`;
  yield `${foot ? `<headerFooter><oddFooter>${escaped(foot)}</oddFooter></headerFooter>` : ''}${picture ? '<drawing r:id="rId1"/>' : ''}</worksheet>`;
}

const columnXml = ({ width, hidden }: SheetSetup['columns'][number], index: number): string =>
  `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`;

function viewXml({ frozen }: SheetSetup): string {
  if (!frozen || frozen.rows + frozen.columns === 0) return '<sheetViews><sheetView workbookViewId="0"/></sheetViews>';
  const { rows, columns } = frozen;
  const pane = rows > 0 ? (columns > 0 ? 'bottomRight' : 'bottomLeft') : 'topRight';
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  return `<sheetViews><sheetView workbookViewId="0"><pane${split} topLeftCell="${columnName(columns)}${rows + 1}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`;
}

function rowXml({ values, looks: given, height }: Row, number: number, names: readonly string[], looks: Looks): string {
  let xml = height === undefined ? `<row r="${number}">` : `<row r="${number}" ht="${height}" customHeight="1">`;
  for (const [column, value] of values.entries()) {
    const look = given[column] ?? null;
    if (look !== null || value !== null) xml += cellXml(`${names[column]}${number}`, value, looks.numberOf(look));
  }
  return `${xml}</row>`;
}

function cellXml(at: string, value: Value, look: number): string {
  if (value === null) return `<c r="${at}" s="${look}"/>`;
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${at}" s="${look}"><v>${value}</v></c>` : `<c r="${at}" s="${look}"/>`;
  // As a run: there are readers that take a cell with an empty text of its own for one without any.
  if (value === '') return `<c r="${at}" s="${look}" t="inlineStr"><is><r><t></t></r></is></c>`;
  if (typeof value === 'string') return `<c r="${at}" s="${look}" t="inlineStr"><is><t${EDGED.test(value) ? ' xml:space="preserve"' : ''}>${cellText(value)}</t></is></c>`;
  const runs = value.map(({ text, look: own }) => `<r><rPr>${fontXml(own, 'rFont')}</rPr><t xml:space="preserve">${cellText(text)}</t></r>`).join('');
  return `<c r="${at}" s="${look}" t="inlineStr"><is>${runs}</is></c>`;
}

function choicesXml(choices: NonNullable<SheetSetup['choices']>, names: readonly string[], rows: number): string {
  if (choices.length === 0) return '';
  const validations = choices.map(({ column, values }, index) => {
    const list = `$${columnName(index)}$1:$${columnName(index)}$${values.length}`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="不在可选范围内" error="请从下拉列表中选择。" sqref="${names[column]}2:${names[column]}${rows + SPARE_ROWS}"><formula1>${LISTS}!${list}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`;
}

/** The offered values, a column for each list. */
function listSheet(lists: readonly (readonly string[])[]): string {
  const longest = Math.max(...lists.map(({ length }) => length));
  const rows = Array.from({ length: longest }, (_, row) => `<row r="${row + 1}">${lists.map((list, column) => (list[row] === undefined ? '' : cellXml(`${columnName(column)}${row + 1}`, list[row], 0))).join('')}</row>`);
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

const relationships = (links: readonly (readonly [type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${links.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`;

function* pictureParts({ png, side }: NonNullable<SheetSetup['picture']>, row: number): Generator<ZipPart> {
  const extent = `cx="${side * PIXEL}" cy="${side * PIXEL}"`;
  const shape = `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="picture"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>`;
  yield { name: 'xl/media/image1.png', content: png };
  yield {
    name: 'xl/drawings/drawing1.xml',
    content: `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main" xmlns:r="${OFFICE}"><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext ${extent}/>${shape}<xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`,
  };
  yield { name: 'xl/drawings/_rels/drawing1.xml.rels', content: relationships([[`${OFFICE}/image`, '../media/image1.png']]) };
}

const coreXml = ({ title, subject, author, at }: NonNullable<Workbook['about']>): string => {
  const date = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${new Date(at).toISOString().slice(0, 19)}Z</dcterms:${name}>`;
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject><dc:creator>${escaped(author)}</dc:creator><cp:lastModifiedBy>质安</cp:lastModifiedBy>${date('created')}${date('modified')}</cp:coreProperties>`;
};

/** The parts that name the others: kinds, links, and the workbook itself. A picture stands on the first sheet. */
function* frameParts(names: readonly string[], { choices = [], picture, printHead }: SheetSetup, withCore: boolean): Generator<ZipPart> {
  const sheets = choices.length > 0 ? [...names, LISTS] : names;
  if (picture) yield { name: 'xl/worksheets/_rels/sheet1.xml.rels', content: relationships([[`${OFFICE}/drawing`, '../drawings/drawing1.xml']]) };
  const titles = printHead ? names.map((name, index) => `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escaped(name.replaceAll("'", "''"))}'!$${printHead[0]}:$${printHead[1]}</definedName>`) : [];
  const listed = sheets.map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}"${index < names.length ? '' : ' state="hidden"'} r:id="rId${index + 1}"/>`);
  yield { name: 'xl/workbook.xml', content: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets>${titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : ''}</workbook>` };
  yield { name: 'xl/_rels/workbook.xml.rels', content: relationships([...sheets.map((_, index) => [`${OFFICE}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const), [`${OFFICE}/styles`, 'styles.xml']]) };
  yield { name: '_rels/.rels', content: relationships([[`${OFFICE}/officeDocument`, 'xl/workbook.xml'], ...(withCore ? [[`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'] as const] : [])]) };
  const kinds = [
    ['xl/workbook.xml', `${SHEET_TYPE}.sheet.main+xml`],
    ...sheets.map((_, index) => [`xl/worksheets/sheet${index + 1}.xml`, `${SHEET_TYPE}.worksheet+xml`]),
    ['xl/styles.xml', `${SHEET_TYPE}.styles+xml`],
    ...(withCore ? [['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml']] : []),
    ...(picture ? [['xl/drawings/drawing1.xml', 'application/vnd.openxmlformats-officedocument.drawing+xml']] : []),
  ];
  const defaults = [['rels', 'application/vnd.openxmlformats-package.relationships+xml'], ['xml', 'application/xml'], ['png', 'image/png']];
  yield {
    name: '[Content_Types].xml',
    content: `${HEAD}<Types xmlns="${PACKAGE}/content-types">${defaults.map(([extension, kind]) => `<Default Extension="${extension}" ContentType="${kind}"/>`).join('')}${kinds.map(([part, kind]) => `<Override PartName="/${part}" ContentType="${kind}"/>`).join('')}</Types>`,
  };
}
