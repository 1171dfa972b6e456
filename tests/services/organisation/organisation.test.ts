import { and, desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { enterpriseOf, rulesFor, settingsOf } from 'db/repositories/organisation/enterprises';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { standingOf } from 'db/repositories/organisation/standing';
import { accounts, events } from 'db/schema';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { formatInstant } from '~/domain/shared/instant';
import { SETTABLE } from '~/domain/rulepack/pack';
import type { Settings } from '~/domain/rulepack/settings';
import { day } from '~/domain/shared/day';
import type { Decision } from '~/domain/shared/decision';
import { verifyPassword } from '~/platform/host/passwords';
import { createEnterprise } from '~/services/enterprise/createEnterprise';
import { editEnterprise } from '~/services/enterprise/editEnterprise';
import { editSettings } from '~/services/enterprise/editSettings';
import type { AttachmentRefusal } from '~/services/evidence/paperRefusals';
import { registerHazard } from '~/services/hazards/registerHazard';
import { addPerson } from '~/services/organisation/people/addPerson';
import { appoint } from '~/services/organisation/people/appoint';
import { attachPaper } from '~/services/organisation/people/attachPaper';
import { closePost, closeTeam, closeWorkshop } from '~/services/organisation/places/closeNode';
import { endAppointment } from '~/services/organisation/people/endAppointment';
import { endHolding } from '~/services/organisation/people/endHolding';
import { holdPost } from '~/services/organisation/people/holdPost';
import { leaveEnterprise } from '~/services/organisation/people/leaveEnterprise';
import { movePost } from '~/services/organisation/places/movePost';
import { moveTeam } from '~/services/organisation/places/moveTeam';
import { moveWorkshop } from '~/services/organisation/places/moveWorkshop';
import { openPost } from '~/services/organisation/places/openPost';
import { openTeam } from '~/services/organisation/places/openTeam';
import { openWorkshop } from '~/services/organisation/places/openWorkshop';
import { readPaper } from '~/services/organisation/people/readPaper';
import { renamePost, renameTeam, renameWorkshop } from '~/services/organisation/places/renameNode';
import { setPostDueTime } from '~/services/organisation/places/setPostDueTime';
import { createWorld, type World } from '../../world/factory';

const manager = (world: World) => world.haina.as('director', 'organisation.manage');
const scope = (world: World) => scopeOf(world.store, world.haina.enterpriseId);
const PDF = { name: '任命书.pdf', bytes: new TextEncoder().encode('%PDF-1.7 任命书') };

function must<Fact, Refusal>(decision: Decision<Fact, Refusal>): Fact {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision.fact;
}
function refusalOf(decision: Decision<unknown, OrganisationRefusal | AttachmentRefusal>): string {
  if (decision.ok) throw new Error('was not refused');
  return decision.refusal.code;
}
async function lastEvent(world: World, enterpriseId = world.haina.enterpriseId): Promise<string | undefined> {
  return (await world.store.read.select({ type: events.type }).from(events).where(eq(events.enterpriseId, enterpriseId)).orderBy(desc(events.seq)).limit(1))[0]?.type;
}

/** An open hazard at the extruder's post in somebody's name. */
const openHazard = async (world: World, responsible: 'lead' | 'inspector'): Promise<{ id: string; number: string }> =>
  must(
    await registerHazard(world.cx, world.haina.as('officer', 'hazard.register'), {
      source: 'snapshot', postId: world.haina.posts.extruder, title: '绝缘偏心', description: '偏心超差', immediateMeasure: '停机调整', photos: [],
      foundDay: day('2026-11-17'), responsibleId: world.haina.people[responsible],
    }),
  );

describe('the tree of a factory', () => {
  it('grows, is renamed, moved and closed, one event each, and its story is told', async () => {
    const world = await createWorld();
    const permit = manager(world);
    const workshop = must(await openWorkshop(world.cx, permit, { name: '成缆车间' }));
    expect(await lastEvent(world)).toBe('workshop.opened');
    const team = must(await openTeam(world.cx, permit, { workshopId: workshop.id, name: '甲班' }));
    const post = must(await openPost(world.cx, permit, { workshopId: workshop.id, teamId: team.id, name: '成缆岗' }));
    expect(post.code).toMatch(/^[2-9A-Z]{12}$/);
    const tree = organisationOf(scope(world));
    expect(await tree.post(post.id)).toMatchObject({ name: '成缆岗', dueTime: '18:00', position: 4, teamId: team.id });
    must(await renameWorkshop(world.cx, permit, workshop.id, { name: '成缆一车间', version: 1 }));
    must(await renameTeam(world.cx, permit, team.id, { name: '乙班', version: 1 }));
    must(await renamePost(world.cx, permit, post.id, { name: '成缆主机岗', version: 1 }));
    must(await setPostDueTime(world.cx, permit, post.id, { dueTime: '17:30', version: 2 }));
    must(await moveWorkshop(world.cx, permit, workshop.id, { direction: 'up' }));
    expect((await tree.workshops()).map(({ name }) => name)).toEqual(['拉丝车间', '成缆一车间', '挤塑车间']);
    must(await moveTeam(world.cx, permit, team.id, { workshopId: world.haina.workshops.drawing, version: 2 }));
    expect(await tree.post(post.id)).toMatchObject({ workshopId: world.haina.workshops.drawing, teamId: team.id, version: 4 });
    must(await movePost(world.cx, permit, post.id, { workshopId: workshop.id, teamId: null, version: 4 }));
    expect((await tree.story('post', post.id)).map(({ type }) => type)).toEqual(['post.moved', 'post.dueTimeSet', 'post.renamed', 'post.opened']);
    must(await closeTeam(world.cx, permit, team.id));
    must(await closePost(world.cx, permit, post.id));
    must(await closeWorkshop(world.cx, permit, workshop.id));
    expect(await lastEvent(world)).toBe('workshop.closed');
    expect(await tree.workshop(workshop.id)).toMatchObject({ closedOn: '2026-11-18' });
  });

  it('writes nothing for a name or a time that is what it was', async () => {
    const world = await createWorld();
    const id = world.haina.posts.extruder;
    const before = (await organisationOf(scope(world)).post(id))!;
    const told = await lastEvent(world);
    must(await renamePost(world.cx, manager(world), id, { name: before.name, version: 1 }));
    must(await setPostDueTime(world.cx, manager(world), id, { dueTime: before.dueTime, version: 1 }));
    must(await renameWorkshop(world.cx, manager(world), world.haina.workshops.extrusion, { name: '挤塑车间', version: 1 }));
    expect([await lastEvent(world), await organisationOf(scope(world)).post(id)]).toEqual([told, before]);
  });

  it('takes who holds a post along when the post moves', async () => {
    const world = await createWorld();
    must(await movePost(world.cx, manager(world), world.haina.posts.extruder, { workshopId: world.haina.workshops.drawing, teamId: null, version: 1 }));
    const holdings = await peopleOf(scope(world)).holdingsOfPost(world.haina.posts.extruder);
    expect(holdings.map(({ workshopName }) => workshopName)).toEqual(['拉丝车间', '拉丝车间']);
  });

  it('answers a version that moved on with what stands there now', async () => {
    const world = await createWorld();
    const id = world.haina.posts.extruder;
    must(await renamePost(world.cx, manager(world), id, { name: '绝缘挤出一岗', version: 1 }));
    expect(await renamePost(world.cx, manager(world), id, { name: '另一名', version: 1 })).toEqual({
      ok: false, refusal: { code: 'movedOn', now: { lock: { version: '2' }, lines: [{ label: '最后改动', text: `${manager(world).actor.name}，${formatInstant(world.clock.now)}` }, { field: 'name', label: '名称', text: '绝缘挤出一岗' }, { field: 'place', label: '位置', text: '挤塑车间', value: world.haina.workshops.extrusion }, { field: 'dueTime', label: '每日检查时限', text: '18:00' }] } },
    });
    expect(refusalOf(await setPostDueTime(world.cx, manager(world), id, { dueTime: '07:00', version: 1 }))).toBe('movedOn');
    expect(refusalOf(await movePost(world.cx, manager(world), id, { workshopId: world.haina.workshops.drawing, teamId: null, version: 1 }))).toBe('movedOn');
  });

  it('does not close what open hazards and holders name', async () => {
    const world = await createWorld();
    const { number } = await openHazard(world, 'lead');
    const refused = await closePost(world.cx, manager(world), world.haina.posts.extruder);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'stillNamed', things: { hazards: [{ name: `${number} 绝缘偏心` }], holders: [{}, {}] } } });
    expect(refusalOf(await closeWorkshop(world.cx, manager(world), world.haina.workshops.extrusion))).toBe('hasOpenParts');
  });

  it('is not there for another factory', async () => {
    const world = await createWorld();
    const permit = world.beichen.as('director', 'organisation.manage');
    const { workshops, posts, people } = world.haina;
    const answers = [
      await openTeam(world.cx, permit, { workshopId: workshops.drawing, name: 'x' }),
      await openPost(world.cx, permit, { workshopId: workshops.drawing, teamId: null, name: 'x' }),
      await renameWorkshop(world.cx, permit, workshops.drawing, { name: 'x', version: 1 }),
      await renameTeam(world.cx, permit, 'none', { name: 'x', version: 1 }),
      await renamePost(world.cx, permit, posts.extruder, { name: 'x', version: 1 }),
      await moveWorkshop(world.cx, permit, workshops.drawing, { direction: 'up' }),
      await moveTeam(world.cx, permit, 'none', { workshopId: workshops.drawing, version: 1 }),
      await movePost(world.cx, permit, posts.extruder, { workshopId: world.beichen.workshops.drawing, teamId: null, version: 1 }),
      await setPostDueTime(world.cx, permit, posts.extruder, { dueTime: '07:00', version: 1 }),
      await closeWorkshop(world.cx, permit, workshops.drawing),
      await closeTeam(world.cx, permit, 'none'),
      await closePost(world.cx, permit, posts.extruder),
      await appoint(world.cx, permit, { personId: people.lead, role: 'officer', employment: 'fullTime', fromDay: day('2026-11-18'), paper: null }),
      await holdPost(world.cx, permit, { personId: people.lead, role: 'operator', workshopId: null, postId: world.beichen.posts.extruder, fromDay: day('2026-11-18') }),
      await holdPost(world.cx, permit, { personId: world.beichen.people.lead, role: 'operator', workshopId: null, postId: posts.extruder, fromDay: day('2026-11-18') }),
      await leaveEnterprise(world.cx, permit, people.lead, { lastDay: day('2026-11-18') }),
      await attachPaper(world.cx, permit, (await peopleOf(scope(world)).appointments())[0]!.id, { paper: PDF }),
      await endAppointment(world.cx, permit, (await peopleOf(scope(world)).appointments())[0]!.id, { toDay: day('2026-11-18') }),
      await endHolding(world.cx, permit, (await peopleOf(scope(world)).holdings())[0]!.id, { toDay: day('2026-11-18') }),
    ];
    expect(answers.map(refusalOf)).toEqual(answers.map(() => 'notFound'));
  });

  it('is managed by nobody below the director', async () => {
    const world = await createWorld();
    for (const person of ['officer', 'head', 'lead', 'inspector', 'operator'] as const) {
      expect(() => world.haina.as(person, 'organisation.manage')).toThrow();
      expect(() => world.haina.as(person, 'settings.edit')).toThrow();
      expect(() => world.haina.as(person, 'enterprise.edit')).toThrow();
    }
  });
});

describe('the people of a factory', () => {
  it('get an account with a first password that must be changed and is kept only as a hash', async () => {
    const world = await createWorld();
    const added = must(await addPerson(world.cx, manager(world), { name: '赵新', loginName: 'ZhaoXin', joinedOn: day('2026-11-18') }));
    const [account] = await world.store.read.select().from(accounts).where(eq(accounts.loginName, 'zhaoxin'));
    expect(account).toMatchObject({ mustChangePassword: true, demo: false });
    expect(await verifyPassword(account!.passwordHash, added.password)).toBe(true);
    expect(await lastEvent(world)).toBe('person.added');
    const written = await world.store.read.select({ payload: events.payload, changes: events.changes }).from(events).where(and(eq(events.enterpriseId, world.haina.enterpriseId)));
    expect(JSON.stringify(written)).not.toContain(added.password);
    expect(refusalOf(await addPerson(world.cx, world.beichen.as('director', 'organisation.manage'), { name: '另一人', loginName: 'zhaoxin', joinedOn: day('2026-11-18') }))).toBe('loginNameTaken');
    expect(await standingOf(scope(world), added.id, day('2026-11-18'))).toMatchObject({ title: '员工', standing: { roles: [] } });
  });

  it('are appointed with the paper, which only the enterprise can read, and ended with a last day', async () => {
    const world = await createWorld();
    const { head } = world.haina.people;
    const made = must(await appoint(world.cx, manager(world), { personId: head, role: 'officer', employment: 'partTime', fromDay: day('2026-11-01'), paper: PDF }));
    expect(await lastEvent(world)).toBe('appointment.made');
    expect(await readPaper(world.cx, world.haina.as('officer', 'organisation.view'), made.id)).toMatchObject({ mediaType: 'application/pdf', name: '任命书.pdf', bytes: Buffer.from(PDF.bytes) });
    expect(await readPaper(world.cx, world.haina.as('head', 'organisation.view'), made.id)).toBeNull();
    expect(await readPaper(world.cx, world.beichen.as('director', 'organisation.view'), made.id)).toBeNull();
    expect(await standingOf(scope(world), head, day('2026-11-18'))).toMatchObject({ title: '质量安全员', standing: { roles: ['officer', 'workshopHead'], workshopIds: [world.haina.workshops.extrusion] } });
    expect(await standingOf(scope(world), head, day('2026-10-31'))).toMatchObject({ title: '挤塑车间 车间主任', standing: { roles: ['workshopHead'] } });
    must(await endAppointment(world.cx, manager(world), made.id, { toDay: day('2026-11-17') }));
    expect((await standingOf(scope(world), head, day('2026-11-18')))?.standing.roles).toEqual(['workshopHead']);
    expect(refusalOf(await endAppointment(world.cx, manager(world), made.id, { toDay: day('2026-11-18') }))).toBe('alreadyEnded');
  });

  it('who acted after a last day in the past end only once that is confirmed, appointment, post and membership alike', async () => {
    const world = await createWorld();
    const { people } = world.haina;
    world.clock.set('2026-11-10T09:00:00+08:00');
    must(await openWorkshop(world.cx, manager(world), { name: '新车间' }));
    world.clock.set('2026-11-18T09:00:00+08:00');
    const found = peopleOf(scope(world));
    const permit = world.haina.as('principal', 'organisation.manage');
    const appointment = (await found.appointmentsOf(people.director))[0]!;
    const wrong = { ok: false, refusal: { code: 'actedLater', lastDay: '2026-11-09', acts: expect.stringMatching(/^2026年11月10日组织 1 项（质量安全总监）/) as string } };
    expect(await endAppointment(world.cx, permit, appointment.id, { toDay: day('2026-11-09') })).toMatchObject(wrong);
    expect(await leaveEnterprise(world.cx, permit, people.director, { lastDay: day('2026-11-09') })).toMatchObject(wrong);
    const held = must(await holdPost(world.cx, permit, { personId: people.director, role: 'inspector', workshopId: null, postId: world.haina.posts.outgoing, fromDay: day('2026-11-02') }));
    expect(await endHolding(world.cx, permit, held.id, { toDay: day('2026-11-09') })).toMatchObject(wrong);
    must(await endHolding(world.cx, permit, held.id, { toDay: day('2026-11-09'), confirmed: true }));
    expect((await found.appointmentsOf(people.director))[0]!.toDay).toBeNull();
    must(await endAppointment(world.cx, permit, appointment.id, { toDay: day('2026-11-10') }));
  });

  it('get the paper later, once, and only a real one', async () => {
    const world = await createWorld();
    const appointment = (await peopleOf(scope(world)).appointments()).find(({ role }) => role === 'officer')!;
    const attach = (paper: { name: string; bytes: Uint8Array }) => attachPaper(world.cx, manager(world), appointment.id, { paper });
    expect(refusalOf(await attach({ name: 'a.pdf', bytes: new Uint8Array() }))).toBe('paperEmpty');
    expect(refusalOf(await attach({ name: 'a.pdf', bytes: new TextEncoder().encode('<html>') }))).toBe('paperType');
    expect(refusalOf(await attach({ name: 'a.pdf', bytes: new Uint8Array(10 * 1024 * 1024 + 1) }))).toBe('paperTooLarge');
    must(await attach(PDF));
    expect(await lastEvent(world)).toBe('appointment.paperAttached');
    expect(refusalOf(await attach(PDF))).toBe('paperThere');
  });

  it('hold posts from a day to a day, the same one not twice at a time', async () => {
    const world = await createWorld();
    const input = { personId: world.haina.people.operator, role: 'inspector' as const, workshopId: null, postId: world.haina.posts.outgoing, fromDay: day('2026-11-10') };
    const held = must(await holdPost(world.cx, manager(world), input));
    expect(await lastEvent(world)).toBe('holding.begun');
    expect((await standingOf(scope(world), input.personId, day('2026-11-18')))?.title).toBe('成品检验岗 检验员');
    expect(refusalOf(await holdPost(world.cx, manager(world), input))).toBe('overlaps');
    must(await endHolding(world.cx, manager(world), held.id, { toDay: day('2026-11-17') }));
    expect(await lastEvent(world)).toBe('holding.ended');
    expect((await standingOf(scope(world), input.personId, day('2026-11-18')))?.title).toBe('绝缘挤出岗 操作工');
    must(await holdPost(world.cx, manager(world), { ...input, fromDay: day('2026-11-18') }));
  });

  it('leave only after what carries their name is handed over, and then stand nowhere', async () => {
    const world = await createWorld();
    const { id } = await openHazard(world, 'inspector');
    const { inspector, lead, director } = world.haina.people;
    expect(await leaveEnterprise(world.cx, manager(world), inspector, { lastDay: day('2026-11-18') })).toMatchObject({
      ok: false, refusal: { code: 'stillResponsible', things: { hazards: [{ link: `/hazards/${id}` }] } },
    });
    must(await leaveEnterprise(world.cx, manager(world), lead, { lastDay: day('2026-11-18') }));
    expect(await lastEvent(world)).toBe('person.left');
    expect((await peopleOf(scope(world)).holdingsOf(lead)).map(({ toDay }) => toDay)).toEqual(['2026-11-18']);
    expect(await standingOf(scope(world), lead, day('2026-11-18'))).not.toBeNull();
    expect(await standingOf(scope(world), lead, day('2026-11-19'))).toBeNull();
    must(await leaveEnterprise(world.cx, manager(world), director, { lastDay: day('2026-11-18') }));
    const principal = world.haina.as('principal', 'organisation.manage');
    expect(refusalOf(await leaveEnterprise(world.cx, principal, world.haina.people.principal, { lastDay: day('2026-11-18') }))).toBe('lastManager');
  });

  it('act one after the other when two changes cross', async () => {
    const world = await createWorld();
    const input = { personId: world.haina.people.lead, role: 'officer' as const, employment: 'fullTime' as const, fromDay: day('2026-11-18'), paper: null };
    const answers = await Promise.all([appoint(world.cx, manager(world), input), appoint(world.cx, manager(world), input)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toHaveLength(2);
  });
});

describe('the enterprise and its rules', () => {
  const profile = {
    name: '东河电缆有限公司', creditCode: '914403001922038216', activity: 'production', sizeField: 'production', staff: 300, turnover: 100, region: '临水市', licensed: true, certified: false, mandatoryStandard: false,
  } as const;
  const director = { name: '许静', loginName: 'xujing', password: 'first-word-9', mustChangePassword: false, demo: false, fromDay: day('2026-11-18') };

  it('is founded with its settings and a director who may appoint the others', async () => {
    const world = await createWorld();
    const made = must(await createEnterprise(world.cx, { profile, director }));
    expect(await lastEvent(world, made.enterpriseId)).toBe('enterprise.created');
    const own = scopeOf(world.store, made.enterpriseId);
    expect(await enterpriseOf(own)).toMatchObject({ ...profile, version: 1 });
    expect(await standingOf(own, made.personId, day('2026-11-18'))).toMatchObject({ title: '质量安全总监', standing: { roles: ['director'] } });
    expect(refusalOf(await createEnterprise(world.cx, { profile, director: { ...director, loginName: 'other' } }))).toBe('creditCodeTaken');
    expect(refusalOf(await createEnterprise(world.cx, { profile: { ...profile, creditCode: '91330100799655058B' }, director }))).toBe('loginNameTaken');
    expect(refusalOf(await createEnterprise(world.cx, { profile: { ...profile, creditCode: '914403001922038215' }, director }))).toBe('creditCodeWrong');
  });

  it('is edited by version, and an edit that changes nothing is no event', async () => {
    const world = await createWorld();
    const permit = world.haina.as('principal', 'enterprise.edit');
    must(await editEnterprise(world.cx, permit, { profile, version: 1 }));
    expect(await lastEvent(world)).toBe('enterprise.edited');
    expect(await editEnterprise(world.cx, permit, { profile, version: 1 })).toMatchObject({ ok: false, refusal: { code: 'movedOn', now: { lock: { version: '2' }, lines: expect.arrayContaining([{ field: 'name', label: '企业名称', text: profile.name }]) as unknown } } });
    must(await editEnterprise(world.cx, permit, { profile, version: 2 }));
    expect((await enterpriseOf(scope(world))).version).toBe(2);
    expect(refusalOf(await editEnterprise(world.cx, permit, { profile: { ...profile, creditCode: 'x' }, version: 2 }))).toBe('creditCodeWrong');
  });

  it('sets its rules by version and keeps only what differs from the pack', async () => {
    const world = await createWorld();
    const permit = world.haina.as('director', 'settings.edit');
    const rules = await rulesFor(scope(world));
    const chosen = { ...(Object.fromEntries(SETTABLE.map((key) => [key, rules[key]])) as unknown as Settings), verifierMayRectify: true };
    expect(must(await editSettings(world.cx, permit, { chosen, version: 1 }))).toEqual({ changed: true });
    expect(await settingsOf(scope(world))).toEqual({ values: { askedUntilDoneFrom: '2026-11-23', verifierMayRectify: true }, version: 2 });
    expect((await rulesFor(scope(world))).verifierMayRectify).toBe(true);
    expect(await editSettings(world.cx, permit, { chosen, version: 1 })).toMatchObject({ ok: false, refusal: { code: 'movedOn', now: { lines: expect.arrayContaining([{ field: 'verifierMayRectify', label: '整改人可以验收自己的整改', text: '是', value: 'yes' }]) as unknown } } });
    expect(must(await editSettings(world.cx, permit, { chosen, version: 2 }))).toEqual({ changed: false });
    expect(await editSettings(world.cx, permit, { chosen: { ...chosen, idleMinutes: 1 }, version: 2 })).toMatchObject({ ok: false, refusal: { code: 'numberOutOfRange' } });
    expect((await rulesFor(scopeOf(world.store, world.beichen.enterpriseId))).verifierMayRectify).toBe(false);
  });
});
