import { eq, getTableName, isTable } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import path from 'node:path';
import type { AnyTable } from 'db/dialect/writes';
import { checksOf } from 'db/repositories/routine/checks';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import * as schema from 'db/schema';
import { day } from '~/domain/shared/day';
import { recordHash } from '~/services/routine/recordWrites';
import { openStorage } from '~/platform/host/storage';
import { readUpload } from '~/services/risk/import/readUpload';
import { tamper } from '../world/tamper';
import { oldInstallation } from './installation';

const TABLES = Object.values(schema).filter((one): one is typeof one & AnyTable => isTable(one));

/** With the events by which data was moved since: one a factory for the register of papers, for what is asked until it is done, and for where its submissions stand. */
const AS_LEFT = { enterprises: 2, events: 363 + 6, files: 18, findings: [] };

describe('an installation of release 0.1.0', () => {
  it('is migrated, and all its records, events and files still agree', async () => {
    const { store, verify } = await oldInstallation();
    await store.migrate();
    expect(await verify()).toEqual(AS_LEFT);
    await store.migrate();
    expect(await verify()).toEqual(AS_LEFT);
  });

  it('reads checks from before there were shifts as those of whole days, with the hashes they had', async () => {
    const { store } = await oldInstallation();
    await store.migrate();
    const factories = [...new Set((await store.read.select({ id: schema.checkRecords.enterpriseId }).from(schema.checkRecords)).map(({ id }) => id))];
    expect(factories.length).toBeGreaterThan(0);
    for (const id of factories) {
      const scope = scopeOf(store, id);
      const records = await checksOf(scope).between(day('2000-01-01'), day('2100-01-01'));
      for (const { contentHash, ...record } of records) {
        const answers = (await checksOf(scope).answersOf(record.id)).map(({ recordId: _record, position: _position, ...answer }) => answer);
        expect([record.turn, record.turnName, recordHash(record, answers)]).toEqual(['', null, contentHash]);
      }
      const [first, last] = [records[0]!.day, records.at(-1)!.day];
      const { days } = await postDaysBetween(scope, first, last, last);
      expect(days.filter(({ first: done }) => done).length).toBe(records.filter(({ revision }) => revision === 0).length);
      expect(new Set(days.map(({ turn }) => turn))).toEqual(new Set(['']));
    }
  });

  it('reads an upload that was on its way when it was stopped', async () => {
    const { store, url, folder } = await oldInstallation();
    const content = Buffer.from('车间,风险点\n挤塑车间,绝缘偏心\n').toString('base64');
    await tamper(
      { url },
      'insert into risk_imports (enterprise_id, id, created_by, created_at, file_name, bytes, content, sheet, mappings, version) values (?, ?, ?, ?, ?, 40, ?, 0, ?, 1)',
      ['factory', 'waiting', 'person', '2026-11-18T02:00:00.000Z', '清单.csv', content, '[]'],
    );
    await store.migrate();
    await readUpload({ store, storage: openStorage(path.join(folder, 'files')) }, 'factory', 'waiting', () => undefined);
    const [row] = await store.read.select().from(schema.riskImports).where(eq(schema.riskImports.id, 'waiting'));
    expect(row).toMatchObject({ content: null, fileHash: null, problem: null, sheets: [{ name: '清单', rows: 2 }] });
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
