import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

interface Advisories {
  readonly ids: readonly string[];
  readonly packages: readonly string[];
  readonly severity: string;
  readonly title: string;
  readonly answer?: string;
}

const today = new Date().toISOString().slice(0, 10);
const HOLE: Advisories = { ids: ['CVE-2026-1'], packages: ['ms@2.1.3'], severity: 'high', title: 'a hole' };

/** Runs the check over a project that installs `ms` 2.1.3 for running; the registry is one that says `answer`, or nothing. */
async function check(list: { reviewedOn?: string; versions?: string[]; advisories?: Advisories[] }, answer: object | null = null): Promise<{ code: number | null; said: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhian-advisories-'));
  const registry = createServer((request, response) => {
    request.resume();
    const asked = request.method === 'POST' ? answer : { name: 'ms', 'dist-tags': { latest: '2.1.3' }, versions: { '2.1.3': { name: 'ms', version: '2.1.3' } } };
    response.writeHead(asked ? 200 : 405, { 'Content-Type': 'application/json' }).end(JSON.stringify(asked ?? {}));
  });
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    registry.close();
    rmSync(folder, { recursive: true });
  });
  mkdirSync(path.join(folder, '.ci'));
  copyFileSync('.ci/advisories.mjs', path.join(folder, '.ci/advisories.mjs'));
  const write = (name: string, content: object): void => writeFileSync(path.join(folder, name), JSON.stringify(content));
  write('.ci/advisories.json', { reviewedOn: today, goodForDays: 90, read: 'a test', versions: ['ms@2.1.3'], advisories: [], ...list });
  const project = { name: 'tried', version: '1.0.0', dependencies: { ms: '2.1.3' } };
  write('package.json', project);
  write('package-lock.json', { ...project, lockfileVersion: 3, packages: { '': project, 'node_modules/ms': { version: '2.1.3' }, 'node_modules/tool': { version: '1.0.0', dev: true } } });
  const { port } = registry.address() as { port: number };
  const env = { ...process.env, npm_config_registry: `http://127.0.0.1:${port}/`, npm_config_fetch_retries: '0', npm_config_audit: 'true' };
  const child = spawn(process.execPath, ['.ci/advisories.mjs'], { cwd: folder, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

// each asks npm, which takes a second or two
describe('the check for advisories', { timeout: 120_000 }, () => {
  it('passes by the list where the registry keeps none, and says so', async () => {
    expect(await check({})).toEqual({ code: 0, said: expect.stringContaining('the registry keeps no advisories') });
  });

  it('fails for a version the list does not name, for a list that is too old, and for a hole nobody answered for', async () => {
    expect(await check({ versions: ['ms@2.1.2'] })).toEqual({ code: 1, said: expect.stringContaining('ms@2.1.3 is in no list') });
    expect(await check({ reviewedOn: '2026-01-01' })).toEqual({ code: 1, said: expect.stringContaining('good for 90') });
    expect(await check({ advisories: [HOLE] })).toEqual({ code: 1, said: expect.stringContaining('a hole') });
  });

  it('lets an answer stand, and prints it', async () => {
    expect(await check({ advisories: [{ ...HOLE, answer: 'a guard before it' }] })).toEqual({ code: 0, said: expect.stringContaining('a guard before it') });
  });

  it('believes the registry where it answers, whatever the list says', async () => {
    const url = 'https://github.com/advisories/CVE-2026-1';
    const known = { ms: [{ id: 1, url, title: 'a hole', severity: 'high', vulnerable_versions: '<3.0.0' }] };
    expect(await check({}, known)).toEqual({ code: 1, said: expect.stringContaining('a hole') });
    expect(await check({ advisories: [{ ...HOLE, answer: 'a guard before it' }] }, known)).toMatchObject({ code: 0 });
    expect(await check({ versions: [] }, {})).toEqual({ code: 0, said: expect.stringContaining('by the registry') });
  });

  it('answers for no version that is gone', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { version?: string }> };
    const { advisories } = JSON.parse(readFileSync('.ci/advisories.json', 'utf8')) as { advisories: Advisories[] };
    const installed = new Set(Object.entries(packages).map(([name, { version }]) => `${name.split('node_modules/').at(-1)}@${version}`));
    // an answer to a version that is gone would only lull
    for (const { packages: named } of advisories) expect(named.filter((one) => !installed.has(one))).toEqual([]);
  });
});
