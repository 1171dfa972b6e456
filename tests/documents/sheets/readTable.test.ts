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
      ['挤塑车间', '2026年11月21日', '5%', '0.3'],
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
    const bytes = writeZip([{ name: 'xl/workbook.xml', content: '' }, { name: 'xl/sharedStrings.xml', content: Buffer.alloc(100 * 1024 * 1024, 0x20) }]);
    expect(bytes.length).toBeLessThan(1024 * 1024);
    expect(await sentence(bytes)).toContain('展开后过大');
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

/** A workbook of one sheet from its bare parts. */
const bare = ({ rows = '', styles = '', after = '', strings = '' }: { rows?: string; styles?: string; after?: string; strings?: string }): Buffer =>
  writeZip([
    { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="清单" sheetId="1" r:id="a"/></sheets></workbook>' },
    { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>' },
    { name: 'xl/styles.xml', content: `<styleSheet>${styles}</styleSheet>` },
    { name: 'xl/sharedStrings.xml', content: `<sst>${strings}</sst>` },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>` },
  ]);
const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** One cell of a number in a format, as it was read. */
async function inFormat(format: string | number, value: string, settings = ''): Promise<{ text: string; trouble?: string }> {
  const id = typeof format === 'number' ? format : 164;
  const codes = typeof format === 'number' ? '' : `<numFmts count="1"><numFmt numFmtId="164" formatCode="${attribute(format)}"/></numFmts>`;
  const bytes = bare({ styles: `${codes}<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs>`, rows: `<row r="1"><c r="A1" t="inlineStr"><is><t>头</t></is></c><c r="B1" s="1" ${settings}><v>${value}</v></c></row>` });
  const [sheet] = await sheets(bytes);
  const trouble = sheet!.notes?.[0]?.trouble.code;
  return { text: sheet!.rows[0]![1] ?? '', ...(trouble ? { trouble } : {}) };
}

describe('a number on a sheet', () => {
  it.each<[string | number, string, string]>([
    [0, '6901234567892', '6901234567892'],
    [0, '690123456789', '690123456789'],
    [0, '999999999999999', '999999999999999'],
    [0, '6.901234567892E12', '6901234567892'],
    [0, '-123456789012345', '-123456789012345'],
    [0, '0.1', '0.1'],
    [0, '4.3499999999999996', '4.35'],
    ['"≥"0.00"mm"', '0.9', '≥0.90mm'],
    ['"±"0"℃"', '5', '±5℃'],
    ['#,##0"V"', '12500', '12,500V'],
    ['0.0%', '0.125', '12.5%'],
    [10, '0.125', '12.50%'],
    ['# ?/?', '1.5', '1 1/2'],
    ['[Red][<0]-0.0;[蓝色]0.0"级"', '2.5', '2.5级'],
    ['[>=100]"甲";[>=10]"乙";"丙"', '50', '乙'],
    ['0.00;(0.00);"无"', '-3', '(3.00)'],
    ['0.00;(0.00);"无"', '0', '无'],
    ['00000', '42', '00042'],
    ['0.0,"千"', '12500', '12.5千'],
    ['G/通用格式"件"', '3', '3件'],
    ['0.00E+00', '12345', '1.23E+04'],
    ['¥#,##0.00', '12.5', '¥12.50'],
    ['yyyy"年"m"月"d"日"', '46347', '2026年11月21日'],
    [14, '46347', '2026/11/21'],
    [31, '46347', '2026年11月21日'],
    ['yyyy-mm-dd hh:mm', '46347.75', '2026-11-21 18:00'],
    ['上午/下午h"时"mm"分"', '0.75', '下午6时00分'],
    ['[h]:mm', '1.5', '36:00'],
    ['[$-F800]dddd\\, mmmm dd\\, yyyy', '46347', '2026年11月21日'],
    ['aaaa', '46347', '星期六'],
  ])('in format %s: %s reads %s', async (format, value, text) => {
    expect(await inFormat(format, value)).toEqual({ text });
  });

  it.each<[string | number, string, string, string]>([
    [0, '690123456789212345', '690123456789212000', 'digitsLost'],
    ['0', '1234567890123456', '1234567890123460', 'digitsLost'],
    ['[DBNum1]0', '12', '12', 'formatUnknown'],
    ['ggge"年"', '46347', '2026年', 'formatUnknown'],
    ['"不完整', '3', '3', 'formatUnknown'],
    ['yyyy-mm-dd', '-5', '-5', 'formatUnknown'],
  ])('in format %s: %s reads %s and is told (%s)', async (format, value, text, trouble) => {
    expect(await inFormat(format, value)).toEqual({ text, trouble });
  });

  it('puts what a format puts around a text around it too', async () => {
    expect(await inFormat('0;0;0;"≥"@', '0.9mm', 't="str"')).toEqual({ text: '≥0.9mm' });
  });
});

describe('a cell that cannot be read', () => {
  it('is empty and noted by its address, at each row of a merged cell', async () => {
    const bytes = bare({
      rows: `<row r="2"><c r="B2" t="e"><f>Sheet9!A1</f><v>#REF!</v></c><c r="C2"><f>1+1</f></c><c r="D2" t="str"><f>""</f><v></v></c><c r="E2" t="inlineStr"><is><t>#N/A</t></is></c></row>
        <row r="3"><c r="A3"><v>1</v></c></row>`,
      after: '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>',
    });
    const [sheet] = await sheets(bytes);
    expect(sheet!.rows[1]!.filter(Boolean)).toEqual([]);
    expect(sheet!.notes).toEqual([
      { row: 1, column: 1, cell: 'B2', trouble: { code: 'cellError', word: '#REF!' } },
      { row: 2, column: 1, cell: 'B2', trouble: { code: 'cellError', word: '#REF!' } },
      { row: 1, column: 2, cell: 'C2', trouble: { code: 'formulaUnread' } },
      { row: 1, column: 4, cell: 'E2', trouble: { code: 'cellError', word: '#N/A' } },
    ]);
  });

  it('of a text table is noted too, and so are digits that a spreadsheet dropped', async () => {
    const [sheet] = await sheets(Buffer.from('风险点,准则,产品\n偏心,#REF!,6.90123E+12\n'));
    expect(sheet!.rows[1]).toEqual(['偏心', '', '6.90123E+12']);
    expect(sheet!.notes?.map(({ cell, trouble }) => [cell, trouble.code])).toEqual([['B2', 'cellError'], ['C2', 'digitsLost']]);
  });
});

describe('what nobody sees', () => {
  it('is taken out of cells', async () => {
    const [sheet] = await sheets(bare({ rows: '<row><c t="inlineStr"><is><t>风险\u200B点\uFEFF</t></is></c><c t="inlineStr"><is><t>\u202A孙磊\u202C</t></is></c></row>' }));
    expect(sheet!.rows).toEqual([['风险点', '孙磊']]);
  });

  it('is read where it is hidden, and named', async () => {
    const [sheet] = await sheets(bare({ rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row hidden="1"><c><v>3</v></c></row>', after: '' }));
    expect(sheet!.hiddenRows).toEqual([1]);
    expect(sheet!.rows[1]).toEqual(['3']);
  });
});

describe('a hostile file', { timeout: 60_000 }, () => {
  /** The sentence, and the least time of the processor in three tries at most: what other threads of the run take in one is not the reader's. */
  const quickly = async (bytes: Buffer): Promise<string> => {
    let told = '';
    let least = Infinity;
    for (let round = 0; round < 3 && least >= 4_000; round += 1) {
      const began = process.cpuUsage();
      told = await sentence(bytes);
      least = Math.min(least, process.cpuUsage(began).user / 1_000);
    }
    expect(least).toBeLessThan(4_000);
    return told;
  };
  const filled = '<row r="1"><c r="A1"><v>1</v></c></row><row r="20000"><c r="GR20000"><v>1</v></c></row>';
  const merged = (references: string[]): string => `<mergeCells>${references.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;

  it('of unclosed or endless elements is called damaged', async () => {
    for (const strings of ['<si>'.repeat(40_000), '<si '.repeat(40_000), '<si><t>'.repeat(30_000)]) expect(await quickly(bare({ rows: filled, strings }))).toContain('损坏');
    expect(await quickly(bare({ rows: '<row><c>'.repeat(40_000) }))).toContain('损坏');
    const links = writeZip([
      { name: 'xl/workbook.xml', content: `<workbook><sheets>${'<sheet '.repeat(40_000)}</sheets></workbook>` },
      { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${'<Relationship '.repeat(40_000)}` },
    ]);
    expect(await quickly(links)).toContain('损坏');
  });

  it('that declares a type of document is called damaged', async () => {
    const lol = '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(await quickly(writeZip([{ name: 'xl/workbook.xml', content: `${lol}<workbook><sheets/></workbook>` }]))).toContain('损坏');
  });

  it('with merges that overlap is told so, however many they are', async () => {
    expect(await quickly(bare({ rows: filled, after: merged(Array.from({ length: 20_000 }, () => 'A1:GR20000')) }))).toContain('互相重叠');
    expect(await quickly(bare({ rows: filled, after: merged(['A1:B2', 'B2:C3']) }))).toContain('互相重叠');
    expect(await quickly(bare({ rows: filled, after: merged(['A5:C5', 'B1:B5']) }))).toContain('互相重叠');
  });

  it('with forty thousand merges beside each other is read', async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c><c r="D${row + 1}"><v>1</v></c></row>`).join('');
    const [sheet] = await sheets(bare({ rows, after: merged(Array.from({ length: 20_000 }, (_, row) => [`A${row + 1}:B${row + 1}`, `D${row + 1}:E${row + 1}`]).flat()) }));
    expect(sheet!.merges).toHaveLength(40_000);
  });

  it('whose merges or texts would fill more than a sheet may hold is refused', async () => {
    expect(await quickly(bare({ rows: filled, after: merged(['A1:GR20000']) }))).toContain('100 万个');
    const strings = `<si><t>${'x'.repeat(1_000_000)}</t></si>`;
    const rows = Array.from({ length: 100 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>0</v></c></row>`).join('');
    expect(await quickly(bare({ rows, strings }))).toContain('文字合计过多');
  });

  it('with one part as two hundred sheets is refused', async () => {
    const many = (count: number): Buffer =>
      writeZip([
        { name: 'xl/workbook.xml', content: `<workbook><sheets>${Array.from({ length: count }, (_, index) => `<sheet name="s${index}" r:id="a"/>`).join('')}</sheets></workbook>` },
        { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>' },
        { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${filled}</sheetData></worksheet>` },
      ]);
    expect(await quickly(many(200))).toContain('最多 100 张');
    expect(await quickly(many(20))).toContain('损坏');
  });

  it('of nine million line ends is read to its end and no further', async () => {
    const [sheet] = await sheets(Buffer.from(`车间,风险点\n${'\n'.repeat(9_000_000)}`));
    expect(sheet!.rows).toEqual([['车间', '风险点']]);
    expect(await quickly(Buffer.from(`车间,风险点\n${'\n'.repeat(9_000_000)}末,行`))).toContain('20,000 行');
    expect(await quickly(Buffer.from(`a${','.repeat(9_000_000)}b`))).toContain('200 列');
    expect(await quickly(Buffer.from(`"${'""'.repeat(4_000_000)}`))).toContain('read');
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
    ['a workbook with a password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]), '加了密码'],
    ['an OpenDocument table', writeZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }, { name: 'content.xml', content: '<a/>' }]), '.ods'],
    ['a binary workbook', writeZip([{ name: 'xl/workbook.bin', content: 'a' }]), '.xlsb'],
    ['a table of 2003 in XML', Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>'), 'XML 电子表格 2003'],
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

  const compound = (stream = ''): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(stream, 'utf16le')]);
  it.each<[string, Buffer, string, RegExp]>([
    ['清单.xls', compound('Workbook'), 'oldExcel', /（\.xls）.*另存为/],
    ['清单.xlt', compound('Book'), 'oldExcel', /另存为/],
    ['清单.et', compound(), 'wps', /（\.et）.*另存为/],
    ['清单.ett', compound('Workbook'), 'wps', /另存为/],
    ['清单.wps', compound(), 'word', /\.wps.*存为 \.xlsx/],
    ['清单.doc', compound('WordDocument'), 'word', /存为 \.xlsx/],
    ['清单.rtf', Buffer.from('{\\rtf1\\ansi x}'), 'word', /存为 \.xlsx/],
    ['清单.dps', compound(), 'slides', /演示文稿.*存为 \.xlsx/],
    ['清单.ppt', compound('PowerPoint Document'), 'slides', /演示文稿/],
    ['清单.slk', Buffer.from('ID;PWXL;N;E\r\nC;Y1;X1;K"a"\r\n'), 'sylk', /（\.slk）.*另存为/],
    ['清单.mht', Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n'), 'web', /另存为/],
    ['清单.dbf', Buffer.from([3, 124, 1, 1, 0, 0, 0, 0, 65, 1, 0, 0]), 'binary', /另存为/],
  ])('of an old format, %s, is named with the way out', (name, bytes, kind, words) => {
    const refusal = notATable(bytes, name)!;
    expect(refusal).toEqual({ code: 'fileForeign', kind });
    expect(explain(SHEET_REFUSALS, refusal).sentence).toMatch(words);
  });

  it('is told of a long text by its first bytes, also where they end within a sign', () => {
    for (let shift = 0; shift < 3; shift += 1) expect(notATable(Buffer.from(`${'a'.repeat(shift)}${'偏心'.repeat(3_000)}`), '清单.csv')).toBeNull();
    const gbk = Buffer.from('c6abd0c4', 'hex');
    expect(notATable(Buffer.concat([Buffer.from('a'), ...Array.from({ length: 2_000 }, () => gbk)]), '清单.csv')).toBeNull();
    expect(notATable(Buffer.from('\u0001\u0002'.repeat(3_000)), '清单.csv')).toEqual({ code: 'fileForeign', kind: 'binary' });
  });
});
