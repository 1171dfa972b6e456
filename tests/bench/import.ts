import { writeTable } from '~/documents/xlsx/writeTable';
import type { Client } from './client';

/** Seconds a person waits for the comparison after the upload, and for the list after confirming it. */
export interface ImportReading {
  readonly previewSeconds: number;
  readonly commitSeconds: number;
}

export const IMPORT_ROWS = 5_000;
const POLL_MS = 50;
const HEAD = ['序号', '车间', '岗位', '环节', '维度', '风险点', '风险描述', '可能后果', '管控措施', '检查内容', '检查方法', '判定准则', '频次', '可能性', '严重性'];

/** A factory's own sheet of `IMPORT_ROWS` rows at posts it has. */
export function sheetOf(places: readonly { readonly workshop: string; readonly post: string }[], mark = ''): Promise<Buffer> {
  return writeTable({
    name: '风险管控清单',
    columns: HEAD.map((head) => ({ head, width: 16 })),
    frozenColumns: 0,
    rows: Array.from({ length: IMPORT_ROWS }, (_, row) => {
      const { workshop, post } = places[row % places.length]!;
      return [row + 1, workshop, post, '生产过程', '生产工艺', `${mark}导入风险点 ${row + 1}`, `第 ${row + 1} 行的尺寸超出工艺卡规定的范围`, '产品不合格，整批返工或报废', `首件三检，每两小时巡检一次\n第 ${row + 1} 号记录表留存`, '尺寸与外观', '卡尺测量并记录', '符合工艺卡与图样', '每日', (row % 5) + 1, ((row * 7) % 5) + 1];
    }),
  });
}

/** The page shows that a sheet was read, or why it could not be. */
const SETTLED = /对比结果|没有读出表格|没有认出表头/;

/** Uploads a file and waits until it is read or refused; gives the address of its page. */
export async function uploadSheet(client: Client, cookie: string, sheet: Buffer, name: string): Promise<string> {
  const boundary = 'zhian-bench-boundary';
  const body = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`), sheet, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const began = performance.now();
  const asked = await client.send('POST', '/risk/import?index', { cookie, 'content-type': `multipart/form-data; boundary=${boundary}` }, body);
  const { location } = asked.headers;
  if (!location) throw new Error(`uploading: ${asked.status} ${asked.body.toString().slice(0, 300)}`);
  for (;;) {
    const answer = await client.send('GET', location, { cookie, 'accept-encoding': 'identity' });
    if (SETTLED.test(answer.body.toString())) return location;
    if (performance.now() - began > 90_000) throw new Error(`${name} is not read`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/**
 * Uploads a sheet, waits for the comparison, confirms it: all by the product's own routes, as one who may edit the list. The sheet is made
 * beforehand, so that who measures beside it waits for the server alone.
 */
export async function importOverHttp(client: Client, cookie: string, sheet: Buffer): Promise<ImportReading> {
  let began = performance.now();
  const location = await uploadSheet(client, cookie, sheet, 'list.xlsx');
  const previewSeconds = (performance.now() - began) / 1000;
  const page = await client.text(location, cookie);
  const value = (name: string): string => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(page)?.[1] ?? '';
  began = performance.now();
  const taken = await client.send('POST', `${location}/confirmation`, { cookie, 'accept-encoding': 'identity', 'content-type': 'application/x-www-form-urlencoded' }, new URLSearchParams({ seen: value('seen'), version: value('version') }).toString());
  if (taken.status !== 302) throw new Error(`confirming: ${taken.status} ${taken.body.toString().replace(/[^]*?<main/, '').replace(/<[^>]+>/g, ' ').slice(0, 600)}`);
  return { previewSeconds, commitSeconds: (performance.now() - began) / 1000 };
}
