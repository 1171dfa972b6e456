import { type ForeignFile, type Sheet, SHEET_LIMITS, type SheetRefusal } from '~/domain/risk/import/sheet';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { fileKind, PICTURES } from '~/domain/shared/fileKind';
import { decodeText, SAMPLE } from './csv/decodeText';
import { readCsv } from './csv/readCsv';
import { readWorkbook } from './xlsx/readSheet';

/** Signs that stand in no text: what controls a device, blanks and line ends excepted. */
const HARMLESS = new Set(Array.from('\t\n\v\f\r\u001a\u001b', (sign) => sign.charCodeAt(0)));

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < 0x20 || code === 0x7f) && !HARMLESS.has(code)) return true;
  }
  return false;
}

/** Whether a compound file has a stream of this name. */
const hasStream = (bytes: Buffer, stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'));

/** What a compound file of the old office programs holds, by its streams, and where those say nothing by its name; so are the two spreadsheets told apart. */
function compoundKind(bytes: Buffer, name: string): 'locked' | ForeignFile {
  if (hasStream(bytes, 'EncryptedPackage')) return 'locked';
  if (hasStream(bytes, 'WordDocument')) return 'word';
  if (hasStream(bytes, 'PowerPoint Document')) return 'slides';
  const isTable = hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book');
  if (!isTable && /\.(do[ct]|wp[st]|wri)$/i.test(name)) return 'word';
  if (!isTable && /\.(pp[ts]|dp[st]|pot)$/i.test(name)) return 'slides';
  return /\.ett?$/i.test(name) ? 'wps' : 'oldExcel';
}

/** What a file is by its first bytes, whatever its name says: a workbook, text as far as they tell, or something that is no table. */
function kindOf(bytes: Buffer, name: string): 'workbook' | 'text' | 'locked' | ForeignFile {
  const kind = fileKind(bytes);
  if (kind === 'zip') return 'workbook';
  if (kind === 'compound') return compoundKind(bytes, name);
  if (kind === 'pdf') return 'pdf';
  if (PICTURES.includes(kind)) return 'picture';
  const head = bytes.subarray(0, SAMPLE);
  const plain = head.toString('latin1');
  if (/<\?mso-application\s+progid="Excel\.Sheet"/i.test(plain)) return 'xmlTable';
  if (plain.startsWith('ID;P')) return 'sylk';
  if (plain.startsWith('{\\rtf')) return 'word';
  if (/^mime-version:/i.test(plain.trimStart())) return 'web';
  if (/^<(!doctype html|html|\?xml|table|meta)/.test(plain.replace(/^\xef\xbb\xbf/, '').trimStart().toLowerCase())) return 'web';
  return hasControls(decodeText(head, true)?.text ?? plain) ? 'binary' : 'text';
}

/** Whether the lines of a text are divided into columns: at least two of its first ones by the same sign; a single line tells nothing. */
function hasColumns(bytes: Buffer): boolean {
  const lines = (decodeText(bytes.subarray(0, SAMPLE), true)?.text ?? '').split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  return lines.length < 2 || ['\t', ',', ';'].some((sign) => lines.filter((line) => line.includes(sign)).length >= 2);
}

/** The kind of a file by its name, size and first bytes; refused when they tell already that it is no table. */
function knownKind(bytes: Buffer, name: string): Decision<'workbook' | 'text', SheetRefusal> {
  if (bytes.length === 0) return refused({ code: 'fileEmpty' });
  if (bytes.length > SHEET_LIMITS.bytes) return refused({ code: 'fileTooLarge', bytes: bytes.length });
  const kind = kindOf(bytes, name);
  if (kind === 'locked') return refused({ code: 'fileLocked' });
  if (kind === 'text' && /\.xls[xm]$/i.test(name)) return refused({ code: 'fileForeign', kind: 'notWorkbook' });
  if (kind === 'text' && !hasColumns(bytes)) return refused({ code: 'fileForeign', kind: 'prose' });
  return kind === 'workbook' || kind === 'text' ? decided(kind) : refused({ code: 'fileForeign', kind });
}

/**
 * Why a file is no table, as far as its name, size and first bytes tell without reading it; null when it has to be read to know.
 * What is called a workbook has to be one: text under such a name is a file that was renamed or spoilt on its way.
 */
export function notATable(bytes: Buffer, name: string): SheetRefusal | null {
  const known = knownKind(bytes, name);
  return known.ok ? null : known.refusal;
}

/** Text is decoded once and looked through to its end: it has no control signs but blanks, line ends and the end mark of old systems. */
function readText(bytes: Buffer, name: string): Decision<Sheet[], SheetRefusal> {
  const decoded = decodeText(bytes);
  if (!decoded) return refused({ code: 'encodingUnknown' });
  return hasControls(decoded.text) ? refused({ code: 'fileForeign', kind: 'binary' }) : readCsv(decoded.text, name);
}

/**
 * Reads a file as a table by what it is, whatever it is called: Excel workbook or text in any of the usual encodings.
 * `name` names the only sheet of a text table. Refused with the reason for everything else.
 */
export async function readTable(bytes: Buffer, name: string, progress?: (percent: number) => void): Promise<Decision<Sheet[], SheetRefusal>> {
  const known = knownKind(bytes, '');
  if (!known.ok) return known;
  return known.fact === 'workbook' ? readWorkbook(bytes, progress) : readText(bytes, name);
}
