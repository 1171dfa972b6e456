import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '~/documents/xlsx/readSheet';
import { type Row, type Workbook, workbookBytes, workbookPieces } from '~/documents/xlsx/workbook';
import { tablePieces, writeTable } from '~/documents/xlsx/writeTable';
import { openZip } from '~/documents/zip/readZip';
import { writeZip, zipPieces } from '~/documents/zip/writeZip';

const opened = async (bytes: Buffer): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
};
const gathered = async (pieces: AsyncIterable<Buffer>): Promise<Buffer> => {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
};
const SHEET: Workbook['sheet'] = { name: '台账', columns: [{ width: 20 }, { width: 10 }], orientation: 'landscape', margins: { left: 0.5, right: 0.5, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 } };
const line = (...values: Row['values']): Row => ({ values, looks: values.map(() => null) });
const table = (rows: readonly (readonly (string | number | null)[])[]) => ({ name: '台账', columns: [{ head: '编号', width: 20 }, { head: '说明', width: 40, choices: ['每日', '每周'] }], rows, frozenColumns: 1 });
/** A PNG of one pixel. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('a workbook', () => {
  it('keeps every text as text, whatever it begins with or is made of, and numbers as numbers', async () => {
    const texts = ['=1+1', '+86 571', '-5', '@a', '<&>"\'', '_x0041_', '第一行\n第二行', '𠮷野家', ' 两端有空格 ', `一${'\u0000\u000b\uFFFE'}二`];
    const bytes = await writeTable(table(texts.map((text, index) => [text, index + 0.5])));
    const sheet = (await opened(bytes)).worksheets[0]!;
    const shown = texts.map((text) => (text.startsWith('一\u0000') ? '一二' : text));
    expect(texts.map((_, index) => sheet.getCell(index + 2, 1).text)).toEqual(shown.map((text) => (text === '_x0041_' ? '_x005F_x0041_' : text)));
    expect(sheet.getCell(2, 1).type).toBe(ExcelJS.ValueType.String);
    expect(sheet.getCell(3, 2).value).toBe(1.5);
    const read = await readWorkbook(bytes);
    expect(read.ok && read.fact[0]!.rows.slice(1).map(([text]) => text)).toEqual(shown.map((text) => text.trim()));
  });

  it('asks readers to keep the blanks and line ends of a text that has some they might take away, and only of such', async () => {
    const archive = openZip(await workbookBytes({ sheet: SHEET, rows: [line(' 甲', '乙 '), line('丙\n丁', '戊  己'), line('庚 辛', '壬')] }));
    const xml = (await archive.read('xl/worksheets/sheet1.xml'))!.toString();
    expect(['甲', '乙', '丙', '戊', '庚', '壬'].map((text) => [text, new RegExp(`<t xml:space="preserve">[^<]*${text}`).test(xml)])).toEqual([
      ['甲', true], ['乙', true], ['丙', true], ['戊', true], ['庚', false], ['壬', false],
    ]);
  });

  it('flows in pieces of any length, short ones and some longer than are packed at a time, with nothing lost between them', async () => {
    const pieces = Array.from({ length: 400 }, (_, index) => `${index}𠮷野家${'车间'.repeat(index % 7 === 0 ? 20_000 : index)}`);
    async function* parts() {
      yield { name: 'flowing.txt', pieces };
    }
    const bytes = await gathered(zipPieces(parts()));
    expect((await openZip(bytes).read('flowing.txt'))!.equals(Buffer.from(pieces.join('')))).toBe(true);
    expect((await gathered(zipPieces(parts()))).equals(bytes)).toBe(true);
  });

  it('offers the values of a column by a reference that spreadsheets understand, on a sheet that is hidden', async () => {
    const book = await opened(await writeTable(table([['甲', '每日']])));
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([['台账', 'visible'], ['选项', 'hidden']]);
    expect(book.worksheets[0]!.getCell('B2').dataValidation).toMatchObject({ type: 'list', formulae: ['选项!$A$1:$A$2'] });
    expect(book.worksheets[1]!.getCell('A2').text).toBe('每周');
    expect(book.worksheets[0]!.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 1 });
    expect((await opened(await writeTable({ ...table([]), columns: [{ head: '编号', width: 9 }] }))).worksheets).toHaveLength(1);
  });

  it('is the same bytes in pieces and as a whole, of rows that come by themselves and of rows that were there', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => [`第 ${index} 行`, index]);
    async function* coming(): AsyncGenerator<readonly (string | number)[]> {
      for (const row of rows) yield await Promise.resolve(row);
    }
    const whole = await writeTable(table(rows));
    expect((await gathered(tablePieces({ ...table([]), rows: coming() }))).equals(whole)).toBe(true);
  });

  it('goes on in a further sheet, under the same head, where a sheet is full', async () => {
    const rows = [line('编号', '值'), ...Array.from({ length: 7 }, (_, index) => line(`第 ${index + 1} 行`, index))];
    const book = await opened(await workbookBytes({ sheet: { ...SHEET, frozen: { rows: 1, columns: 0 } }, rows, rowsASheet: 4 }));
    expect(book.worksheets.map((sheet) => [sheet.name, sheet.getSheetValues().slice(1).map((row) => (row as unknown[])[1])])).toEqual([
      ['台账', ['编号', '第 1 行', '第 2 行', '第 3 行']], ['台账 2', ['编号', '第 4 行', '第 5 行', '第 6 行']], ['台账 3', ['编号', '第 7 行']],
    ]);
    expect((await opened(await workbookBytes({ sheet: SHEET, rows: rows.slice(0, 4), rowsASheet: 4 }))).worksheets).toHaveLength(1);
    expect((await opened(await workbookBytes({ sheet: SHEET, rows: [] }))).worksheets).toHaveLength(1);
  });

  it('has merged cells, looks, and a picture below its last row, stored and not packed again', async () => {
    const look = { size: 12, bold: true, ground: 'FDECEA', frame: '333333', align: 'center' } as const;
    const row: Row = { values: [[{ text: '◆', look: { ...look, colour: 'C00000' } }, { text: ' 重大', look }], null], looks: [look, look], merges: [{ column: 0, columns: 2, rows: 1 }], height: 42 };
    const bytes = await workbookBytes({ sheet: { ...SHEET, picture: { png: PNG, side: 84 } }, rows: [row, line('末行', 1)] });
    const book = await opened(bytes);
    const sheet = book.worksheets[0]!;
    const cell = sheet.getCell('A1');
    expect([cell.text, cell.fill, cell.alignment, sheet.getCell('B1').master.address, sheet.getRow(1).height]).toMatchObject(['◆ 重大', { fgColor: { argb: 'FFFDECEA' } }, { horizontal: 'center', wrapText: true }, 'A1', 42]);
    const [image] = sheet.getImages();
    expect([image!.range.tl.nativeRow, Buffer.from(book.getImage(Number(image!.imageId)).buffer!)]).toEqual([2, PNG]);
    expect(bytes.includes(PNG)).toBe(true);
  });

  it('asks for no more rows than its reader takes, and lets them end when nobody reads on', async () => {
    let made = 0;
    let ended = false;
    function* endless(): Generator<Row> {
      try {
        for (;;) {
          made += 1;
          yield line(`第 ${made} 行 ${Math.sin(made)}`, made);
        }
      } finally {
        ended = true;
      }
    }
    const pieces = workbookPieces({ sheet: SHEET, rows: endless() });
    for (let taken = 0; taken < 5; taken += 1) await pieces.next();
    const still = async (seen: number): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return made === seen ? made : still(made);
    };
    expect(await still(0)).toBeLessThan(20_000);
    await pieces.return(undefined);
    expect(ended).toBe(true);
  });

  it('tells whoever reads it that its rows could not be made', async () => {
    async function* failing(): AsyncGenerator<Row> {
      yield await Promise.resolve(line('一', 1));
      throw new Error('the database is gone');
    }
    await expect(workbookBytes({ sheet: SHEET, rows: failing() })).rejects.toThrow('the database is gone');
  });
});

describe('an archive', () => {
  it('stores what is packed already and packs the rest, and is read back part by part', async () => {
    const text = '台账'.repeat(5_000);
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(3_000, 7)]);
    const bytes = writeZip([{ name: '照片/一.jpg', content: jpeg }, { name: 'a.xml', content: text }]);
    expect(bytes.includes(jpeg)).toBe(true);
    expect(bytes.length).toBeLessThan(jpeg.length + 1_000);
    const zip = openZip(bytes);
    expect([zip.names, await zip.read('照片/一.jpg'), (await zip.read('a.xml'))!.toString()]).toEqual([['照片/一.jpg', 'a.xml'], jpeg, text]);
  });

  it('takes parts whose size is known at their end only', async () => {
    async function* parts() {
      yield { name: 'flowing.txt', pieces: Array.from({ length: 20_000 }, (_, index) => `第 ${index} 行\n`) };
      yield { name: 'empty.txt', pieces: [] };
      yield await Promise.resolve({ name: 'whole.txt', content: '完' });
    }
    const zip = openZip(await gathered(zipPieces(parts())));
    expect(zip.names).toEqual(['flowing.txt', 'empty.txt', 'whole.txt']);
    const flowing = (await zip.read('flowing.txt'))!.toString();
    expect([flowing.startsWith('第 0 行\n'), flowing.endsWith('第 19999 行\n'), flowing.split('\n').length]).toEqual([true, true, 20_001]);
    expect([(await zip.read('empty.txt'))!.length, (await zip.read('whole.txt'))!.toString()]).toEqual([0, '完']);
  });
});
