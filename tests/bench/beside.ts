import { type ChildProcess, fork } from 'node:child_process';
import { writeZip } from '~/documents/zip/writeZip';
import type { Client } from './client';
import { uploadSheet } from './import';
import type { BenchWorld } from './world';

/** What somebody at another screen waits while long work is done. */
export interface BesideReading {
  readonly p99: number;
  readonly longest: number;
}

const next = (probe: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    probe.once('message', resolve);
    probe.once('exit', (code) => reject(new Error(`who waits beside ended with ${code}`)));
  });

/** Sends light requests (`probe.mjs`) as long as `work` goes on; `paceMs` is the time between two of them. */
export async function beside({ origin }: Client, cookie: string, work: () => Promise<unknown>, path = '/account', paceMs = 40): Promise<BesideReading> {
  const probe = fork('tests/bench/probe.mjs', [origin, path, cookie, String(paceMs)], { execArgv: [] });
  try {
    await next(probe);
    await work();
    const told = next(probe);
    probe.send('enough');
    const took = ((await told) as number[]).sort((one, other) => one - other);
    return { p99: took[Math.min(took.length - 1, Math.floor(took.length * 0.99))]!, longest: took.at(-1)! };
  } finally {
    probe.kill();
  }
}

/** The 500-row table as Word, by the product's own routes, until it can be taken. */
export async function docxOverHttp(client: Client, world: BenchWorld, cookie: string): Promise<void> {
  const asked = await client.send('POST', `/risk/versions/${world.versionId}/rendering`, { cookie, 'content-type': 'application/x-www-form-urlencoded' }, 'file=analysisTable%3Adocx');
  const { location } = asked.headers;
  if (!location) throw new Error(`asking for the document: ${asked.status}`);
  const began = performance.now();
  for (;;) {
    const { status } = await client.send('GET', `${location}/document.docx`, { cookie });
    if (status === 200) return;
    if (performance.now() - began > 60_000) throw new Error(`the document is not made: ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const workbookOf = (sheet: string, strings = '<sst/>'): Buffer =>
  writeZip([
    { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="清单" sheetId="1" r:id="a"/></sheets></workbook>' },
    { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>' },
    { name: 'xl/sharedStrings.xml', content: strings },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
  ]);

const inline = (texts: readonly string[], row: number): string => `<row r="${row}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
const merged = (references: readonly string[]): string => `<mergeCells>${references.map((reference) => `<mergeCell ref="${reference}"/>`).join('')}</mergeCells>`;
const CORNERS = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="20000"><c r="GR20000"><v>1</v></c></row></sheetData>';

/** Files made to hold up whoever reads them; made before anybody measures beside them. */
export function hostileFiles(): { name: string; bytes: Buffer }[] {
  const head = ['车间', '岗位', '环节', '风险点'];
  const places = Array.from({ length: 19_000 }, (_, row) => inline([`车间 ${row}`, `岗位 ${row}`, '生产过程', `风险点 ${row}`], row + 2));
  return [
    { name: 'ends.csv', bytes: Buffer.from(`车间,岗位,风险点\n${'\n'.repeat(9_000_000)}`) },
    { name: 'merges.xlsx', bytes: workbookOf(`<worksheet>${CORNERS}${merged(Array.from({ length: 20_000 }, () => 'A1:GR20000'))}</worksheet>`) },
    { name: 'strings.xlsx', bytes: workbookOf(`<worksheet>${CORNERS}</worksheet>`, '<si>'.repeat(1_000_000)) },
    { name: 'places.xlsx', bytes: workbookOf(`<worksheet><sheetData>${inline(head, 1)}${places.join('')}</sheetData></worksheet>`) },
  ];
}

/** Uploads each hostile file, waits until it is read or refused, and looks at its page. */
export async function readHostile(client: Client, cookie: string, files: ReturnType<typeof hostileFiles>): Promise<void> {
  for (const { name, bytes } of files) await uploadSheet(client, cookie, bytes, name);
}

export const MERGED_ROWS = 20_000;

/** Rows at posts the factory has, each with two merged cells. */
function mergedSheet(places: readonly { readonly workshop: string; readonly post: string }[]): Buffer {
  const rows = Array.from({ length: MERGED_ROWS - 1 }, (_, row) => {
    const { workshop, post } = places[row % places.length]!;
    return inline([workshop, post, '生产过程', `合并风险点 ${row}`, '', '符合工艺卡', '', '每日'], row + 2);
  });
  const references = Array.from({ length: MERGED_ROWS - 1 }, (_, row) => [`D${row + 2}:E${row + 2}`, `F${row + 2}:G${row + 2}`]).flat();
  return workbookOf(`<worksheet><sheetData>${inline(['车间', '岗位', '环节', '风险点', '', '判定准则', '', '频次'], 1)}${rows.join('')}</sheetData>${merged(references)}</worksheet>`);
}

const LOOKS = 5;

/** Milliseconds until the comparison of a sheet full of merged cells is answered, the middle of some looks. */
export async function mergedPage(client: Client, cookie: string, places: readonly { readonly workshop: string; readonly post: string }[]): Promise<number> {
  const location = await uploadSheet(client, cookie, mergedSheet(places), 'merged.xlsx');
  const took: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const { status, ms } = await client.send('GET', location, { cookie });
    if (status !== 200) throw new Error(`the comparison: ${status}`);
    took.push(ms);
  }
  return took.sort((one, other) => one - other)[Math.floor(LOOKS / 2)]!;
}
