import { getTableName, isTable } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { AnyTable } from 'db/dialect/writes';
import * as schema from 'db/schema';
import { oldInstallation } from './installation';

const TABLES = Object.values(schema).filter((one): one is typeof one & AnyTable => isTable(one));

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
