import { and, eq, like } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { accounts, events } from 'db/schema';
import { inboxItems } from 'db/schema/log';
import { day } from '~/domain/shared/day';
import { verifyChains } from '~/services/integrity/verifyChains';
import { addPerson } from '~/services/organisation/people/addPerson';
import { takeInPeople } from '~/services/organisation/people/takeInPeople';
import { undoPeople } from '~/services/organisation/people/undoPeople';
import { openPost } from '~/services/organisation/places/openPost';
import { openWorkshop } from '~/services/organisation/places/openWorkshop';
import { renamePost } from '~/services/organisation/places/renameNode';
import { undoNode } from '~/services/organisation/places/undoNode';
import { registerHazard } from '~/services/hazards/registerHazard';
import { signIn } from '~/services/session/signIn';
import type { Context } from '~/services/context';
import { createWorld, type World } from '../../world/factory';

const TODAY = day('2026-11-18');
const ORIGIN = 'https://zhian.example.com';
let world: World;
beforeEach(async () => {
  world = await createWorld();
});
const scope = () => scopeOf(world.store, world.haina.enterpriseId);
const manager = () => world.haina.as('director', 'organisation.manage');
const ROWS = [
  { id: '1', name: '钱进', place: '绝缘挤出岗', held: 'operator', appointed: null, employment: null, loginName: 'qianjin', phone: '13800000000', another: false },
  { id: '2', name: '赵合', place: '', held: null, appointed: 'officer', employment: 'partTime', loginName: 'zhaohe', phone: '', another: false },
] as const;
const taken = async () => {
  const done = await takeInPeople(world.cx, manager(), ROWS, TODAY, ORIGIN);
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  const persons = await peopleOf(scope()).persons();
  return { handed: done.fact.handed, ids: ROWS.map(({ name }) => persons.find((person) => person.name === name)!.id) };
};
const faults = async () => (await verifyChains(world.cx, () => undefined)).findings;

describe('people entered by mistake', () => {
  it('are taken back within the hour with posts, appointments and accounts; their sign-in names are free again, and all of it is told', async () => {
    const { ids } = await taken();
    world.clock.set('2026-11-18T10:59:00+08:00');
    expect(await undoPeople(world.cx, manager(), ids)).toEqual({ ok: true, fact: { undone: 2 } });
    const people = peopleOf(scope());
    expect(await people.person(ids[0]!)).toBeNull();
    expect((await people.holdings()).filter(({ personId }) => ids.includes(personId))).toEqual([]);
    expect((await people.appointments()).filter(({ personId }) => ids.includes(personId))).toEqual([]);
    expect(await world.store.read.$count(accounts, like(accounts.loginName, 'qianjin'))).toBe(0);
    expect((await world.store.read.select().from(inboxItems)).filter(({ personId }) => ids.includes(personId))).toEqual([]);
    expect(await world.store.read.$count(events, and(eq(events.enterpriseId, world.haina.enterpriseId), eq(events.type, 'person.undone')))).toBe(2);
    expect(await faults()).toBe(0);
    expect(await takeInPeople(world.cx, manager(), ROWS, TODAY, ORIGIN)).toMatchObject({ ok: true });
    expect(await faults()).toBe(0);
  });

  it('stay once an hour has gone, once one of them has signed in, once a record names them; and then all of them', async () => {
    const { ids, handed } = await taken();
    const registered = await registerHazard(world.cx, world.haina.as('officer', 'hazard.register'), {
      source: 'snapshot', postId: world.haina.posts.extruder, title: '偏心', description: '偏心超差', immediateMeasure: '停机', photos: [], foundDay: TODAY, responsibleId: ids[1]!,
    });
    expect(registered).toMatchObject({ ok: true });
    expect(await undoPeople(world.cx, manager(), ids)).toMatchObject({ refusal: { code: 'alreadyUsed', name: '赵合', where: '隐患', by: '周敏' } });
    expect(await peopleOf(scope()).person(ids[0]!)).not.toBeNull();
    expect(await signIn(world.cx, 'qianjin', handed[0]!.password, { userAgent: '', address: '192.0.2.1' })).toMatchObject({ ok: true });
    expect(await undoPeople(world.cx, manager(), [ids[0]!])).toMatchObject({ refusal: { code: 'signedIn' } });
    const late = await addPerson(world.cx, manager(), { name: '孙三', loginName: 'sunsan', joinedOn: TODAY });
    if (!late.ok) throw new Error(late.refusal.code);
    world.clock.set('2026-11-18T11:00:01+08:00');
    expect(await undoPeople(world.cx, manager(), [late.fact.id])).toMatchObject({ refusal: { code: 'undoTooLate' } });
  });

  it('stay where they are named, or sign in, in the very moment they are taken back', async () => {
    const { ids, handed } = await taken();
    /** A context in which something is done by somebody else after the decision and before its commit, once. */
    const meanwhile = (deed: () => Promise<unknown>): Context => {
      let done = false;
      return { ...world.cx, store: { ...world.store, commit: async (request) => {
        if (!done) await deed();
        done = true;
        return world.store.commit(request);
      } } };
    };
    const named = meanwhile(() => registerHazard(world.cx, world.haina.as('officer', 'hazard.register'), {
      source: 'snapshot', postId: world.haina.posts.extruder, title: '偏心', description: '偏心超差', immediateMeasure: '停机', photos: [], foundDay: TODAY, responsibleId: ids[1]!,
    }));
    expect(await undoPeople(named, manager(), ids)).toMatchObject({ refusal: { code: 'alreadyUsed', name: '赵合' } });
    const entered = meanwhile(() => signIn(world.cx, 'qianjin', handed[0]!.password, { userAgent: '', address: '192.0.2.1' }));
    expect(await undoPeople(entered, manager(), [ids[0]!])).toMatchObject({ refusal: { code: 'signedIn', name: '钱进' } });
    expect(await faults()).toBe(0);
  });

  it('are nobody else\'s, and never oneself', async () => {
    const { ids } = await taken();
    expect(await undoPeople(world.cx, world.beichen.as('director', 'organisation.manage'), ids)).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await undoPeople(world.cx, manager(), [world.haina.people.director])).toMatchObject({ ok: false });
    expect(await undoPeople(world.cx, manager(), [world.haina.people.operator])).toMatchObject({ ok: false });
  });
});

describe('places opened by mistake', () => {
  const open = async () => {
    const workshop = await openWorkshop(world.cx, manager(), { name: '包装车间' });
    if (!workshop.ok) throw new Error(workshop.refusal.code);
    const post = await openPost(world.cx, manager(), { workshopId: workshop.fact.id, teamId: null, name: '打包岗' });
    if (!post.ok) throw new Error(post.refusal.code);
    return { workshop: workshop.fact.id, post: post.fact.id };
  };

  it('go once nothing names them: the post before its workshop, whose names can be given again', async () => {
    const { workshop, post } = await open();
    const { version } = (await organisationOf(scope()).post(post))!;
    expect(await renamePost(world.cx, manager(), post, { name: '打包工序岗', version })).toMatchObject({ ok: true });
    expect(await undoNode(world.cx, manager(), 'workshop', workshop)).toMatchObject({ refusal: { code: 'alreadyUsed', where: '岗位' } });
    expect(await undoNode(world.cx, manager(), 'post', post)).toMatchObject({ ok: true });
    expect(await undoNode(world.cx, manager(), 'workshop', workshop)).toMatchObject({ ok: true });
    expect(await organisationOf(scope()).workshop(workshop)).toBeNull();
    await open();
    expect(await faults()).toBe(0);
  });

  it('stay while somebody holds them, and go when that was taken back too', async () => {
    const { post } = await open();
    const done = await takeInPeople(world.cx, manager(), [{ ...ROWS[0], place: '打包岗' }], TODAY, ORIGIN);
    expect(done.ok).toBe(true);
    expect(await undoNode(world.cx, manager(), 'post', post)).toMatchObject({ refusal: { code: 'alreadyUsed', where: '任职' } });
    const person = (await peopleOf(scope()).persons()).find(({ name }) => name === '钱进')!;
    expect(await undoPeople(world.cx, manager(), [person.id])).toMatchObject({ ok: true });
    expect(await undoNode(world.cx, manager(), 'post', post)).toMatchObject({ ok: true });
    expect(await undoNode(world.cx, manager(), 'post', world.haina.posts.extruder)).toMatchObject({ ok: false });
    expect(await undoNode(world.cx, world.beichen.as('director', 'organisation.manage'), 'post', post)).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await faults()).toBe(0);
  });
});
