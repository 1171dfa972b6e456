import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { ends, land, launch } from '../setup/server';
import { oneSentence } from './console';

const server = inject('server');
const scratch = mkdtempSync(path.join(tmpdir(), 'zhian-launcher-'));
const folder = path.join(scratch, 'data');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('a start', () => {
  test('in production without an explicit choice seeds no demo, prints a one-time link, ends on SIGTERM with 0, and prints a fresh link next time', async () => {
    const first = await launch({ ZHIAN_DATA: folder, NODE_ENV: 'production' });
    const link = /\/setup\/\S+/.exec(first.output())?.[0];
    expect(link).toBeDefined();
    expect(existsSync(path.join(folder, 'demo-accounts.json'))).toBe(false);
    expect(first.output()).not.toContain('演示账户');
    expect((await fetch(first.origin + link!)).status).toBe(200);
    expect(await land(first.child)).toBe(0);

    const file = new Database(path.join(folder, 'zhian.db'), { readonly: true });
    expect(file.prepare('select count(*) from enterprises').pluck().get()).toBe(0);
    expect(file.prepare('select count(distinct id) from template_categories').pluck().get()).toBe(28);
    file.close();
  });

  test('that is ended while somebody is answered answers to the end, and does not wait for what that connection may ask next', async () => {
    const { child, origin } = await launch({ ZHIAN_DATA: folder, ZHIAN_DEMO: 'off' });
    const body = 'loginName=a&password=b';
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (piece: Buffer) => (answer += piece.toString()));
    const head = ['POST /sign-in HTTP/1.1', `Host: ${new URL(origin).host}`, `Origin: ${origin}`, 'Accept: text/html', 'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`, 'Connection: keep-alive'];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 5)}`);
    // the server has the half of it when it has answered somebody who asked later
    expect((await fetch(`${origin}/healthz`, { headers: { Connection: 'close' } })).status).toBe(200);
    const end = land(child);
    await expect.poll(() => fetch(`${origin}/healthz`, { headers: { Connection: 'close' } }).then(() => 'open', () => 'closed')).toBe('closed');
    socket.write(body.slice(5));
    // waiting for the next request it would be ended by force, with 1
    expect(await end).toBe(0);
    expect(answer).toMatch(/^HTTP\/1\.1 [24]\d\d /);
    socket.destroy();
  });

  test('on a port in use says so and ends with 1', async () => {
    const { code, said } = await ends(['start'], { ZHIAN_DATA: folder, ZHIAN_DEMO: 'off', PORT: new URL(server.origin).port });
    expect(code).toBe(1);
    oneSentence(said);
    expect(said).toContain('已被占用');
  });

  test('with a data folder that cannot be written says so and ends with 1', async () => {
    const inTheWay = path.join(scratch, 'a-file');
    writeFileSync(inTheWay, '');
    const { code, said } = await ends(['start'], { ZHIAN_DATA: inTheWay, PORT: '0' });
    expect(code).toBe(1);
    oneSentence(said);
    expect(said).toContain('不能写入');
  });

  test('with a port that is none, or a choice of demo that is none, says so and ends with 1', async () => {
    for (const [name, value] of [['PORT', 'abc'], ['ZHIAN_DEMO', 'maybe']] as const) {
      const { code, said } = await ends(['start'], { ZHIAN_DATA: folder, PORT: '0', [name]: value });
      expect(code).toBe(1);
      oneSentence(said);
    }
  });

  test('on a database of a later version says so, changes nothing and ends with 1', async () => {
    const file = new Database(path.join(folder, 'zhian.db'));
    file.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run('of-a-later-version', Date.UTC(2099, 0, 1));
    file.close();
    const { code, said } = await ends(['start'], { ZHIAN_DATA: folder, PORT: '0' });
    expect(code).toBe(1);
    oneSentence(said);
    expect(said).toContain('更新版本的程序');
  });
});

test('/healthz tells version, database, queue and storage', async () => {
  const answer = await fetch(`${server.origin}/healthz`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ ok: true, version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string, database: 'ok', queue: 'ok', storage: 'ok' });
});
