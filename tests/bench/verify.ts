import { spawnSync } from 'node:child_process';
import { fillChain } from './chain';
import type { BenchWorld } from './world';

export const VERIFIED_EVENTS = 1_000_000;

/** Seconds the command `verify` of the built program takes for a closed installation whose chain tells so many events. Throws where it finds anything. */
export function measureVerify(databaseFile: string, folder: string, world: BenchWorld, events = VERIFIED_EVENTS): number {
  fillChain(databaseFile, world, events);
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['zhian.mjs', 'verify'], { encoding: 'utf8', env: { ...process.env, ZHIAN_DATA: folder } });
  if (status !== 0) throw new Error(`verify ended with ${status}: ${stdout}${stderr}`);
  return (performance.now() - begun) / 1000;
}
