import { type CellNote, columnName, fillMerges, type Merge, mergesOverlap, type Sheet, SHEET_LIMITS, type SheetRefusal, spreadNotes, tidyCell, troubleOfText } from '~/domain/risk/import/sheet';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { BrokenZip, LockedZip, openZip, type ZipArchive } from '../zip/readZip';
import { attributeOf, type Attributes, BrokenXml, type ElementListener, headsOf, hearElements, RichText, unescaped } from './elements';
import { type CellFormats, cellFormats, type CellReading } from './numbers';

/** Gives the reading up; told to the person who sent the file. */
class Refused extends Error {
  constructor(readonly refusal: SheetRefusal) {
    super(refusal.code);
  }
}

/**
 * Reads the visible sheets of an Excel workbook (.xlsx) as they are seen: numbers and days in the format of their cell, formulas by their
 * stored results, merged cells filled; cells that cannot be read so are noted. Leaves out empty sheets. `progress` is told percents.
 * Refused for what is no workbook, locked, damaged, or too large; nothing is unpacked before its size is known, each part is read once.
 */
export async function readWorkbook(bytes: Buffer, progress: (percent: number) => void = () => undefined): Promise<Decision<Sheet[], SheetRefusal>> {
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
  readonly formats: CellFormats;
  /** Filled cells and characters of all sheets so far. */
  readonly filled: { cells: number; signs: number };
}

/** What an archive without a workbook is. */
function foreignKind({ names }: ZipArchive): 'word' | 'xlsb' | 'ods' | 'zip' {
  if (names.includes('xl/workbook.bin')) return 'xlsb';
  if (names.includes('word/document.xml')) return 'word';
  return names.includes('content.xml') && names.includes('mimetype') ? 'ods' : 'zip';
}

/** Reads parts by name, none twice and none beyond what a file may unpack to. */
function partsOf(zip: ZipArchive): <T>(name: string, called: string, read: (bytes: Buffer) => T) => Promise<T | null> {
  const taken = new Set<string>();
  let left: number = SHEET_LIMITS.unpackedBytes;
  return async (name, called, read) => {
    left -= zip.sizeOf(name);
    if (left < 0) throw new Refused({ code: 'fileUnpacksTooLarge' });
    if (taken.has(name)) throw new Refused({ code: 'fileDamaged', part: called });
    taken.add(name);
    const bytes = await zip.read(name);
    try {
      return bytes && read(bytes);
    } catch (error) {
      if (error instanceof BrokenXml) throw new Refused({ code: 'fileDamaged', part: called });
      throw error;
    }
  };
}

async function sheetsOf(zip: ZipArchive, progress: (percent: number) => void): Promise<Sheet[]> {
  if (zip.names.length > SHEET_LIMITS.entries) throw new Refused({ code: 'fileUnpacksTooLarge' });
  const main = zip.names.find((name) => /^xl\/workbook\d*\.xml$/.test(name));
  if (!main) throw new Refused({ code: 'fileForeign', kind: foreignKind(zip) });
  const claimed = zip.names.filter((name) => /\.(?:xml|rels)$/.test(name)).reduce((sum, name) => sum + zip.sizeOf(name), 0);
  if (claimed > SHEET_LIMITS.unpackedBytes) throw new Refused({ code: 'fileUnpacksTooLarge' });
  const part = partsOf(zip);
  const { listed, since1904 } = (await part(main, main, readContents))!;
  if (listed.length > SHEET_LIMITS.sheets) throw new Refused({ code: 'tooManySheets', sheets: listed.length });
  const links = (await part(`xl/_rels/${main.slice(3)}.rels`, main, (bytes) => headsOf(bytes, 'Relationship'))) ?? [];
  const targets = new Map(links.map((link) => [attributeOf(link, 'Id'), attributeOf(link, 'Target')]));
  const book: Book = {
    shared: (await part('xl/sharedStrings.xml', 'xl/sharedStrings.xml', sharedStrings)) ?? [],
    formats: (await part('xl/styles.xml', 'xl/styles.xml', (bytes) => cellFormats(bytes, since1904))) ?? cellFormats(null, since1904),
    filled: { cells: 0, signs: 0 },
  };
  progress(20);
  const sheets: Sheet[] = [];
  for (const [index, head] of listed.entries()) {
    const name = attributeOf(head, 'name') ?? '';
    const target = targets.get(attributeOf(head, 'id'));
    const path = target?.startsWith('/') ? target.slice(1) : `xl/${target}`;
    if (!target || !zip.names.includes(path)) throw new Refused({ code: 'fileDamaged', part: name || path });
    if (!path.includes('worksheets/')) continue;
    const sheet = (await part(path, name || path, (bytes) => readSheet(name, bytes, book)))!;
    if (sheet.rows.length > 0) sheets.push(sheet);
    progress(20 + Math.floor((75 * (index + 1)) / listed.length));
  }
  if (sheets.length === 0) throw new Refused({ code: 'noCells' });
  return sheets;
}

/** The sheets that are seen, and the beginning of the calendar. */
function readContents(bytes: Buffer): { listed: Attributes[]; since1904: boolean } {
  const listed: Attributes[] = [];
  let since1904 = false;
  hearElements(bytes, {
    open: (name, attributes) => {
      if (name === 'sheet' && (attributeOf(attributes, 'state') ?? 'visible') === 'visible') listed.push(attributes);
      if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
    },
  });
  return { listed, since1904 };
}

function sharedStrings(bytes: Buffer): string[] {
  const strings: string[] = [];
  const text = new RichText();
  hearElements(bytes, {
    open: (name) => text.open(name),
    text: (piece) => text.text(piece),
    close: (name) => {
      text.close(name);
      if (name === 'si') strings.push(text.take());
    },
  });
  return strings;
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** `G5` counted from 0; either half may be missing. */
function placeOf(reference: string | undefined): { row: number | null; column: number | null } {
  const found = /^([A-Z]{1,3})?([1-9]\d{0,6})$/.exec(reference ?? '');
  return { row: found ? Number(found[2]) - 1 : null, column: found?.[1] ? columnOf(found[1]) : null };
}

const columnOf = (letters: string): number => Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Reads the cells of one sheet as they come, and stops where the sheet outgrows what is taken. */
class SheetReader implements ElementListener {
  readonly rows: string[][] = [];
  readonly merges: Merge[] = [];
  readonly notes: CellNote[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  private row = -1;
  private column = -1;
  private cell: Attributes = {};
  private formula = false;
  private result: string | null = null;
  private inside = '';
  private readonly inline = new RichText();

  constructor(private readonly name: string, private readonly book: Book) {}

  open(name: string, attributes: Attributes): void {
    this.inline.open(name);
    this.inside = name;
    if (name === 'c') this.beginCell(attributes);
    else if (name === 'f') this.formula = true;
    else if (name === 'v') this.result = '';
    else if (name === 'row') this.beginRow(attributes);
    else if (name === 'mergeCell') this.merge(attributes['ref'] ?? '');
    else if (name === 'col' && isTrue(attributes['hidden'])) this.hideColumns(Number(attributes['min']), Number(attributes['max']));
  }

  text(text: string): void {
    if (this.inside === 'v') this.result = (this.result ?? '') + text;
    else this.inline.text(text);
  }

  close(name: string): void {
    this.inline.close(name);
    this.inside = '';
    if (name === 'c') this.endCell();
  }

  private beginRow({ r, hidden }: Attributes): void {
    this.row = placeOf(r).row ?? this.row + 1;
    this.column = -1;
    if (isTrue(hidden) && this.row < SHEET_LIMITS.rows) this.hiddenRows.add(this.row);
  }

  private beginCell(attributes: Attributes): void {
    this.cell = attributes;
    this.column = placeOf(attributes['r']).column ?? this.column + 1;
    this.formula = false;
    this.result = null;
    this.inline.take();
  }

  private endCell(): void {
    const { text, trouble } = this.reading();
    if (text === '' && !trouble) return;
    const { row, column } = this;
    if (row < 0) throw new Refused({ code: 'fileDamaged', part: this.name });
    if (row >= SHEET_LIMITS.rows) throw new Refused({ code: 'sheetTooLong', sheet: this.name });
    if (column >= SHEET_LIMITS.columns) throw new Refused({ code: 'sheetTooWide', sheet: this.name });
    if (trouble) this.notes.push({ row, column, cell: `${columnName(column)}${row + 1}`, trouble });
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row]!;
    while (cells.length < column) cells.push('');
    cells[column] = text;
    this.count(1, text.length);
  }

  count(cells: number, signs: number): void {
    const { filled } = this.book;
    filled.cells += cells;
    filled.signs += signs;
    if (filled.cells > SHEET_LIMITS.cells || filled.signs > SHEET_LIMITS.signs) throw new Refused({ code: 'tooManyCells' });
  }

  /** What stands in the cell that ends here. */
  private reading(): CellReading {
    const { cell, result, formula } = this;
    const { t: type = 'n', s: style = '0' } = cell;
    const format = this.book.formats(Number(style));
    if (type === 'inlineStr') return told(format.words(tidyCell(this.inline.take())));
    if (result === null) return formula ? { text: '', trouble: { code: 'formulaUnread' } } : { text: '' };
    switch (type) {
      case 's': return told(format.words(tidyCell(this.book.shared[Number(result)] ?? '')));
      case 'b': return { text: result.trim() === '1' ? '是' : '否' };
      case 'n': return result === '' && formula ? { text: '', trouble: { code: 'formulaUnread' } } : format.number(result);
      case 'e': return { text: '', trouble: { code: 'cellError', word: tidyCell(result).slice(0, 20) } };
      case 'd': return { text: tidyCell(result).slice(0, 10) };
      default: return told(format.words(tidyCell(unescaped(result))));
    }
  }

  private merge(reference: string): void {
    const [from, to] = reference.split(':').map(placeOf);
    if (from?.row == null || from.column === null || to?.row == null || to.column === null) return;
    if (this.merges.length >= SHEET_LIMITS.merges) throw new Refused({ code: 'tooManyMerges', sheet: this.name });
    this.merges.push({ top: Math.min(from.row, to.row), left: Math.min(from.column, to.column), bottom: Math.max(from.row, to.row), right: Math.max(from.column, to.column) });
  }

  private hideColumns(first: number, last: number): void {
    for (let column = Math.max(1, first); column <= Math.min(last, SHEET_LIMITS.columns); column += 1) this.hiddenColumns.add(column - 1);
  }
}

const told = (text: string): CellReading => {
  const trouble = troubleOfText(text);
  return trouble ? { text: '', trouble } : { text };
};

function readSheet(name: string, bytes: Buffer, book: Book): Sheet {
  const reader = new SheetReader(name, book);
  hearElements(bytes, reader);
  const { rows } = reader;
  if (mergesOverlap(reader.merges)) throw new Refused({ code: 'mergesOverlap', sheet: name });
  const merges = fillMerges(rows, reader.merges, (cells, text) => reader.count(cells, cells * text.length));
  const notes = spreadNotes(reader.notes, merges);
  reader.count(notes.length, 0);
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const hiddenRows = [...reader.hiddenRows].filter((row) => (rows[row]?.length ?? 0) > 0);
  const hiddenColumns = [...reader.hiddenColumns].filter((column) => column < width);
  return {
    name, rows, merges,
    ...(notes.length > 0 ? { notes } : {}), ...(hiddenRows.length > 0 ? { hiddenRows } : {}), ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}),
  };
}
