import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { rowsOfText, unguarded } from '~/domain/shared/csv';
import { cableMaker, look } from './records';
import { type Visitor, visitorAs } from './visitor';

const server = inject('server');
let lin: Visitor;
let wu: Visitor;

beforeAll(async () => {
  lin = await visitorAs(server, 'lin');
  wu = await visitorAs(server, 'wu');
});

/** Cells of both files of the ledger under one filter. */
async function bothOf(who: Visitor, question: string): Promise<{ csv: string[][]; xlsx: string[][] }> {
  const [csv, xlsx] = await Promise.all([who.get(`/hazards/export.csv${question}`), who.get(`/hazards/export.xlsx${question}`)]);
  expect([csv.status, xlsx.status, xlsx.headers.get('content-type')]).toEqual([200, 200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
  expect(decodeURIComponent(xlsx.headers.get('content-disposition')!)).toMatch(/质量隐患整改台账-\d{4}-\d\d-\d\d\.xlsx$/);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await xlsx.arrayBuffer());
  const rows: string[][] = [];
  book.worksheets[0]!.eachRow((row) => rows.push(Array.from({ length: 16 }, (_, column) => row.getCell(column + 1).text)));
  return { csv: [...rowsOfText((await csv.text()).replace(/^\uFEFF/, ''), ',', { tidy: unguarded })], xlsx: rows };
}

describe('the ledger as a workbook', () => {
  test('says what the CSV says, under the filter and in the order of the screen', async () => {
    const whole = await bothOf(lin, '?state=all');
    expect(whole.xlsx.length).toBeGreaterThan(20);
    expect(whole.xlsx).toEqual(whole.csv);
    const open = await bothOf(lin, '?state=open&sort=deadline');
    expect(open.xlsx).toEqual(open.csv);
    expect(open.xlsx.length).toBeLessThan(whole.xlsx.length);
    expect((await bothOf(lin, '?state=all&q=HZ-1999')).xlsx).toEqual([whole.xlsx[0]]);
  });

  test('reaches as far as the screen of its reader', async () => {
    const [all, own] = [await bothOf(lin, '?state=all'), await bothOf(wu, '?state=all')];
    expect(own.xlsx).toEqual(own.csv);
    expect(own.xlsx.length).toBeLessThan(all.xlsx.length);
    expect(new Set(own.xlsx.slice(1).map((row) => row[8]!.split(' ')[0]))).toContain('挤塑成缆车间');
  });

  test('is written down before it is handed out', async () => {
    const noted = (): number => look<{ n: number }>(server, "select count(*) as n from audit_entries where enterprise_id = ? and kind = 'exported' and subject_name like '质量隐患整改台账-%.xlsx'", cableMaker(server))[0]!.n;
    const before = noted();
    await (await lin.get('/hazards/export.xlsx?state=overdue')).arrayBuffer();
    expect(noted()).toBe(before + 1);
  });
});
