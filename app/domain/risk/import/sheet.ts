import type { RefusalTexts } from '../../shared/refusal';

/** A merged range, rows and columns counted from 0, both ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet as text: row `n` of the file stands at index `n - 1`, merged cells are filled with what their first cell says. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly Merge[];
}

/** Largest file that is taken, its largest content unpacked, and most rows and columns of a sheet. */
export const SHEET_LIMITS = { bytes: 10 * 1024 * 1024, unpackedBytes: 96 * 1024 * 1024, rows: 20_000, columns: 200 } as const;

/** What a file was found to be instead of a table. */
export type ForeignFile = 'oldExcel' | 'web' | 'pdf' | 'picture' | 'word' | 'zip' | 'notWorkbook' | 'binary';

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
  | { readonly code: 'encodingUnknown' }
  | { readonly code: 'noCells' };

const FOREIGN: Readonly<Record<ForeignFile, string>> = {
  oldExcel: '这是旧版 Excel 文件（.xls）或加了密码的文件，请在 Excel 或 WPS 里去掉密码，另存为“Excel 工作簿（.xlsx）”后再上传。',
  web: '这个文件其实是网页，只是扩展名写成了表格。请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”后再上传。',
  pdf: '这是 PDF 文件，不能读出表格。请上传 .xlsx 或 .csv 文件。',
  picture: '这是图片，不能读出表格。请上传 .xlsx 或 .csv 文件。',
  word: '这是 Word 文件，请把表格复制到 Excel 或 WPS 表格里，存为 .xlsx 后再上传。',
  zip: '这个压缩文件里没有 Excel 工作表。请上传 .xlsx 或 .csv 文件本身。',
  notWorkbook: '文件名是 Excel 工作簿，内容却不是。请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”后再上传；文本表格请用 .csv 文件名。',
  binary: '这个文件不是表格。请上传 .xlsx 或 .csv 文件。',
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
  encodingUnknown: () => ({ status: 422, field: 'file', sentence: '认不出文件的文字编码。请在 Excel 或 WPS 里另存为“CSV UTF-8”或 .xlsx 后再上传。' }),
  noCells: () => ({ status: 422, field: 'file', sentence: '文件里没有任何内容，请确认选对了文件。' }),
};

/** Fills merged ranges with the text of their first cell. Ranges that reach beyond the rows or columns in use end there. */
export function fillMerges(rows: string[][], merges: readonly Merge[]): Merge[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return merges
    .map((merge) => ({ ...merge, bottom: Math.min(merge.bottom, rows.length - 1), right: Math.min(merge.right, width - 1) }))
    .filter(({ top, left, bottom, right }) => bottom >= top && right >= left)
    .map((merge) => {
      const text = rows[merge.top]![merge.left] ?? '';
      if (text === '') return merge;
      for (let row = merge.top; row <= merge.bottom; row += 1) {
        const cells = rows[row]!;
        while (cells.length <= merge.right) cells.push('');
        cells.fill(text, merge.left, merge.right + 1);
      }
      return merge;
    });
}
