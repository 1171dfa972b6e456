import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The built program, running on a scratch database with the demo factory. */
    server: { origin: string; pid: number; dataFolder: string; password: string; accounts: { loginName: string; name: string; title: string; factory: string }[] };
  }
}

/** The launcher as a person would call it; it must not take the test runner's word (`NODE_ENV`) for its own. */
export function call(args: readonly string[], environment: Record<string, string>): ChildProcessByStdio<null, Readable, Readable> {
  const env: NodeJS.ProcessEnv = { ...process.env, LOG_LEVEL: 'warn' };
  Reflect.deleteProperty(env, 'NODE_ENV');
  return spawn(process.execPath, ['zhian.mjs', ...args], { env: Object.assign(env, environment), stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs a command of the launcher until it ends by itself: its exit code and all it said. */
export function ends(args: readonly string[], environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = call(args, environment);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said: said.trim() })));
}

/** Starts the launcher on a free port; gives its address once it is ready. */
export function launch(environment: Record<string, string>, patience = 600_000): Promise<{ child: ChildProcess; origin: string; output: () => string }> {
  const child = call(['start'], { PORT: '0', ...environment });
  let text = '';
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the server was not ready in time:\n${text}`));
    }, patience);
    const hear = (chunk: Buffer): void => {
      text += chunk.toString();
      const origin = /(?:local|desk)\s+(http:\/\/localhost:\d+)/.exec(text)?.[1];
      // The last line of the greeting is an empty one; a one-time link stands before it.
      if (!origin || !text.endsWith('\n\n')) return;
      clearTimeout(late);
      for (const stream of [child.stdout, child.stderr]) stream.off('data', hear).on('data', (more: Buffer) => (text += more.toString()));
      child.removeAllListeners('exit');
      child.once('exit', (code, signal) => signal !== 'SIGKILL' && process.stderr.write(`the server ended by itself with ${code ?? signal}:\n${text}`));
      resolve({ child, origin: origin.replace('localhost', '127.0.0.1'), output: () => text });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the server ended with ${code}:\n${text}`));
    });
  });
}

/** Ends a launched server as an operator would and waits until it is gone. */
export const land = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
    child.removeAllListeners('exit');
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });

/** The database of the demo as it was made, kept beside the one the tests write in. */
export const asMade = (dataFolder: string): string => path.join(dataFolder, 'as-made.db');

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'zhian-e2e-'));
  const { child, origin } = await launch({ ZHIAN_DATA: dataFolder, ZHIAN_DEMO: 'on' });
  const demo = JSON.parse(readFileSync(path.join(dataFolder, 'demo-accounts.json'), 'utf8')) as { password: string; accounts: never[] };
  const made = new Database(path.join(dataFolder, 'zhian.db'), { readonly: true });
  await made.backup(asMade(dataFolder));
  made.close();
  project.provide('server', { origin, pid: child.pid!, dataFolder, ...demo });
  return async () => {
    await land(child);
    rmSync(dataFolder, { recursive: true, force: true });
  };
}
