import { setImmediate } from 'node:timers/promises';
import { fillMerges, type Merge, type Sheet, SHEET_LIMITS, type SheetRefusal } from '~/domain/risk/import/sheet';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { BrokenZip, LockedZip, openZip, type ZipArchive } from '../zip/readZip';
import { type NumberKind, numberKinds, numberText } from './numbers';
import { attribute, headsOf, plainText, richText } from './xml';

/** Rows read before others get their turn on the process. */
const ROWS_AT_ONCE = 500;

class Refused extends Error {
  constructor(readonly refusal: SheetRefusal) {
    super(refusal.code);
  }
}

/**
 * Reads the visible sheets of an Excel workbook (.xlsx) as text: cached results of formulas, dates as `2026-11-21`,
 * merged cells filled. Leaves out empty sheets. `progress` is told percents. Refused for what is no workbook, locked,
 * damaged, or too large; nothing is unpacked before its size is known.
 */
export async function readWorkbook(bytes: Buffer, progress: (percent: number) => Promise<void> = async () => undefined): Promise<Decision<Sheet[], SheetRefusal>> {
  try {
    return decided(await sheetsOf(openZip(bytes), progress));
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusal);
    if (error instanceof LockedZip) return refused({ code: 'fileLocked' });
    if (error instanceof BrokenZip) return refused({ code: 'fileDamaged', part: error.part });
    throw error;
  }
}

interface Book {
  readonly shared: readonly string[];
  readonly kinds: readonly NumberKind[];
  readonly since1904: boolean;
}

async function sheetsOf(zip: ZipArchive, progress: (percent: number) => Promise<void>): Promise<Sheet[]> {
  const main = zip.names.find((name) => /^xl\/workbook\d*\.xml$/.test(name));
  if (!main) throw new Refused({ code: 'fileForeign', kind: zip.names.includes('word/document.xml') ? 'word' : 'zip' });
  if (zip.names.filter((name) => name.endsWith('.xml')).reduce((sum, name) => sum + zip.sizeOf(name), 0) > SHEET_LIMITS.unpackedBytes) throw new Refused({ code: 'fileUnpacksTooLarge' });
  const text = async (name: string): Promise<string> => (await zip.read(name))?.toString('utf8') ?? '';
  const workbook = await text(main);
  const targets = new Map(headsOf(await text(`xl/_rels/${main.slice(3)}.rels`), 'Relationship').map((head) => [attribute(head, 'Id'), attribute(head, 'Target') ?? '']));
  const listed = headsOf(workbook, 'sheet').filter((head) => (attribute(head, 'state') ?? 'visible') === 'visible');
  const book: Book = {
    shared: sharedStrings(await text('xl/sharedStrings.xml')),
    kinds: numberKinds(await text('xl/styles.xml')),
    since1904: headsOf(workbook, 'workbookPr').some((head) => /^(1|true)$/.test(attribute(head, 'date1904') ?? '')),
  };
  await progress(20);
  const sheets: Sheet[] = [];
  for (const [index, head] of listed.entries()) {
    const target = targets.get(attribute(head, 'id'));
    const part = target?.startsWith('/') ? target.slice(1) : `xl/${target}`;
    if (!target || !zip.names.includes(part)) throw new Refused({ code: 'fileDamaged', part: attribute(head, 'name') ?? part });
    if (!part.includes('worksheets/')) continue;
    const sheet = await sheetOf(attribute(head, 'name') ?? '', await text(part), book);
    if (sheet.rows.length > 0) sheets.push(sheet);
    await progress(20 + Math.floor((75 * (index + 1)) / listed.length));
  }
  if (sheets.length === 0) throw new Refused({ code: 'noCells' });
  return sheets;
}

const STRING_ITEM = /<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g;

const sharedStrings = (xml: string): string[] => Array.from(xml.matchAll(STRING_ITEM), (found) => richText(found[1] ?? ''));

const TAG = /<(?:\w+:)?(row|c)\b([^>]*?)(\/?)>/g;
const CELL_END = /<\/(?:\w+:)?c>/g;
const VALUE = /<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/;
const PLACE = /(?:^|\s)r="([A-Z]+)?(\d+)"/;
const KIND = /(?:^|\s)t="(\w+)"/;
const FORMAT = /(?:^|\s)s="(\d+)"/;

async function sheetOf(name: string, xml: string, book: Book): Promise<Sheet> {
  const rows: string[][] = [];
  let row = -1;
  let column = -1;
  let since = 0;
  const scan = new RegExp(TAG);
  for (let tag = scan.exec(xml); tag; tag = scan.exec(xml)) {
    const [, kind, head, closed] = tag;
    const place = PLACE.exec(head!);
    if (kind === 'row') {
      row = place ? Number(place[2]) - 1 : row + 1;
      column = -1;
      if ((since += 1) % ROWS_AT_ONCE === 0) await setImmediate();
      continue;
    }
    column = place?.[1] ? columnOf(place[1]) : column + 1;
    if (closed) continue;
    const end = new RegExp(CELL_END);
    end.lastIndex = scan.lastIndex;
    const stop = end.exec(xml);
    if (!stop) throw new Refused({ code: 'fileDamaged', part: name });
    const text = cellText(head!, xml.slice(scan.lastIndex, stop.index), book);
    scan.lastIndex = end.lastIndex;
    if (text === '') continue;
    if (row >= SHEET_LIMITS.rows) throw new Refused({ code: 'sheetTooLong', sheet: name });
    if (column >= SHEET_LIMITS.columns) throw new Refused({ code: 'sheetTooWide', sheet: name });
    while (rows.length <= row) rows.push([]);
    const cells = rows[row]!;
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }
  return { name, rows, merges: fillMerges(rows, headsOf(xml, 'mergeCell').flatMap(mergeOf)) };
}

function cellText(head: string, content: string, { shared, kinds, since1904 }: Book): string {
  const type = KIND.exec(head)?.[1] ?? 'n';
  if (type === 'inlineStr') return tidy(richText(content));
  const raw = VALUE.exec(content)?.[1];
  if (raw === undefined) return '';
  if (type === 's') return tidy(shared[Number(raw)] ?? '');
  if (type === 'b') return raw === '1' ? '是' : '否';
  if (type === 'n') return numberText(raw, kinds[Number(FORMAT.exec(head)?.[1] ?? 0)] ?? 'plain', since1904);
  return tidy(plainText(raw)).slice(0, type === 'd' ? 10 : undefined);
}

/** Line ends of any system become one, and blanks at the edges go. */
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\u00A0', ' ').trim();

const columnOf = (letters: string): number => Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function mergeOf(head: string): Merge[] {
  const found = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(attribute(head, 'ref') ?? '');
  return found ? [{ left: columnOf(found[1]!), top: Number(found[2]) - 1, right: columnOf(found[3]!), bottom: Number(found[4]) - 1 }] : [];
}
