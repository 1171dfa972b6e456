import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { insert } from 'db/dialect/writes';
import { enterprises, setupLinks } from 'db/schema';
import { checkCharacterOf } from '~/domain/organisation/creditCode';
import { instant } from '~/domain/shared/instant';
import { openHeads } from '~/platform/host/heads';
import { newId } from 'db/dialect/ids';
import { log } from '~/platform/host/log';
import { openStorage } from '~/platform/host/storage';
import type { Context } from '~/services/context';
import { foundEnterprise, setupState } from '~/services/enterprise/foundEnterprise';
import { openTestStore } from '../world/store';

const code = (body: string): string => body + checkCharacterOf(body)!;
const input = (loginName: string, creditCode = code('91331000MA2CCCCC0')) => ({ name: `${loginName}电缆厂`, creditCode, region: '临水市', directorName: '林总', loginName, password: '一句记得住的话 2026', duty: { licensed: null, certified: null, mandatoryStandard: null }, staff: null, turnover: null, week: null });
const idOf = (token: string): string => createHash('sha256').update(token).digest('hex');

async function empty(...tokens: string[]) {
  const { store, url, folder } = await openTestStore();
  const clock = { now: instant('2026-11-18T10:00:00+08:00') };
  const site = { origin: null, databaseUrl: url, dataFolder: folder, storageFolder: `${folder}/files`, backup: null, backupKeep: 7, version: '0.0.0' };
  const cx: Context = { store, site, storage: openStorage(site.storageFolder), heads: openHeads(`${folder}/heads`), log: log.child({}, { level: 'silent' }), now: () => clock.now, newId: () => newId() };
  await store.write([insert(setupLinks, tokens.map((token) => ({ id: idOf(token), createdAt: clock.now })))]);
  return { cx, clock, founded: async () => (await store.read.select().from(enterprises)).length };
}

describe('a one-time link', () => {
  it('used twice at once, as by a double click, founds one enterprise and tells the second so', async () => {
    const { cx, founded } = await empty('a');
    const both = await Promise.all([foundEnterprise(cx, 'a', input('lin')), foundEnterprise(cx, 'a', input('lin'))]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: { code: 'linkShut', state: 'used' } });
    expect(await founded()).toBe(1);
  });

  it('and another, used at once, found one enterprise together', async () => {
    const { cx, founded } = await empty('a', 'b');
    const both = await Promise.all([foundEnterprise(cx, 'a', input('lin')), foundEnterprise(cx, 'b', input('du', code('91331000MA2DDDDD0')))]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: { code: 'linkShut', state: 'used' } });
    expect(await founded()).toBe(1);
  });

  it('opens for a day; one that never was opens nothing', async () => {
    const { cx, clock, founded } = await empty('a');
    expect([await setupState(cx, 'a'), await setupState(cx, 'x')]).toEqual(['open', 'unknown']);
    clock.now = instant('2026-11-19T10:00:01+08:00');
    expect(await foundEnterprise(cx, 'a', input('lin'))).toEqual({ ok: false, refusal: { code: 'linkShut', state: 'expired' } });
    expect(await founded()).toBe(0);
  });
});
