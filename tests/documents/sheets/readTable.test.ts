import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { notATable, readTable } from '~/documents/readTable';
import { writeZip } from '~/documents/zip/writeZip';
import { explain } from '~/domain/shared/refusal';
import { SHEET_REFUSALS, type Sheet } from '~/domain/risk/import/sheet';

const workbook = async (fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
};
const sheets = async (bytes: Buffer): Promise<Sheet[]> => {
  const read = await readTable(bytes, '清单.csv');
  if (!read.ok) throw new Error(read.refusal.code);
  return read.fact;
};
const sentence = async (bytes: Buffer): Promise<string> => {
  const read = await readTable(bytes, '清单.csv');
  return read.ok ? 'read' : explain(SHEET_REFUSALS, read.refusal).sentence;
};

describe('a workbook', () => {
  it('is read with merged cells filled, several lines in a cell, formulas by their results, days and shares as seen', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('清单');
      sheet.getCell('A1').value = '风险管控清单';
      sheet.mergeCells('A1:D1');
      sheet.getCell('A3').value = '挤塑车间';
      sheet.mergeCells('A3:A5');
      sheet.getCell('B3').value = '一、首检\r\n二、巡检';
      sheet.getCell('C3').value = { formula: '2*3', result: 6 };
      sheet.getCell('D3').value = { richText: [{ text: '绝缘' }, { text: '偏心', font: { bold: true } }] };
      sheet.getCell('B4').value = new Date(Date.UTC(2026, 10, 21));
      sheet.getCell('B4').numFmt = 'yyyy"年"m"月"d"日"';
      sheet.getCell('C4').value = 0.05;
      sheet.getCell('C4').numFmt = '0%';
      sheet.getCell('D4').value = 0.1 + 0.2;
      sheet.getCell('B5').value = { formula: 'B3&"x"', result: '一<二>&"三"' };
      sheet.getCell('C5').value = true;
    });
    const [sheet] = await sheets(bytes);
    expect(sheet!.rows).toEqual([
      ['风险管控清单', '风险管控清单', '风险管控清单', '风险管控清单'],
      [],
      ['挤塑车间', '一、首检\n二、巡检', '6', '绝缘偏心'],
      ['挤塑车间', '2026-11-21', '5%', '0.3'],
      ['挤塑车间', '一<二>&"三"', '是'],
    ]);
    expect(sheet!.merges).toContainEqual({ top: 2, bottom: 4, left: 0, right: 0 });
  });

  it('gives its visible sheets and leaves out hidden and empty ones', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('说明').getCell('A1').value = '填写说明';
      book.addWorksheet('清单').getCell('B2').value = '风险点';
      book.addWorksheet('选项', { state: 'hidden' }).getCell('A1').value = '重大';
      book.addWorksheet('空');
    });
    expect((await sheets(bytes)).map(({ name }) => name)).toEqual(['说明', '清单']);
  });

  it('of 10 MB with a picture in it is read', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('清单');
      for (let row = 0; row < 200; row += 1) sheet.addRow(['挤塑车间', `风险点 ${row}`]);
      const picture = Buffer.alloc(9 * 1024 * 1024 + 800 * 1024);
      for (let at = 0; at < picture.length; at += 4) picture.writeUInt32LE((at * 2_654_435_761) >>> 0, at);
      const id = book.addImage({ buffer: picture as unknown as ExcelJS.Buffer, extension: 'png' });
      sheet.addImage(id, 'D1:F6');
    });
    expect(bytes.length).toBeGreaterThan(9.5 * 1024 * 1024);
    expect((await sheets(bytes))[0]!.rows).toHaveLength(200);
  });

  it('written by other programs, with prefixes and inline strings, is read too', async () => {
    const bytes = writeZip([
      { name: 'xl/workbook.xml', content: '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="A&amp;B" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>' },
      { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>' },
      { name: 'xl/worksheets/sheet1.xml', content: '<x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>风险点</x:t></x:is></x:c><x:c/><x:c t="str"><x:f>1</x:f><x:v>好</x:v></x:c></x:row></x:sheetData></x:worksheet>' },
    ]);
    expect(await sheets(bytes)).toEqual([{ name: 'A&B', rows: [['风险点', '', '好']], merges: [] }]);
  });

  it('that unpacks to more than it may is refused before it is unpacked', async () => {
    const bomb = Buffer.alloc(100 * 1024 * 1024, 0x20);
    expect(deflateRawSync(bomb).length).toBeLessThan(1024 * 1024);
    expect(await sentence(writeZip([{ name: 'xl/workbook.xml', content: '' }, { name: 'xl/sharedStrings.xml', content: bomb }]))).toContain('展开后过大');
  });

  it('that is cut off or changed is called damaged', async () => {
    const bytes = await workbook((book) => void (book.addWorksheet('清单').getCell('A1').value = '风险点'));
    expect(await sentence(bytes.subarray(0, bytes.length - 40))).toContain('损坏');
    const changed = Buffer.from(bytes);
    const at = changed.indexOf('xl/worksheets/sheet1.xml') + 40;
    changed[at] = changed[at]! ^ 0xff;
    expect(await sentence(changed)).toContain('损坏');
  });

  it('with more than 20,000 rows is refused by the name of the sheet', async () => {
    const rows = Array.from({ length: 20_001 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`).join('');
    const bytes = writeZip([
      { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="全部" sheetId="1" r:id="a"/></sheets></workbook>' },
      { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>' },
      { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
    ]);
    expect(await sentence(bytes)).toBe('工作表“全部”超过 20,000 行，请拆成几个文件再上传。');
  });
});

describe('a text table', () => {
  const text = '风险点,管控措施\r\n"绝缘,偏心","一、首检\n二、""巡检"""\r\n\r\n击穿,耐压\r\n';
  const rows = [['风险点', '管控措施'], ['绝缘,偏心', '一、首检\n二、"巡检"'], [], ['击穿', '耐压']];
  const gbk = Buffer.from('b7e7cfd5b5e32cb9dcbfd8b4ebcaa90d0abef8d4b52cb2e2c1bf', 'hex');
  const utf16 = (big: boolean): Buffer => {
    const bytes = Buffer.from(text, 'utf16le');
    return big ? bytes.swap16() : bytes;
  };

  it.each<[string, Buffer]>([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-8 without a mark', Buffer.from(text)],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(false)])],
    ['UTF-16 turned round, with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(true)])],
    ['UTF-16 without a mark', utf16(false)],
  ])('in %s is read', async (_, bytes) => {
    expect((await sheets(bytes))[0]!.rows).toEqual(rows);
  });

  it('in GB 18030 is read', async () => {
    expect((await sheets(gbk))[0]!.rows).toEqual([['风险点', '管控措施'], ['绝缘', '测量']]);
  });

  it('separated by tabs or semicolons is read', async () => {
    expect((await sheets(Buffer.from('风险点\t措施\n偏心\t首检,巡检')))[0]!.rows).toEqual([['风险点', '措施'], ['偏心', '首检,巡检']]);
    expect((await sheets(Buffer.from('风险点;措施\n偏心;首检')))[0]!.rows[1]).toEqual(['偏心', '首检']);
  });
});

describe('what is not what it says', () => {
  it.each<[string, Buffer, string]>([
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '旧版 Excel'],
    ['a web page', Buffer.from('\uFEFF<html><table><tr><td>风险点</td></tr></table></html>'), '网页'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), '图片'],
    ['a Word document', writeZip([{ name: 'word/document.xml', content: '<w/>' }]), 'Word'],
    ['a plain archive', writeZip([{ name: 'a.txt', content: 'a' }]), '压缩文件'],
    ['something else', Buffer.from([1, 2, 3, 4, 5, 6]), '不是表格'],
    ['something else that is no text only after its first lines', Buffer.from(`风险点,措施\n${'偏心,首检\n'.repeat(2000)}\u0001\u0002`), '不是表格'],
    ['noise', Buffer.from(Array.from({ length: 3_000 }, (_, at) => (at * 7_919 + ((at * at) >> 3) * 31) & 0xff)), '不是表格'],
    ['text in no known encoding', Buffer.from([0xff, 0xff, 0x41, 0xff]), '编码'],
    ['nothing', Buffer.alloc(0), '空的'],
    ['blank lines', Buffer.from('\n,,\n'), '没有任何内容'],
    ['too much', Buffer.alloc(10 * 1024 * 1024 + 1), '最大 10 MB'],
  ])('%s is told in a sentence', async (_, bytes, words) => {
    expect(await sentence(bytes)).toContain(words);
  });

  it('text under the name of a workbook is refused by its name, and read under that of a text', () => {
    const text = Buffer.from('风险点,措施\n偏心,首检\n');
    expect(notATable(text, '清单.XLSX')).toEqual({ code: 'fileForeign', kind: 'notWorkbook' });
    expect(notATable(text, '清单.csv')).toBeNull();
  });

  it('is told of a long text by its first bytes, also where they end within a sign', () => {
    for (let shift = 0; shift < 3; shift += 1) expect(notATable(Buffer.from(`${'a'.repeat(shift)}${'偏心'.repeat(3_000)}`), '清单.csv')).toBeNull();
    const gbk = Buffer.from('c6abd0c4', 'hex');
    expect(notATable(Buffer.concat([Buffer.from('a'), ...Array.from({ length: 2_000 }, () => gbk)]), '清单.csv')).toBeNull();
    expect(notATable(Buffer.from('\u0001\u0002'.repeat(3_000)), '清单.csv')).toEqual({ code: 'fileForeign', kind: 'binary' });
  });
});
