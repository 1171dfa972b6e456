import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');

/** A folder with the launcher and sources of its own, whose build takes a while and writes half of itself first. */
function place(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhian-launch-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  copyFileSync(path.join(ROOT, 'zhian.mjs'), path.join(folder, 'zhian.mjs'));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  for (const name of ['app', 'db', 'jobs', 'public']) mkdirSync(path.join(folder, name));
  for (const name of ['vite.config.ts', 'remix.config.js', 'tsconfig.json', 'app/source.ts']) writeFileSync(path.join(folder, name), '');
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', scripts: { build: 'node slow.mjs' } }));
  writeFileSync(
    path.join(folder, 'slow.mjs'),
    `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
     const into = process.env.ZHIAN_BUILD_INTO;
     appendFileSync('builds', 'x');
     mkdirSync(into + '/server', { recursive: true });
     writeFileSync(into + '/server/index.js', 'half');
     await new Promise((resolve) => setTimeout(resolve, 1500));
     writeFileSync(into + '/server/index.js', 'whole');`,
  );
  return folder;
}

const build = (folder: string) => {
  const child = spawn(process.execPath, ['zhian.mjs', 'build'], { cwd: folder, stdio: 'ignore', detached: true });
  return { child, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) };
};

const built = (folder: string): string => readFileSync(path.join(folder, 'build/server/index.js'), 'utf8');

describe('the launcher', { timeout: 60_000 }, () => {
  it('builds once when two start at once, and both find it whole', async () => {
    const folder = place();
    expect(await Promise.all([build(folder).ended, build(folder).ended])).toEqual([0, 0]);
    expect(built(folder)).toBe('whole');
    expect(readFileSync(path.join(folder, 'builds'), 'utf8')).toBe('x');
    expect(readdirSync(folder).filter((name) => /^build\.(new|old)/.test(name))).toEqual([]);
  });

  it('that was killed while it built leaves the build before it, and the next one builds anew', async () => {
    const folder = place();
    expect(await build(folder).ended).toBe(0);
    writeFileSync(path.join(folder, 'app/source.ts'), 'changed');
    const { child, ended } = build(folder);
    while (readFileSync(path.join(folder, 'builds'), 'utf8').length < 2) await pause(50);
    process.kill(-child.pid!, 'SIGKILL');
    await ended;
    expect(built(folder)).toBe('whole');
    expect(await build(folder).ended).toBe(0);
    expect([built(folder), readFileSync(path.join(folder, 'builds'), 'utf8')]).toEqual(['whole', 'xxx']);
    expect(existsSync(path.join(folder, 'build/.sources'))).toBe(true);
  });
});
