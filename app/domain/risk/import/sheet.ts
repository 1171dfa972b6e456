import { cleaned } from '../../shared/fold';
import type { RefusalTexts } from '../../shared/refusal';
import { listOf, partsOf } from '../../shared/stored';

/** A merged range, rows and columns counted from 0, both ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What stood against taking a cell as it is seen on the sheet. */
export type CellTrouble =
  | { readonly code: 'cellError'; readonly word: string }
  | { readonly code: 'formulaUnread' }
  | { readonly code: 'digitsLost'; readonly text: string }
  | { readonly code: 'formatUnknown'; readonly format: string };

/** A cell that was not taken as it is seen; row and column counted from 0, `cell` its address as `G5` (of a merged cell, that of its first). */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly cell: string;
  readonly trouble: CellTrouble;
}

/**
 * A sheet as text: row `n` of the file stands at index `n - 1`, merged cells are filled with what their first cell says. Hidden rows and
 * columns are read like others and named. What is left out is none; sheets kept by an earlier release name neither.
 */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly Merge[];
  readonly notes?: readonly CellNote[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

/** Reads a sheet as it was kept: the text of its JSON. Throws a SyntaxError where that is none. */
export const readSheetText = (text: string): Sheet => ({ name: '', rows: [], merges: [], ...partsOf<Sheet>(JSON.parse(text)) });

/** Names and lengths of the sheets of a file. */
export interface SheetLength {
  readonly name: string;
  readonly rows: number;
}

/** Reads stored lengths of sheets. */
export const readSheetLengths = (stored: unknown): readonly SheetLength[] => listOf(stored, (one): SheetLength => ({ name: '', rows: 0, ...partsOf<SheetLength>(one) }));

/**
 * Largest file that is taken, and what it may hold: bytes of its content unpacked, parts, sheets, rows and columns of a sheet, merged ranges
 * of a sheet, filled cells and their characters in all.
 */
export const SHEET_LIMITS = {
  bytes: 10 * 1024 * 1024, unpackedBytes: 96 * 1024 * 1024, entries: 10_000, sheets: 100, rows: 20_000, columns: 200, merges: 100_000, cells: 1_000_000, signs: 30_000_000,
} as const;

/** What a file was found to be instead of a table. */
export type ForeignFile = 'oldExcel' | 'wps' | 'ods' | 'xlsb' | 'xmlTable' | 'web' | 'pdf' | 'picture' | 'word' | 'slides' | 'sylk' | 'zip' | 'notWorkbook' | 'prose' | 'binary';

/** Why a file cannot be read as a table. */
export type SheetRefusal =
  | { readonly code: 'fileEmpty' }
  | { readonly code: 'fileTooLarge'; readonly bytes: number }
  | { readonly code: 'fileForeign'; readonly kind: ForeignFile }
  | { readonly code: 'fileLocked' }
  | { readonly code: 'fileDamaged'; readonly part: string }
  | { readonly code: 'fileUnpacksTooLarge' }
  | { readonly code: 'sheetTooLong'; readonly sheet: string }
  | { readonly code: 'sheetTooWide'; readonly sheet: string }
  | { readonly code: 'tooManySheets'; readonly sheets: number }
  | { readonly code: 'tooManyCells' }
  | { readonly code: 'tooManyMerges'; readonly sheet: string }
  | { readonly code: 'mergesOverlap'; readonly sheet: string }
  | { readonly code: 'fileOutgrows'; readonly limit: 'time' | 'memory' }
  | { readonly code: 'fileGone' }
  | { readonly code: 'encodingUnknown' }
  | { readonly code: 'noCells' };

/** Reads why a file could not be read; a code that is no longer known is that of a file in pieces. */
export function readSheetRefusal(stored: unknown): SheetRefusal {
  const kept = partsOf<SheetRefusal>(stored);
  return kept.code && kept.code in SHEET_REFUSALS ? (kept as SheetRefusal) : { code: 'fileDamaged', part: '' };
}

const FOREIGN: Readonly<Record<ForeignFile, string>> = {
  oldExcel: '这是旧版 Excel 文件（.xls）。请在 Excel 或 WPS 里打开（有密码的先去掉密码），另存为“Excel 工作簿（.xlsx）”后再上传。',
  wps: '这是旧版 WPS 表格文件（.et）。请在 WPS 里打开，另存为“Excel 工作簿（.xlsx）”后再上传。',
  ods: '这是 OpenDocument 表格（.ods）。请在 Excel、WPS 或 LibreOffice 里打开，另存为“Excel 工作簿（.xlsx）”后再上传。',
  xlsb: '这是 Excel 二进制工作簿（.xlsb）。请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”后再上传。',
  xmlTable: '这是“XML 电子表格 2003”文件。请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”后再上传。',
  web: '这个文件其实是网页，只是扩展名写成了表格。请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”后再上传。',
  pdf: '这是 PDF 文件，不能读出表格。请上传 .xlsx 或 .csv 文件。',
  picture: '这是图片，不能读出表格。请上传 .xlsx 或 .csv 文件。',
  word: '这是文字处理文件（Word 的 .doc、WPS 的 .wps 等），请把表格复制到 Excel 或 WPS 表格里，存为 .xlsx 后再上传。',
  slides: '这是演示文稿，请把表格复制到 Excel 或 WPS 表格里，存为 .xlsx 后再上传。',
  sylk: '这是 SYLK 表格（.slk）。请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”后再上传。',
  zip: '这个压缩文件里没有 Excel 工作表。请上传 .xlsx 或 .csv 文件本身。',
  notWorkbook: '文件名是 Excel 工作簿，内容却不是。请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”后再上传；文本表格请用 .csv 文件名。',
  prose: '这个文件是没有分列的文字，不是表格。请把内容整理成 Excel 表格（.xlsx），或用逗号、制表符分列后存为 .csv 再上传。',
  binary: '这个文件不是表格，或是读不了的旧格式。能在 Excel 或 WPS 里打开的，请打开后另存为“Excel 工作簿（.xlsx）”再上传。',
};

/** The sentences of a file that cannot be read. */
export const SHEET_REFUSALS: RefusalTexts<SheetRefusal> = {
  fileEmpty: () => ({ status: 422, field: 'file', sentence: '这个文件是空的，请选择有内容的表格。' }),
  fileTooLarge: ({ bytes }) => ({ status: 413, field: 'file', sentence: `文件有 ${(bytes / 1024 / 1024).toFixed(1)} MB，最大 10 MB。请去掉图片或拆成几个文件再上传。` }),
  fileForeign: ({ kind }) => ({ status: 415, field: 'file', sentence: FOREIGN[kind] }),
  fileLocked: () => ({ status: 422, field: 'file', sentence: '文件加了密码，请在 Excel 或 WPS 里去掉密码后再上传。' }),
  fileDamaged: ({ part }) => ({ status: 422, field: 'file', sentence: `文件不完整或已损坏（${part}），请在 Excel 或 WPS 里打开确认，另存一次后再上传。` }),
  fileUnpacksTooLarge: () => ({ status: 413, field: 'file', sentence: '文件展开后过大。请只保留需要的工作表，删去多余的空白行列后另存再上传。' }),
  sheetTooLong: ({ sheet }) => ({ status: 422, field: 'file', sentence: `工作表“${sheet}”超过 20,000 行，请拆成几个文件再上传。` }),
  sheetTooWide: ({ sheet }) => ({ status: 422, field: 'file', sentence: `工作表“${sheet}”超过 200 列，请删去多余的列后再上传。` }),
  tooManySheets: ({ sheets }) => ({ status: 422, field: 'file', sentence: `文件里有 ${sheets} 张工作表，最多 ${SHEET_LIMITS.sheets} 张。请只保留需要的工作表，另存后再上传。` }),
  tooManyCells: () => ({ status: 413, field: 'file', sentence: '文件里有内容的单元格超过 100 万个，或文字合计过多。请只保留需要的工作表和列，或拆成几个文件再上传。' }),
  tooManyMerges: ({ sheet }) => ({ status: 422, field: 'file', sentence: `工作表“${sheet}”的合并单元格超过 10 万处。请取消不需要的合并，另存后再上传。` }),
  mergesOverlap: ({ sheet }) => ({ status: 422, field: 'file', sentence: `工作表“${sheet}”里有互相重叠的合并单元格，文件已损坏。请在 Excel 或 WPS 里打开、修复并另存一次后再上传。` }),
  fileOutgrows: ({ limit }) => ({
    status: 422, field: 'file', sentence: `读取这个文件${limit === 'time' ? '用时过长' : '占用内存过多'}，没有读下去。请只保留需要的工作表和行列，另存为“Excel 工作簿（.xlsx）”后再上传。`,
  }),
  fileGone: () => ({ status: 422, field: 'file', sentence: '上传的文件在服务器上已经不在，或内容被改动过，没有读取。请重新上传。' }),
  encodingUnknown: () => ({ status: 422, field: 'file', sentence: '认不出文件的文字编码。请在 Excel 或 WPS 里另存为“CSV UTF-8”或 .xlsx 后再上传。' }),
  noCells: () => ({ status: 422, field: 'file', sentence: '文件里没有任何内容，请确认选对了文件。' }),
};

/** `A`, `B` … `AA` for a column counted from 0. */
export const columnName = (column: number): string => (column < 26 ? '' : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** The text of a cell: what nobody sees and blanks at the edges go, and every end of a line is the same. */
export const tidyCell = (text: string): string => (text === '' ? '' : cleaned(text).replaceAll('\u00A0', ' ').trim());

/** What spreadsheets show where a formula failed. */
const ERROR_WORD = /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA)$/i;

/** The trouble of a text that is no text: the word of a failed formula. */
export const troubleOfText = (text: string): CellTrouble | null => (text.startsWith('#') && ERROR_WORD.test(text) ? { code: 'cellError', word: text } : null);

/** Whether two of the ranges have a cell in common, which no spreadsheet makes. Columns beyond those that are taken are not looked at. */
export function mergesOverlap(merges: readonly Merge[]): boolean {
  const takenTo = new Int32Array(SHEET_LIMITS.columns).fill(-1);
  for (const { top, left, bottom, right } of [...merges].sort((one, other) => one.top - other.top)) {
    for (let column = left; column <= Math.min(right, takenTo.length - 1); column += 1) {
      if (takenTo[column]! >= top) return true;
      takenTo[column] = bottom;
    }
  }
  return false;
}

/**
 * Fills merged ranges with the text of their first cell. Ranges that reach beyond the rows or columns in use end there. `filling` is told
 * how many cells are about to be filled with what.
 */
export function fillMerges(rows: string[][], merges: readonly Merge[], filling: (cells: number, text: string) => void = () => undefined): Merge[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return merges
    .map((merge) => ({ ...merge, bottom: Math.min(merge.bottom, rows.length - 1), right: Math.min(merge.right, width - 1) }))
    .filter(({ top, left, bottom, right }) => bottom >= top && right >= left)
    .map((merge) => {
      const text = rows[merge.top]![merge.left] ?? '';
      if (text === '') return merge;
      filling((merge.bottom - merge.top + 1) * (merge.right - merge.left + 1) - 1, text);
      for (let row = merge.top; row <= merge.bottom; row += 1) {
        const cells = rows[row]!;
        while (cells.length <= merge.right) cells.push('');
        cells.fill(text, merge.left, merge.right + 1);
      }
      return merge;
    });
}

/** The notes of merged cells at every row that their cell reaches, so that each row can tell its own. */
export function spreadNotes(notes: readonly CellNote[], merges: readonly Merge[]): CellNote[] {
  if (notes.length === 0) return [];
  const tall = new Map(merges.filter(({ top, bottom }) => bottom > top).map((merge) => [`${merge.top}:${merge.left}`, merge]));
  return notes.flatMap((note) => {
    const merge = tall.get(`${note.row}:${note.column}`);
    return merge ? Array.from({ length: merge.bottom - merge.top + 1 }, (_, at) => ({ ...note, row: merge.top + at })) : [note];
  });
}
