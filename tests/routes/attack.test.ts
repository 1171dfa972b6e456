import type { ChildProcess } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Field } from '~/domain/shared/fields';
import { VERBS } from '~/verbs';
import { asMade, land, launch } from '../setup/server';
import { cableMaker, look, madeRecords, type Records } from './records';
import { addressOf, type Door, LAYOUTS, type RouteFile, routeFiles, type Row, TABLE } from './table';
import { cookieOf, type Server, visitorAs } from './visitor';

const shared = inject('server');
const dataFolder = mkdtempSync(path.join(tmpdir(), 'zhian-attack-'));
let server: Server;
let child: ChildProcess;
let ids: Records;
const cookies: Partial<Record<'lin' | 'jianguan', string>> = {};

beforeAll(async () => {
  copyFileSync(asMade(shared.dataFolder), path.join(dataFolder, 'zhian.db'));
  cpSync(path.join(shared.dataFolder, 'files'), path.join(dataFolder, 'files'), { recursive: true });
  const started = await launch({ ZHIAN_DATA: dataFolder, ZHIAN_DEMO: 'off' });
  child = started.child;
  server = { ...shared, origin: started.origin, dataFolder, pid: started.child.pid! };
  for (const name of ['lin', 'jianguan'] as const) cookies[name] = await cookieOf(server, name);
  ids = await madeRecords(server, await visitorAs(server, 'lin'));
});
afterAll(async () => {
  await land(child);
  rmSync(dataFolder, { recursive: true, force: true });
});

const counter = (): string => `/proc/${server.pid}/task/${server.pid}/schedstat`;
const workedMs = (): number => Number(readFileSync(counter(), 'utf8').split(' ')[0]) / 1e6;

const FORM = 'application/x-www-form-urlencoded';
const pairs = (names: readonly string[], value: string): string => names.map((name) => `${name}=${value}`).join('&');

interface Hostile {
  readonly kind: string;
  readonly type: string;
  readonly body: Buffer | string;
}

/** Bodies of at most 16 kB that no page sends; `names` are those of the fields that the form has. */
function hostile(names: readonly string[]): Hostile[] {
  const [first = 'a'] = names;
  const form = (kind: string, body: string): Hostile => ({ kind, type: FORM, body: body.slice(0, 16_000) });
  const part = (name: string, value: string): string => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return [
    form('thousands of names', pairs(Array.from({ length: 4000 }, (_, at) => at.toString(36)), '')),
    form('rows by the thousand', pairs(Array.from({ length: 1500 }, (_, at) => `${first}-${at}`), '1')),
    form('deep names', pairs(Array.from({ length: 30 }, (_, at) => `${first}${'.a'.repeat(90)}${at}&${first}${'[a]'.repeat(60)}`), 'x')),
    form('names of prototypes', pairs(['__proto__', '__proto__[a]', '[__proto__]', 'constructor', 'constructor.prototype', 'toString', 'hasOwnProperty', ...['.', '~', '-'].flatMap((mark) => [`${first}${mark}__proto__`, `${first}${mark}constructor`, `__proto__${mark}1`])], 'x')),
    form('huge numbers', pairs(names, '9'.repeat(300))),
    form('numbers that are none', pairs(names, 'NaN')),
    form('nothing but controls', pairs(names, '%00%00%0b%1b')),
    form('halves of signs', pairs(names, '%ED%A0%80%ED%B0%80%ff%fe')),
    form('signs nobody sees', pairs(names, '%E2%80%AE%E2%80%8B')),
    form('one long value', pairs([first], 'x'.repeat(15_900))),
    form('every field at its longest', pairs(names, '%E9%95%BF'.repeat(Math.floor(1_600 / Math.max(1, names.length))))),
    form('each field many times', pairs(Array.from({ length: 12 }, () => names).flat(), 'x')),
    form('broken escapes', pairs(names, '%%%zz%2')),
    { kind: 'a boundary that never comes', type: 'multipart/form-data; boundary=b', body: '-'.repeat(16_000) },
    { kind: 'parts that never end', type: 'multipart/form-data; boundary=b', body: part(first, 'x').repeat(150) },
    { kind: 'parts for names of prototypes', type: 'multipart/form-data; boundary=b', body: `${part('__proto__', 'x')}${part('constructor', 'x')}--b--\r\n` },
    { kind: 'no boundary', type: 'multipart/form-data', body: part(first, 'x') },
    { kind: 'JSON', type: 'application/json', body: `{"__proto__":{"a":1},"${first}":${'['.repeat(7_000)}${']'.repeat(7_000)}}` },
    { kind: 'text', type: 'text/plain', body: 'x'.repeat(16_000) },
    { kind: 'no type', type: '', body: pairs(names, 'x') },
    { kind: 'a type nobody knows', type: `${'a'.repeat(2_000)}/b; charset=${'c'.repeat(2_000)}`, body: Buffer.alloc(16_000, 0xff) },
  ];
}

/** Whether none of the bodies can be a form of this field: it must be there, and is no text like any other. */
const isNeeded = (field: Field): boolean => !field.optional && ['day', 'record', 'choice', 'answer', 'chosen', 'whole', 'time', 'file', 'lock'].includes(field.kind) && !('given' in field && field.given !== undefined);

const fieldsAt = (pattern: string): Readonly<Record<string, Field>> => VERBS.find(({ address }) => address === `/${pattern}`.replace('//', '/'))?.contract.fields ?? {};

const whoFor = (door: Door): 'lin' | 'jianguan' => (door === 'regulator' ? 'jianguan' : 'lin');
/** Ends the session that is needed for the others. */
const ENDS = /sign-out/;
const doors = routeFiles()
  .filter(({ file, action, pattern }) => action && !LAYOUTS.includes(file) && !ENDS.test(pattern))
  .map((route) => ({ ...route, row: (TABLE[route.file] ?? {}) as Row }));

async function post(address: string, who: 'lin' | 'jianguan', { type, body }: Hostile): Promise<{ status: number; text: string }> {
  const answer = await fetch(server.origin + address, {
    method: 'POST', redirect: 'manual', headers: { Accept: 'text/html', Origin: server.origin, Cookie: cookies[who]!, ...(type ? { 'Content-Type': type } : {}) }, body: typeof body === 'string' ? Buffer.from(body) : new Uint8Array(body),
  });
  return { status: answer.status, text: await answer.text() };
}

const MOST_MS = 100;

describe('somebody signed in who sends what no page does', () => {
  test.for(doors)('to $pattern is answered at once, with no fault, and leaves nothing behind', { timeout: 120_000 }, async ({ row, ...route }) => {
    const address = addressOf(route as RouteFile, row, ids);
    const who = whoFor(row.post ?? 'public');
    const fields = fieldsAt(route.pattern);
    const names = Object.keys(fields).length > 0 ? Object.keys(fields) : Object.keys(row.form?.(ids) ?? {});
    const needed = Object.values(fields).some(isNeeded);
    const others = 'select count(*) as n from events where enterprise_id <> ? and enterprise_id in (select enterprise_id from enterprises)';
    const own = "select count(*) as n from events where enterprise_id = ? and type not like 'reminder%'";
    const cable = cableMaker(server);
    const before = [look(server, others, cable), needed ? look(server, own, cable) : null];
    const wrong: string[] = [];
    for (const one of hostile(names)) {
      let least = Infinity;
      let answer = { status: 0, text: '' };
      for (let round = 0; round < 3 && least > MOST_MS; round += 1) {
        const began = existsSync(counter()) ? workedMs() : 0;
        answer = await post(address, who, one);
        least = existsSync(counter()) ? workedMs() - began : 0;
      }
      if (answer.status >= 500 || answer.status < 200) wrong.push(`${one.kind}: ${answer.status}`);
      if (least > MOST_MS) wrong.push(`${one.kind}: ${Math.round(least)} ms`);
      if (/北辰|Error:|at \w+ \(|SQLITE/.test(answer.text.replace(/<script[\s\S]*?<\/script>/g, ''))) wrong.push(`${one.kind}: says too much`);
    }
    expect(wrong).toEqual([]);
    expect([look(server, others, cable), needed ? look(server, own, cable) : null]).toEqual(before);
  });
});
