import { type ForeignFile, type Sheet, SHEET_LIMITS, type SheetRefusal } from '~/domain/risk/import/sheet';
import { type Decision, refused } from '~/domain/shared/decision';
import { readCsv } from './csv/readCsv';
import { readWorkbook } from './xlsx/readSheet';

const starts = (bytes: Buffer, signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);

/** What a file is by its first bytes, whatever its name says: a workbook, text, or something that is no table. */
function kindOf(bytes: Buffer): 'workbook' | 'text' | ForeignFile {
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'workbook';
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'oldExcel';
  if (starts(bytes, [0x25, 0x50, 0x44, 0x46])) return 'pdf';
  if (starts(bytes, [0xff, 0xd8, 0xff]) || starts(bytes, [0x89, 0x50, 0x4e, 0x47]) || starts(bytes, [0x47, 0x49, 0x46, 0x38])) return 'picture';
  const head = bytes.subarray(0, 2_048).toString('latin1').replace(/^\xef\xbb\xbf/, '').trimStart().toLowerCase();
  if (/^<(!doctype html|html|\?xml|table|meta)/.test(head)) return 'web';
  return isText(bytes) ? 'text' : 'binary';
}

/** Text has no control signs but blanks and line ends; zero bytes are allowed only beside one of two-byte text. */
function isText(bytes: Buffer): boolean {
  const wide = starts(bytes, [0xff, 0xfe]) || starts(bytes, [0xfe, 0xff]);
  const sample = bytes.subarray(0, 4_096);
  const zeros = sample.filter((byte) => byte === 0).length;
  if (wide) return true;
  if (zeros > 0) return zeros >= sample.length / 20 && zeros <= sample.length / 2;
  return !sample.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

/** Why a file is no table, as far as its size and first bytes tell without reading it; null when it has to be read to know. */
export function notATable(bytes: Buffer): SheetRefusal | null {
  if (bytes.length === 0) return { code: 'fileEmpty' };
  if (bytes.length > SHEET_LIMITS.bytes) return { code: 'fileTooLarge', bytes: bytes.length };
  const kind = kindOf(bytes);
  return kind === 'workbook' || kind === 'text' ? null : { code: 'fileForeign', kind };
}

/**
 * Reads a file as a table by what it is, whatever it is called: Excel workbook or text in any of the usual encodings.
 * `name` names the only sheet of a text table. Refused with the reason for everything else.
 */
export async function readTable(bytes: Buffer, name: string, progress?: (percent: number) => Promise<void>): Promise<Decision<Sheet[], SheetRefusal>> {
  const refusal = notATable(bytes);
  if (refusal) return refused(refusal);
  return kindOf(bytes) === 'workbook' ? readWorkbook(bytes, progress) : readCsv(bytes, name);
}
