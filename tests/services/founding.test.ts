import { createHash } from 'node:crypto';
import { expect, describe, it } from 'vitest';
import { calendarOf } from 'db/repositories/routine/calendar';
import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { insert, update } from 'db/dialect/writes';
import { enterprises, setupLinks } from 'db/schema';
import { parseAddress } from '~/domain/organisation/address';
import { statedDuty } from '~/domain/organisation/dutyScope';
import { SYSTEM } from '~/domain/shared/actor';
import { day } from '~/domain/shared/day';
import { openHeads } from '~/platform/host/heads';
import { log } from '~/platform/host/log';
import { openStorage } from '~/platform/host/storage';
import { systemNow, type Context } from '~/services/context';
import { foundEnterprise, nothingFounded } from '~/services/enterprise/foundEnterprise';
import { setAddress } from '~/services/enterprise/setAddress';
import { addressOf, printedAddressOf, verifyUrlOf } from '~/services/enterprise/addressOf';
import { verifyChains } from '~/services/integrity/verifyChains';
import { signIn } from '~/services/session/signIn';
import { setHolidays } from '~/services/routine/setHolidays';
import { editSettings } from '~/services/enterprise/editSettings';
import { settingsPage } from '~/pages/desk/settingsPage';
import { appointmentsPage } from '~/pages/organisation/appointmentsPage';
import { createWorld } from '../world/factory';
import { openTestStore } from '../world/store';
import { anEvent } from '../world/event';

const profile = { name: '新芽电缆有限公司', creditCode: '914403001922038216', region: '临水市', directorName: '方圆', loginName: 'fangyuan', password: 'first-word-9' };
const unsaid = { duty: { licensed: null, certified: null, mandatoryStandard: null }, staff: null, turnover: null, week: null };

async function emptyInstallation(): Promise<{ cx: Context; token: string }> {
  const { store, url, folder } = await openTestStore();
  const site = { origin: null, databaseUrl: url, dataFolder: folder, storageFolder: `${folder}/files`, backup: null, backupKeep: 7, version: '0.0.0' };
  let made = 0;
  const cx: Context = { store, storage: openStorage(site.storageFolder), heads: openHeads(`${folder}/heads`), site, log: log.child({}, { level: 'silent' }), now: systemNow, newId: () => `id-${(made += 1)}` };
  await store.write([insert(setupLinks, { id: createHash('sha256').update('token').digest('hex'), createdAt: cx.now() })]);
  return { cx, token: 'token' };
}

describe('founding an enterprise', () => {
  it('keeps what its founder does not know unknown, and says so where duties are spoken of', async () => {
    const { cx, token } = await emptyInstallation();
    expect(await nothingFounded(cx)).toBe(true);
    const founded = await foundEnterprise(cx, token, { ...profile, ...unsaid });
    if (!founded.ok) throw new Error(founded.refusal.code);
    const scope = scopeOf(cx.store, founded.fact.enterpriseId);
    const enterprise = await enterpriseOf(scope);
    expect(enterprise).toMatchObject({ staff: null, turnover: null, licensed: null });
    expect(statedDuty(enterprise)).toEqual(['unknown']);
    expect((await calendarOf(scope).working()).weeks).toEqual([]);
    expect(await nothingFounded(cx)).toBe(false);
    expect(await foundEnterprise(cx, token, { ...profile, ...unsaid })).toMatchObject({ ok: false, refusal: { code: 'linkShut' } });
  });

  it('makes of six answers profile, calendar, address, what is made, and people with appointments and first passwords', async () => {
    const { cx, token } = await emptyInstallation();
    const founded = await foundEnterprise(cx, token, {
      ...profile, duty: { licensed: true, certified: false, mandatoryStandard: false }, staff: 60, turnover: null, week: { weekdays: [1, 2, 3, 4, 5, 6], worksOnHolidays: false },
      shifts: [{ name: '早班', begin: '08:00', end: '20:00' }, { name: '夜班', begin: '20:00', end: '08:00' }], products: ['wire-cable'], address: parseAddress('http://zhian-server:3000'),
      named: { principal: '王建国', officer: '方圆', visited: parseAddress('http://localhost:3000')! },
    });
    if (!founded.ok) throw new Error(founded.refusal.code);
    const { enterpriseId, personId, handed } = founded.fact;
    const scope = scopeOf(cx.store, enterpriseId);
    expect(await rulesFor(scope)).toMatchObject({ products: ['wire-cable'], address: 'http://zhian-server:3000', workWeeks: [{ weekdays: [1, 2, 3, 4, 5, 6] }], shiftPlans: [{ shifts: [{ name: '早班' }, { name: '夜班' }] }] });
    expect(handed).toMatchObject([{ name: '王建国', titles: ['主要负责人'], loginName: 'wangjianguo', password: expect.stringMatching(/.{12,}/) as string }]);
    const appointed = await peopleOf(scope).appointments();
    expect(appointed.map(({ role, personName }) => [role, personName]).sort(([one], [other]) => (one! < other! ? -1 : 1))).toEqual([['director', '方圆'], ['officer', '方圆'], ['principal', '王建国']]);
    expect(appointed.filter((one) => one.personId === personId)).toHaveLength(2);
    const signed = await signIn(cx, handed[0]!.loginName, handed[0]!.password, { userAgent: '', address: '127.0.0.1' });
    expect(signed.ok).toBe(true);
    const found: unknown[] = [];
    await verifyChains(cx, (finding) => found.push(finding));
    expect(found).toEqual([]);
  });

  it('appoints one person named twice once for each role, with one account', async () => {
    const { cx, token } = await emptyInstallation();
    const founded = await foundEnterprise(cx, token, { ...profile, ...unsaid, named: { principal: '王建国', officer: '王建国', visited: parseAddress('http://localhost:3000')! } });
    if (!founded.ok) throw new Error(founded.refusal.code);
    expect(founded.fact.handed.map(({ titles }) => titles)).toEqual([['主要负责人', '质量安全员']]);
    expect((await peopleOf(scopeOf(cx.store, founded.fact.enterpriseId)).persons()).map(({ name }) => name).sort()).toEqual(['方圆', '王建国']);
  });

  it('takes grounds, figures and working week that its founder knows', async () => {
    const { cx, token } = await emptyInstallation();
    const founded = await foundEnterprise(cx, token, {
      ...profile, duty: { licensed: true, certified: false, mandatoryStandard: false }, staff: 126, turnover: null, week: { weekdays: [1, 2, 3, 4, 5, 6], worksOnHolidays: false },
    });
    if (!founded.ok) throw new Error(founded.refusal.code);
    const scope = scopeOf(cx.store, founded.fact.enterpriseId);
    expect(await enterpriseOf(scope)).toMatchObject({ staff: 126, turnover: null, licensed: true, certified: false });
    expect((await calendarOf(scope).working()).weeks).toMatchObject([{ weekdays: [1, 2, 3, 4, 5, 6] }]);
  });
});

describe('a profile that was founded before its facts were asked', () => {
  it('counts as not filled in, until somebody fills it in', async () => {
    const { cx, store, haina } = await createWorld();
    const { enterpriseId } = haina;
    const asFounded = { staff: 0, turnover: 0, licensed: false, certified: false, mandatoryStandard: false };
    await store.commit({
      enterpriseId, actor: SYSTEM, at: cx.now(),
      build: () => ({ steps: [{ event: anEvent('enterprise.edited', 'enterprise', enterpriseId), writes: [update(enterprises, { enterpriseId }, { ...asFounded, version: 2 }, { version: 1 })] }] }),
    });
    expect(statedDuty(await enterpriseOf(scopeOf(store, enterpriseId)))).toEqual(['unknown']);
    const { roles } = await appointmentsPage(cx, haina.as('director', 'organisation.view'));
    expect(roles).toHaveLength(3);
    for (const role of roles) expect([role.required, role.missing, /先填企业档案/.test(role.rule), /不要求配备/.test(role.rule)]).toEqual([null, false, true, false]);
    expect((await settingsPage(cx, haina.as('director', 'organisation.view'))).size).toContain('还不清楚');
  });
});

describe('what a factory sets beside its rules', () => {
  it('is told by events, kept when the rules change, and its own alone', async () => {
    const { cx: outer, haina, beichen } = await createWorld();
    const cx: Context = { ...outer, site: { ...outer.site, origin: null } };
    const permit = haina.as('director', 'settings.edit');
    const scope = scopeOf(cx.store, haina.enterpriseId);
    expect(await verifyUrlOf(cx, scope, 'abc')).toBe('');
    expect(await setAddress(cx, permit, 'zhian')).toMatchObject({ ok: false, refusal: { code: 'noAddress' } });
    expect(await setAddress(cx, permit, 'http://zhian.factory:3000/')).toEqual({ ok: true, fact: { address: 'http://zhian.factory:3000' } });
    const wanted = { year: 2027, holidays: { '2027-02-09': '春节' }, makeUpDays: { '2027-02-20': '春节' } };
    expect(await setHolidays(cx, permit, wanted)).toEqual({ ok: true, fact: wanted });
    const before = await settingsPage(cx, haina.as('director', 'organisation.view'));
    expect(await editSettings(cx, permit, { chosen: { ...before.chosen, dueTime: '17:00' }, version: before.version })).toMatchObject({ ok: true });
    expect(await addressOf(cx, scope)).toBe('http://zhian.factory:3000');
    expect(await verifyUrlOf(cx, scope, 'abc')).toBe('http://zhian.factory:3000/verify/abc');
    expect((await calendarOf(scope).working()).holidayYears).toMatchObject([{ ...wanted, from: day('2026-11-18') }]);
    const { story } = await settingsPage(cx, haina.as('director', 'organisation.view'));
    expect(story.map(({ text }) => text)).toEqual(expect.arrayContaining([expect.stringContaining('录入 2027 年放假调休：放假 1 天'), '设定系统地址为 http://zhian.factory:3000']) as unknown);

    const other = scopeOf(cx.store, beichen.enterpriseId);
    expect(await addressOf(cx, other)).toBeNull();
    expect((await calendarOf(other).working()).holidayYears).toEqual([]);
    expect(() => haina.as('operator', 'settings.edit')).toThrow();
    expect(await setAddress(cx, permit, '')).toEqual({ ok: true, fact: { address: null } });
  });

  it('gives way to the address of the server', async () => {
    const { cx, haina } = await createWorld();
    expect(await setAddress(cx, haina.as('director', 'settings.edit'), 'http://zhian.factory:3000')).toMatchObject({ ok: false, refusal: { code: 'setByServer' } });
    expect(await printedAddressOf(cx, haina.enterpriseId, 'http://evil.example')).toEqual({ address: 'https://zhian.example.com', usable: 'https://zhian.example.com', warning: null });
  });
});
