import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getTableName, isTable } from 'drizzle-orm';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openStore } from 'db/dialect/open';
import type { AnyTable } from 'db/dialect/writes';
import * as schema from 'db/schema';
import { openStorage } from '~/platform/host/storage';
import type { Finding } from '~/services/integrity/findings';
import { verifyChains } from '~/services/integrity/verifyChains';
import { administer } from '../setup/embeddedPostgres';
import { layRelease, loadRelease } from './release';

const TABLES = Object.values(schema).filter((one): one is typeof one & AnyTable => isTable(one));

/** The installation of release 0.1.0 as it was left, on the database of this run. */
async function oldInstallation() {
  const base = inject('base');
  const folder = mkdtempSync(path.join(tmpdir(), 'zhian-old-'));
  const file = layRelease(folder);
  const name = `old_${randomBytes(6).toString('hex')}`;
  const url = 'sqlite' in base ? file : `${base.postgres}/${name}`;
  if ('postgres' in base) {
    await administer(base.postgres, `create database ${name}`);
    await loadRelease(url);
  }
  const store = openStore(url);
  onTestFinished(async () => {
    await store.close();
    if ('postgres' in base) await administer(base.postgres, `drop database ${name} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  });
  const verify = async () => {
    const findings: Finding[] = [];
    const { enterprises, events, files } = await verifyChains({ store, storage: openStorage(path.join(folder, 'files')) }, (finding) => findings.push(finding));
    return { enterprises, events, files, findings };
  };
  return { store, verify };
}

const AS_LEFT = { enterprises: 2, events: 363, files: 18, findings: [] };

describe('an installation of release 0.1.0', () => {
  it('is migrated, and all its records, events and files still agree', async () => {
    const { store, verify } = await oldInstallation();
    await store.migrate();
    expect(await verify()).toEqual(AS_LEFT);
    await store.migrate();
    expect(await verify()).toEqual(AS_LEFT);
  });

  it('has no row that this program cannot read', async () => {
    const { store } = await oldInstallation();
    await store.migrate();
    const rows = new Map<string, number>();
    for (const table of TABLES) rows.set(getTableName(table), (await store.read.select().from(table)).length);
    // what every factory lives on came along
    expect(Object.fromEntries(['accounts', 'risk_items', 'check_answers', 'hazard_acts', 'signatures', 'submissions', 'template_items'].map((name) => [name, rows.get(name)]))).toEqual({
      accounts: 28, risk_items: 41, check_answers: 164, hazard_acts: 49, signatures: 23, submissions: 2, template_items: 714,
    });
  });
});
