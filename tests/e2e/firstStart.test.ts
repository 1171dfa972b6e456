import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { visitorWith } from '../routes/visitor';
import { ends, land, launch } from '../setup/server';
import { oneSentence } from './console';

const scratch = mkdtempSync(path.join(tmpdir(), 'zhian-first-start-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Starts the program on a folder and ends it after some milliseconds, as a person or a power cut would. */
async function interrupted(folder: string, milliseconds: number, signal: NodeJS.Signals): Promise<void> {
  const env: NodeJS.ProcessEnv = { ...process.env, PORT: '0', LOG_LEVEL: 'warn', ZHIAN_DATA: folder, ZHIAN_DEMO: 'on' };
  Reflect.deleteProperty(env, 'NODE_ENV');
  const child = spawn(process.execPath, ['zhian.mjs', 'start'], { env, stdio: 'ignore' });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await pause(milliseconds);
  child.kill(signal);
  await gone;
}

describe('a first start', () => {
  test('that was cut off at any moment is begun anew by the next: the demo is whole and its people can come in', async () => {
    const folder = path.join(scratch, 'cut-off');
    const moments: readonly (readonly [number, NodeJS.Signals])[] = [[700, 'SIGKILL'], [1_300, 'SIGKILL'], [2_200, 'SIGINT'], [3_200, 'SIGKILL'], [1_800, 'SIGKILL']];
    for (const [milliseconds, signal] of moments) await interrupted(folder, milliseconds, signal);
    const { child, origin, output } = await launch({ ZHIAN_DATA: folder, ZHIAN_DEMO: 'on' });
    const { password, accounts } = JSON.parse(readFileSync(path.join(folder, 'demo-accounts.json'), 'utf8')) as { password: string; accounts: { loginName: string }[] };
    expect(output()).toContain(password);
    expect(output()).toContain(path.join(folder, 'demo-accounts.json'));
    for (const { loginName } of accounts.slice(0, 3)) {
      const answer = await visitorWith({ origin }).post('/sign-in', { loginName, password });
      expect([loginName, answer.status]).toEqual([loginName, 302]);
    }
    expect(await land(child)).toBe(0);
    const file = new Database(path.join(folder, 'zhian.db'), { readonly: true });
    expect(file.prepare('select count(*) from enterprises').pluck().get()).toBe(2);
    expect(file.prepare('select count(*) from installation_facts').pluck().get()).toBe(0);
    file.close();
    expect((await ends(['verify'], { ZHIAN_DATA: folder })).code).toBe(0);
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const stat = statSync(path.join(folder, name));
      expect([name, (stat.mode & 0o777).toString(8)]).toEqual([name, stat.isDirectory() ? '700' : '600']);
    }
  });

  test('makes private what was open before it', async () => {
    const folder = path.join(scratch, 'open');
    mkdirSync(path.join(folder, 'files', 'kept'), { recursive: true, mode: 0o755 });
    writeFileSync(path.join(folder, 'zhian.db.before-0001'), '', { mode: 0o644 });
    const { child } = await launch({ ZHIAN_DATA: folder, ZHIAN_DEMO: 'off' });
    await land(child);
    for (const name of ['', 'files', 'files/kept']) expect((statSync(path.join(folder, name)).mode & 0o777).toString(8)).toBe('700');
    for (const name of ['zhian.db', 'zhian.db.before-0001']) expect((statSync(path.join(folder, name)).mode & 0o777).toString(8)).toBe('600');
  });

  test('founds nothing over the files of a database that was lost, and says so', async () => {
    const folder = path.join(scratch, 'lost');
    mkdirSync(path.join(folder, 'files', 'evidence', 'somebody'), { recursive: true });
    writeFileSync(path.join(folder, 'files', 'evidence', 'somebody', 'photo'), 'bytes');
    writeFileSync(path.join(folder, 'zhian.db'), '');
    for (const ZHIAN_DEMO of ['on', 'off']) {
      const { code, said } = await ends(['start'], { ZHIAN_DATA: folder, ZHIAN_DEMO, PORT: '0' });
      expect(code).toBe(1);
      oneSentence(said);
      expect(said).toContain('数据库可能丢失');
    }
    expect(existsSync(path.join(folder, 'demo-accounts.json'))).toBe(false);
  });

  test('with sign-in names of the demo that cannot be read says so and starts', async () => {
    const folder = path.join(scratch, 'damaged');
    await land((await launch({ ZHIAN_DATA: folder, ZHIAN_DEMO: 'on' })).child);
    writeFileSync(path.join(folder, 'demo-accounts.json'), '{"password": "hal');
    const { child, output } = await launch({ ZHIAN_DATA: folder, ZHIAN_DEMO: 'on' });
    expect(output()).toContain('读不出来');
    expect(output()).not.toMatch(/\n\s+at /);
    await land(child);
  });

  test('of an empty server tells whoever opens it where the one-time link is', async () => {
    const { child, origin, output } = await launch({ ZHIAN_DATA: path.join(scratch, 'empty'), ZHIAN_DEMO: 'off' });
    const page = await (await fetch(`${origin}/sign-in`)).text();
    expect(page).toContain('还没有建立企业');
    expect(page).toContain('一次性链接');
    expect(output()).toContain(path.join(scratch, 'empty'));
    await land(child);
  });
});
