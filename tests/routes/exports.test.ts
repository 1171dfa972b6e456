import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { verifyCode } from '~/domain/report/verifyCode';
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

describe('a paper that somebody outside holds', () => {
  const sent = (bytes: Uint8Array, name = '清单.pdf'): { body: FormData; headers: Record<string, string> } => {
    const body = new FormData();
    body.append('file', new File([bytes as BlobPart], name));
    return { body, headers: { Origin: server.origin } };
  };
  const toldOf = async (path: string, bytes: Uint8Array): Promise<string> => {
    const answer = await fetch(`${server.origin}${path}`, { method: 'POST', redirect: 'manual', ...sent(bytes) });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, expect.stringMatching(/^\/verify(\/[0-9a-f]{64})?\?file=[0-9a-f]{64}$/)]);
    return (await fetch(`${server.origin}${answer.headers.get('location')!}`)).text();
  };

  test('is found by its code, and its file told from an altered one, without a session', async () => {
    const [{ id }] = look<{ id: string }>(server, 'select version_id as id from risk_list_publications where enterprise_id = ? order by published_at desc limit 1', cableMaker(server)) as [{ id: string }];
    const [{ hash }] = look<{ hash: string }>(server, "select content_hash as hash from papers where kind = 'riskList' and subject_id = ?", id) as [{ hash: string }];
    const answer = await lin.get(`/risk/versions/${id}/list.xlsx`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(answer.status).toBe(200);

    const typed = await fetch(`${server.origin}/verify?code=${encodeURIComponent(verifyCode(hash).toLowerCase())}`, { redirect: 'manual' });
    expect([typed.status, typed.headers.get('location')]).toEqual([302, `/verify/${hash}`]);
    const page = await (await fetch(`${server.origin}/verify/${hash}`)).text();
    expect(page).toMatch(/有效，没有比它更新的版本/);
    expect(page).not.toMatch(/林晓|孙磊|绝缘挤出岗/);

    expect(await toldOf('/verify', bytes)).toContain('就是这份文书的文件，没有被改动');
    expect(await toldOf(`/verify/${hash}`, bytes)).toContain('就是这份文书的文件，没有被改动');
    const altered = Uint8Array.from(bytes);
    altered[altered.length >> 1] = altered[altered.length >> 1]! ^ 1;
    expect(await toldOf(`/verify/${hash}`, altered)).toContain('与本系统发出的文件都不相同');
    const [{ other }] = look<{ other: string }>(server, "select content_hash as other from papers where kind = 'weekly' and enterprise_id = ? limit 1", cableMaker(server)) as [{ other: string }];
    expect(await toldOf(`/verify/${other}`, bytes)).toContain('这个文件是另一份文书');
  });

  test('with a code that was mistyped, or none, is told what is wrong and keeps what was typed', async () => {
    const right = verifyCode('a'.repeat(64));
    const wrong = right.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    for (const [code, status, words] of [[wrong, 422, /核验码输错了/], ['A123', 422, /不是完整的核验码/], [right, 404, /没有这样的文书/]] as const) {
      const answer = await fetch(`${server.origin}/verify?code=${encodeURIComponent(code)}`);
      const html = await answer.text();
      expect(answer.status).toBe(status);
      expect(html).toMatch(words);
      expect(html).toContain(`value="${code}"`);
    }
  });

  test('is asked for again where nothing came, and refused where it is too large', async () => {
    const nothing = await fetch(`${server.origin}/verify`, { method: 'POST', ...sent(new Uint8Array(), '') });
    expect([nothing.status, await nothing.text()]).toEqual([422, expect.stringContaining('还没有选择文件')]);
    const large = await fetch(`${server.origin}/verify`, { method: 'POST', ...sent(new Uint8Array(10 * 1024 * 1024)) });
    expect([large.status, await large.text()]).toEqual([413, expect.stringContaining('不能超过 8 MB')]);
  });
});
