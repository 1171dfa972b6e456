import { spawnSync } from 'node:child_process';
import type { BenchWorld } from './world';

/** Founds the factory of the figures in the database named, by a process of its own: the schema is of one dialect in each. Throws what it complained of. */
export function foundApart(url: string, dialect: 'sqlite' | 'postgres'): BenchWorld {
  const env = { ...process.env, ZHIAN_DIALECT: dialect };
  const { stdout, stderr, status } = spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'tests/soak/found.ts', url], { encoding: 'utf8', env, maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`founding: ${stderr}`);
  return JSON.parse(stdout) as BenchWorld;
}
