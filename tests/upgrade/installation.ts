import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { openStore } from 'db/dialect/open';
import { unheard } from 'db/dialect/store';
import type { Store } from 'db/dialect/store';
import { openStorage } from '~/platform/host/storage';
import type { Finding } from '~/services/integrity/findings';
import { verifyChains, type VerifyOptions } from '~/services/integrity/verifyChains';
import { administer } from '../setup/embeddedPostgres';
import { layRelease, loadRelease } from './release';

/** The installation of release 0.1.0 as it was left, on the database of this run. */
export interface OldInstallation {
  readonly store: Store;
  readonly url: string;
  readonly folder: string;
  readonly verify: (options?: VerifyOptions) => Promise<{ enterprises: number; events: number; files: number; findings: Finding[] }>;
}

/** Lays it into a place of its own, gone when the test ends. */
export async function oldInstallation(): Promise<OldInstallation> {
  const base = inject('base');
  const folder = mkdtempSync(path.join(tmpdir(), 'zhian-old-'));
  const file = layRelease(folder);
  const name = `old_${randomBytes(6).toString('hex')}`;
  const url = 'sqlite' in base ? file : `${base.postgres}/${name}`;
  if ('postgres' in base) {
    await administer(base.postgres, `create database ${name}`);
    await loadRelease(url);
  }
  const store = openStore(url, unheard);
  onTestFinished(async () => {
    await store.close();
    if ('postgres' in base) await administer(base.postgres, `drop database ${name} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  });
  const verify: OldInstallation['verify'] = async (options) => {
    const findings: Finding[] = [];
    const { enterprises, events, files } = await verifyChains({ store, storage: openStorage(path.join(folder, 'files')) }, (finding) => findings.push(finding), options);
    return { enterprises, events, files, findings };
  };
  return { store, url, folder, verify };
}
