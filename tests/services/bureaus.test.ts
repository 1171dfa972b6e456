import { beforeEach, describe, expect, it } from 'vitest';
import { update } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { enterprises } from 'db/schema';
import { day } from '~/domain/shared/day';
import type { RegulatorPermit } from '~/domain/supervision/authority';
import { bureausPage } from '~/pages/supervision/bureausPage';
import { sentInstrument, sentInstruments } from '~/pages/supervision/instrumentPages';
import { owingPage } from '~/pages/supervision/owingPage';
import { supervisionInbox } from '~/pages/supervision/supervisionInbox';
import { verifyChains } from '~/services/integrity/verifyChains';
import { officerOf } from '~/services/session/membership';
import { judgeInstrument } from '~/services/supervision/actOnInstrument';
import { answerSubmission } from '~/services/supervision/answerSubmission';
import { createOfficer } from '~/services/supervision/createOfficer';
import { createRegulator } from '~/services/supervision/createRegulator';
import { issueInstrument } from '~/services/supervision/issueInstrument';
import { endOfficer, makeBureauBelow, makeOfficerBelow } from '~/services/supervision/manageBureaus';
import { readFile } from '~/services/supervision/readFile';
import { readReceived } from '~/services/supervision/readSubmission';
import { submitRiskList } from '~/services/supervision/submitPackage';
import { anEvent } from '../world/event';
import { createWorld, type World } from '../world/factory';
import { publishList } from '../world/records';

let world: World;
let city: RegulatorPermit;
let versionId = '';

/** The permit behind a sign-in name; null for whoever serves no more. */
async function permitOf(loginName: string): Promise<RegulatorPermit | null> {
  const account = await accountsOf(world.store.read).byLoginName(loginName);
  return officerOf(world.cx, { account: account! });
}
const must = async (loginName: string): Promise<RegulatorPermit> => {
  const permit = await permitOf(loginName);
  if (!permit) throw new Error(`${loginName} serves no more`);
  return permit;
};
const ok = <T>(done: { ok: true; fact: T } | { ok: false; refusal: unknown }): T => {
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  return done.fact;
};

beforeEach(async () => {
  world = await createWorld();
  ok(await createRegulator(world.cx, { name: '海东市市场监督管理局', region: '海东市', level: 'city' }));
  ok(await createOfficer(world.cx, { regulator: '海东市', name: '许宁', loginName: 'xuning', title: '科长' }));
  city = await must('xuning');
  ok(await makeBureauBelow(world.cx, city, { name: '石桥县市场监督管理局', region: '海东市石桥县', level: 'county' }));
  city = await must('xuning');
  ok(await makeOfficerBelow(world.cx, city, { bureauId: city.bureaus[1]!.id, name: '田雨', title: '科员', loginName: 'tianyu', role: 'officer' }));
  ({ versionId } = await publishList(world, world.haina, day('2026-11-02'), [{ postId: world.haina.posts.extruder, workshopId: world.haina.workshops.extrusion, frequency: 'day' }]));
});
/** Moves the first factory of the world into the county. */
async function moved(): Promise<string> {
  const { enterpriseId } = world.haina;
  await world.store.commit({
    enterpriseId, actor: city.actor, at: world.cx.now(), build: () => ({ steps: [{ event: anEvent('enterprise.edited', 'enterprise', enterpriseId), writes: [update(enterprises, { enterpriseId }, { region: '海东市石桥县' })] }] }),
  });
  return enterpriseId;
}

describe('an officer of an upper bureau', () => {
  it('reads what bureaus below received and sent, and leaves answering to them', async () => {
    const enterpriseId = await moved();
    const county = await must('tianyu');
    expect((await owingPage(world.cx, city, null)).total).toBe(0);
    expect((await owingPage(world.cx, city, null, 'all')).rows).toMatchObject([{ name: world.haina.name }]);
    const { id } = ok(await submitRiskList(world.cx, world.haina.as('director', 'submission.submit'), versionId));
    const inbox = (permit: RegulatorPermit, of: string) => supervisionInbox(world.cx, permit, new URLSearchParams({ of }));
    expect([(await inbox(city, '')).rows.length, (await inbox(city, 'all')).rows.length, (await inbox(city, county.regulatorId)).rows.length, (await inbox(county, '')).rows.length]).toEqual([0, 1, 1, 1]);
    expect(await readReceived(world.cx, city, id)).toMatchObject({ contentIntact: true });
    expect(await answerSubmission(world.cx, city, id, { kind: 'accepted', reason: '' })).toMatchObject({ refusal: { code: 'notFound' } });
    const sent = ok(await issueInstrument(world.cx, county, enterpriseId, { kind: 'alert', words: '请对照排查', replyBy: null, documentNumber: '', secondOfficer: '' }));
    expect(await sentInstrument(world.cx, city, sent.id)).toMatchObject({ own: false });
    expect(await judgeInstrument(world.cx, city, sent.id, 'withdraw', '发错')).toMatchObject({ refusal: { code: 'notFound' } });
    expect((await sentInstruments(world.cx, city, new URLSearchParams('show=open&of=all'))).rows).toHaveLength(1);
    expect((await readFile(world.cx, city, enterpriseId))?.instruments).toHaveLength(1);
  });

  it('may send to factories below, under the number of its own bureau; the lower one neither reads nor closes that, a neighbour nothing at all', async () => {
    const enterpriseId = await moved();
    const sent = ok(await issueInstrument(world.cx, city, enterpriseId, { kind: 'listed', words: '挂牌督办', replyBy: null, documentNumber: '', secondOfficer: '' }));
    const county = await must('tianyu');
    expect(await sentInstrument(world.cx, county, sent.id)).toBeNull();
    expect(await judgeInstrument(world.cx, county, sent.id, 'close', '')).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await readFile(world.cx, county, enterpriseId)).toMatchObject({ instruments: [] });
    expect(await readFile(world.cx, county, world.beichen.enterpriseId)).toBeNull();
    expect(await readFile(world.cx, city, world.beichen.enterpriseId)).toBeNull();
  });
});

describe('bureaus and officers', () => {
  it('are made by who leads, below their own level, each region once', async () => {
    const county = await must('tianyu');
    const bureau = { name: '某所', region: '海东市石桥镇', level: 'station' } as const;
    expect(await makeBureauBelow(world.cx, county, bureau)).toMatchObject({ refusal: { code: 'notLead' } });
    expect(await makeOfficerBelow(world.cx, county, { bureauId: county.regulatorId, name: '甲', title: '科员', loginName: 'jia', role: 'officer' })).toMatchObject({ refusal: { code: 'notLead' } });
    expect(await makeBureauBelow(world.cx, city, { ...bureau, level: 'city' })).toMatchObject({ refusal: { code: 'levelWrong', own: 'city' } });
    expect(await makeBureauBelow(world.cx, city, { ...bureau, region: '海东市石桥县' })).toMatchObject({ refusal: { code: 'regionTaken' } });
    for (const region of ['邻水市', '海东市', ' 海东']) expect(await makeBureauBelow(world.cx, city, { ...bureau, region })).toMatchObject({ refusal: { code: 'regionOutside', own: '海东市' } });
    expect(await makeOfficerBelow(world.cx, city, { bureauId: world.regulators.linshui, name: '甲', title: '科员', loginName: 'jia', role: 'officer' })).toMatchObject({ refusal: { code: 'unknownRegulator' } });
    expect(await makeOfficerBelow(world.cx, city, { bureauId: city.regulatorId, name: '甲', title: '科员', loginName: 'tianyu', role: 'officer' })).toMatchObject({ refusal: { code: 'loginNameTaken' } });
    expect((await bureausPage(world.cx, county)).bureaus.map(({ name }) => name)).toEqual(['石桥县市场监督管理局']);
    expect((await bureausPage(world.cx, city)).bureaus.map(({ officers }) => officers.map(({ name }) => name))).toEqual([['许宁'], ['田雨']]);
  });

  it('keeps one of two who lead and end each other’s service at the same moment', async () => {
    ok(await makeOfficerBelow(world.cx, city, { bureauId: city.regulatorId, name: '方志', title: '副科长', loginName: 'fangzhi', role: 'lead' }));
    const other = await must('fangzhi');
    const both = await Promise.all([endOfficer(world.cx, city, other.officerId), endOfficer(world.cx, other, city.officerId)]);
    expect(both.map((one) => (one.ok ? 'ended' : one.refusal.code)).toSorted()).toEqual(['ended', 'lastLead']);
    expect([await permitOf('xuning'), await permitOf('fangzhi')].filter((permit) => permit !== null)).toHaveLength(1);
    expect((await verifyChains(world.cx, () => undefined)).findings).toBe(0);
  });

  it('an officer whose service ended opens nothing any more; the last who leads stays', async () => {
    const county = await must('tianyu');
    expect(await endOfficer(world.cx, county, city.officerId)).toMatchObject({ refusal: { code: 'notLead' } });
    expect(await endOfficer(world.cx, city, world.officers.linshui)).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await endOfficer(world.cx, city, city.officerId)).toMatchObject({ refusal: { code: 'lastLead' } });
    ok(await endOfficer(world.cx, city, county.officerId));
    expect(await permitOf('tianyu')).toBeNull();
    expect(await endOfficer(world.cx, city, county.officerId)).toMatchObject({ refusal: { code: 'alreadyEnded' } });
    expect((await verifyChains(world.cx, () => undefined)).findings).toBe(0);
  });
});
