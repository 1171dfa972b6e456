import { beforeEach, describe, expect, it } from 'vitest';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { inboxItems } from 'db/schema/log';
import { peopleOf } from 'db/repositories/organisation/people';
import { riskOf } from 'db/repositories/risk/risk';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { scopeOf } from 'db/repositories/scope';
import { events } from 'db/schema';
import { NOBODY } from '~/domain/organisation/people/handOver';
import { day, type Month } from '~/domain/shared/day';
import { addResolution } from '~/services/routine/addResolution';
import { compileMonth } from '~/services/routine/monthPapers';
import { handOver, type HandOverInput, lookAtHandOver } from '~/services/organisation/people/handOver';
import { holdPost } from '~/services/organisation/people/holdPost';
import { leaveEnterprise } from '~/services/organisation/people/leaveEnterprise';
import { standIn } from '~/services/organisation/people/standIn';
import { registerHazard } from '~/services/hazards/registerHazard';
import { startDraft } from '~/services/risk/list/startDraft';
import { nameOwners } from '~/services/risk/list/nameOwners';
import { verifyChains } from '~/services/integrity/verifyChains';
import { createWorld, type World } from '../../world/factory';
import { publishList } from '../../world/publishedList';

const TODAY = day('2026-11-18');
let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const scope = () => scopeOf(world.store, world.haina.enterpriseId);
const manager = () => world.haina.as('director', 'organisation.manage');
const said = (change: Partial<HandOverInput> = {}): HandOverInput => ({ lastDay: TODAY, to: world.haina.people.operator, rows: {}, ...change });
const hand = async (personId: string, input: HandOverInput) => {
  const look = await lookAtHandOver(world.cx, manager(), personId, input);
  return look.ok ? handOver(world.cx, manager(), personId, { ...input, seen: look.fact.seen }) : look;
};
const hazardOf = async (responsibleId: string): Promise<string> => {
  const found = { source: 'snapshot' as const, postId: world.haina.posts.extruder, title: '偏心', description: '偏心超差', immediateMeasure: '停机', photos: [], foundDay: TODAY, responsibleId };
  const registered = await registerHazard(world.cx, world.haina.as('officer', 'hazard.register'), found);
  if (!registered.ok) throw new Error(registered.refusal.code);
  return registered.fact.id;
};
const holdingsOf = async (personId: string) => (await peopleOf(scope()).holdingsOf(personId)).map(({ postName, workshopName, role, fromDay, toDay, standsInFor }) => ({ place: postName ?? workshopName, role, fromDay, toDay, standsInFor })).sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));

describe('what a leaving person has', () => {
  it('goes to others in one act: posts, rows of the list, hazards; and every row is told', async () => {
    const { haina, cx } = world;
    const { lead, operator, inspector } = haina.people;
    await publishList(world, haina);
    const draft = await startDraft(cx, haina.as('director', 'risk.edit'));
    if (!draft.ok) throw new Error(draft.refusal.code);
    const rows = (await riskOf(scope()).itemsOf(draft.fact.versionId)).filter(({ postId }) => postId === haina.posts.extruder);
    expect(rows.length).toBeGreaterThan(0);
    const owners = { ownerEnterprise: haina.people.director, ownerWorkshop: lead, ownerPost: lead };
    expect(await nameOwners(cx, haina.as('director', 'risk.edit'), rows.map(({ id, version }) => ({ id, version })), { by: 'hand', owners })).toMatchObject({ ok: true });
    const hazard = await hazardOf(lead);
    expect(await leaveEnterprise(cx, manager(), lead, { lastDay: TODAY })).toMatchObject({ refusal: { code: 'stillResponsible' } });

    const look = await lookAtHandOver(cx, manager(), lead, said({ rows: { [`hazard:${hazard}`]: inspector } }));
    if (!look.ok) throw new Error(JSON.stringify(look.refusal));
    expect(look.fact.lines).toEqual([
      '绝缘挤出岗 班组长，孙磊任到2026年11月18日，王小军自2026年11月19日起',
      `挤塑车间 › 绝缘挤出岗的风险项 ${rows.length} 条，改由王小军负责`,
      expect.stringMatching(/^HZ-2026-000001 .*，改由李娜负责$/),
    ]);
    expect(await holdingsOf(lead)).toMatchObject([{ toDay: null }]);

    expect(await hand(lead, said({ rows: { [`hazard:${hazard}`]: inspector } }))).toMatchObject({ ok: true, fact: { draft: 2 } });
    expect(await holdingsOf(lead)).toMatchObject([{ toDay: TODAY }]);
    expect(await holdingsOf(operator)).toMatchObject([{ role: 'operator' }, { place: '绝缘挤出岗', role: 'teamLead', fromDay: '2026-11-19', toDay: null }]);
    expect((await riskOf(scope()).itemsOf(draft.fact.versionId)).filter(({ postId }) => postId === haina.posts.extruder).every(({ ownerWorkshop, ownerPost, ownerEnterprise }) => ownerWorkshop === operator && ownerPost === operator && ownerEnterprise === haina.people.director)).toBe(true);
    expect(await hazardsOf(scope()).byId(hazard)).toMatchObject({ responsibleId: inspector, responsibleName: '李娜', stage: 'registered', version: 2 });
    expect((await world.store.read.select().from(inboxItems)).filter(({ personId, link }) => personId === inspector && link === `/hazards/${hazard}`).map(({ text }) => text)).toEqual([expect.stringContaining('移交给您负责')]);
    expect((await verifyChains(cx, () => undefined)).findings).toBe(0);
    const waiting = await leaveEnterprise(cx, manager(), lead, { lastDay: TODAY });
    if (waiting.ok || waiting.refusal.code !== 'stillResponsible') throw new Error('the list in force no longer names who leaves');
    expect(waiting.refusal.things.hazards).toEqual([]);
    expect(waiting.refusal.things.riskItems.every(({ name, link }) => name.endsWith('（草稿已改，发布后生效）') && link === '/risk/publish')).toBe(true);
  });

  it('starts a draft where the list in force names the person, and who leaves waits for its publication', async () => {
    const { haina, cx } = world;
    await publishList(world, haina);
    const inForce = (await riskOf(scope()).latestPublished())!;
    const owner = (await riskOf(scope()).itemsOf(inForce.id)).flatMap(({ ownerEnterprise, ownerWorkshop, ownerPost }) => [ownerPost, ownerWorkshop, ownerEnterprise]).find((id) => id !== null);
    if (!owner) throw new Error('nobody is named in the published list');
    const other = owner === haina.people.inspector ? haina.people.operator : haina.people.inspector;
    expect(await hand(owner, said({ to: other }))).toMatchObject({ ok: true, fact: { draft: inForce.number + 1 } });
    const next = (await riskOf(scope()).draft())!;
    expect((await riskOf(scope()).itemsOf(next.id)).some((item) => [item.ownerEnterprise, item.ownerWorkshop, item.ownerPost].includes(owner))).toBe(false);
    const leaving = await leaveEnterprise(cx, manager(), owner, { lastDay: TODAY });
    expect(leaving).toMatchObject({ refusal: { code: expect.stringMatching(/stillResponsible|lastManager/) } });
    expect((await verifyChains(cx, () => undefined)).findings).toBe(0);
  });

  it('keeps who stands in: for the person, then for who follows; and in the place of another, by who follows', async () => {
    const { haina, cx } = world;
    const { lead, operator, inspector, head } = haina.people;
    const holding = (await peopleOf(scope()).holdingsOf(lead))[0]!;
    const outgoing = (await peopleOf(scope()).holdingsOf(inspector))[0]!;
    expect(await standIn(cx, manager(), { personId: inspector, holdingId: holding.id, fromDay: TODAY, toDay: day('2026-11-25') })).toMatchObject({ ok: true });
    expect(await standIn(cx, manager(), { personId: lead, holdingId: outgoing.id, fromDay: TODAY, toDay: day('2026-11-24') })).toMatchObject({ ok: true });
    expect(await hand(lead, said({ to: operator }))).toMatchObject({ ok: true });
    expect((await holdingsOf(inspector)).filter(({ standsInFor }) => standsInFor)).toEqual([
      { place: '绝缘挤出岗', role: 'teamLead', fromDay: TODAY, toDay: TODAY, standsInFor: lead },
      { place: '绝缘挤出岗', role: 'teamLead', fromDay: '2026-11-19', toDay: '2026-11-25', standsInFor: operator },
    ]);
    expect((await holdingsOf(operator)).filter(({ fromDay }) => fromDay === '2026-11-19')).toEqual(expect.arrayContaining([
      { place: '绝缘挤出岗', role: 'teamLead', fromDay: '2026-11-19', toDay: null, standsInFor: null },
      { place: '成品检验岗', role: 'inspector', fromDay: '2026-11-19', toDay: '2026-11-24', standsInFor: inspector },
    ]));
    expect((await holdingsOf(lead)).every(({ toDay }) => toDay === TODAY)).toBe(true);
    expect(head).not.toBe(lead);
    expect((await verifyChains(cx, () => undefined)).findings).toBe(0);
  });

  it('gives a resolution another owner, who is told', async () => {
    const { haina, cx } = world;
    const { officer } = haina.people;
    const compiled = await compileMonth(cx, haina.as('director', 'monthly.compile'), '2026-11' as Month, { version: null });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal));
    const meeting = (await meetingsOf(scope()).byId(compiled.fact.id))!;
    const added = await addResolution(cx, haina.as('director', 'monthly.compile'), meeting.id, { content: '更换模具', ownerId: officer, dueDay: day('2026-11-30'), version: meeting.version });
    if (!added.ok) throw new Error(JSON.stringify(added.refusal));
    const { id } = added.fact;
    expect(await hand(officer, said({ to: haina.people.inspector }))).toMatchObject({ ok: true });
    expect(await meetingsOf(scope()).resolution(id)).toMatchObject({ ownerId: haina.people.inspector, ownerName: '李娜', version: 2 });
    expect((await world.store.read.select().from(inboxItems)).filter(({ personId, link }) => personId === haina.people.inspector && link === '/routine/resolutions').map(({ text }) => text)).toEqual(['周敏的决议“更换模具”移交给您，期限2026年11月30日（周一）。']);
  });

  it('stays where it is when one of it cannot go where it should: told at each, and nothing written', async () => {
    const { haina, cx } = world;
    const { lead, operator } = haina.people;
    const hazard = await hazardOf(lead);
    const before = await world.store.read.$count(events);
    const holding = (await peopleOf(scope()).holdingsOf(lead))[0]!;
    const wrong = async (input: Partial<HandOverInput>) => {
      const look = await lookAtHandOver(cx, manager(), lead, said(input));
      return look.ok || look.refusal.code !== 'handOverWrong' ? look : look.refusal.problems.map(({ key }) => key);
    };
    expect(await wrong({ to: '' })).toEqual([`holding:${holding.id}`, `hazard:${hazard}`]);
    expect(await wrong({ to: lead })).toEqual([`holding:${holding.id}`, `hazard:${hazard}`]);
    expect(await wrong({ rows: { [`hazard:${hazard}`]: NOBODY } })).toEqual([`hazard:${hazard}`]);
    expect(await wrong({ to: world.beichen.people.operator })).toEqual([`holding:${holding.id}`, `hazard:${hazard}`]);
    expect(await leaveEnterprise(cx, manager(), haina.people.inspector, { lastDay: TODAY })).toMatchObject({ ok: true });
    expect(await wrong({ rows: { [`hazard:${hazard}`]: haina.people.inspector } })).toEqual([`hazard:${hazard}`]);
    expect(await lookAtHandOver(cx, manager(), haina.people.otherHead, said({ lastDay: day('2025-01-01') }))).toMatchObject({ refusal: { code: 'beforeJoined' } });
    expect(await lookAtHandOver(cx, world.beichen.as('director', 'organisation.manage'), lead, said())).toMatchObject({ refusal: { code: 'notFound' } });
    // Only the leaving of 李娜, with its entry of the audit.
    expect(await world.store.read.$count(events)).toBe(before + 2);
    expect(await hand(lead, said({ rows: { [`holding:${holding.id}`]: NOBODY } }))).toMatchObject({ ok: true });
    expect((await holdingsOf(operator)).length).toBe(1);
    expect((await holdingsOf(lead))[0]).toMatchObject({ toDay: TODAY });
  });

  it('is refused where it changed after it was seen, and a post that ended in the past asks about what was done since', async () => {
    const { haina, cx } = world;
    const { lead } = haina.people;
    const look = await lookAtHandOver(cx, manager(), lead, said());
    if (!look.ok) throw new Error(look.refusal.code);
    await hazardOf(lead);
    expect(await handOver(cx, manager(), lead, { ...said(), seen: look.fact.seen })).toMatchObject({ refusal: { code: 'planMoved' } });
    expect(await holdPost(cx, manager(), { personId: haina.people.operator, role: 'teamLead', workshopId: null, postId: haina.posts.extruder, fromDay: TODAY })).toMatchObject({ ok: true });
    expect(await hand(lead, said())).toMatchObject({ ok: true, fact: { lines: [expect.stringContaining('（已任）'), expect.anything()] } });
    expect((await holdingsOf(haina.people.operator)).filter(({ role }) => role === 'teamLead')).toHaveLength(1);
  });
});
