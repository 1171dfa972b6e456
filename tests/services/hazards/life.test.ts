import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { scopeOf } from 'db/repositories/scope';
import { events } from 'db/schema';
import type { evidence } from 'db/schema/organisation';
import { day } from '~/domain/shared/day';
import { decideExtensionOf } from '~/services/hazards/decideExtensionOf';
import { gradeHazard } from '~/services/hazards/gradeHazard';
import { notifyHazard } from '~/services/hazards/notifyHazard';
import { receiveHazard } from '~/services/hazards/receiveHazard';
import { rectifyHazard } from '~/services/hazards/rectifyHazard';
import { registerHazard } from '~/services/hazards/registerHazard';
import { requestExtensionOf } from '~/services/hazards/requestExtensionOf';
import { verifyHazard } from '~/services/hazards/verifyHazard';
import { createWorld, type World } from '../../world/factory';

const found = (world: World, postId = world.haina.posts.extruder) => ({
  source: 'snapshot' as const,
  postId,
  title: '绝缘厚度偏薄',
  description: '测量三点，最薄处低于工艺要求。',
  immediateMeasure: '停机调整',
  photos: [],
  foundDay: day('2026-11-18'),
  responsibleId: null,
});

const photoRow = (world: World, hash: string): typeof evidence.$inferInsert => ({
  enterpriseId: world.haina.enterpriseId, hash, mediaType: 'image/jpeg', bytes: 3, width: 1, height: 1, originalName: 'a.jpg', uploadedBy: world.haina.people.head, uploadedAt: world.clock.now,
});

const opened = async (world: World): Promise<string> => {
  const result = await registerHazard(world.cx, world.haina.as('lead', 'hazard.register'), found(world));
  if (!result.ok) throw new Error(result.refusal.code);
  return result.fact.id;
};

const storyOf = async (world: World, id: string) => (await hazardsOf(scopeOf(world.store, world.haina.enterpriseId)).story(id))!;
const grading = { grade: 'general', basis: '对照分级说明，属其他。', treatment: 'dated', deadline: null } as const;
const notice = (world: World) => ({ requirement: '调整模具并复测', responsibleId: world.haina.people.head, deadline: null, fiveElements: null, handedOver: false });
const rectification = { cause: '模具磨损', measure: '更换模具，复测三点合格', doneOn: day('2026-11-18'), photos: ['h1'] };
const verification = { passed: true, standard: '工艺卡，千分尺复测', opinion: '复测合格', photos: [] };

/** Brings a hazard to 待验收, rectified by the head of the workshop. */
async function rectified(world: World): Promise<string> {
  const { cx, haina } = world;
  const id = await opened(world);
  for (const done of [
    await gradeHazard(cx, haina.as('officer', 'hazard.grade'), id, { ...grading, version: 1 }),
    await notifyHazard(cx, haina.as('officer', 'hazard.notify'), id, { ...notice(world), version: 2 }),
    await receiveHazard(cx, haina.as('head', 'hazard.receive'), id, { remark: '', version: 3 }),
    await rectifyHazard(cx, haina.as('head', 'hazard.rectify'), id, { ...rectification, version: 4 }, [photoRow(world, 'h1')]),
  ]) {
    expect(done).toMatchObject({ ok: true });
  }
  return id;
}

describe('the life of a hazard', () => {
  it('runs from finding to 销号，each verb one event, the number kept for life', async () => {
    const world = await createWorld();
    const { cx, haina } = world;
    const id = await rectified(world);
    expect(await verifyHazard(cx, haina.as('officer', 'hazard.verify'), id, { ...verification, passed: false, opinion: '还差一点未复测', version: 5 })).toMatchObject({ ok: true });
    expect((await storyOf(world, id)).hazard).toMatchObject({ stage: 'rectifying', closedDay: null, number: 'HZ-2026-000001' });
    expect(await rectifyHazard(cx, haina.as('head', 'hazard.rectify'), id, { ...rectification, version: 6 })).toMatchObject({ ok: true });
    expect(await verifyHazard(cx, haina.as('officer', 'hazard.verify'), id, { ...verification, version: 7 })).toMatchObject({ ok: true });
    const { hazard, acts } = await storyOf(world, id);
    expect(hazard).toMatchObject({ stage: 'closed', closedDay: '2026-11-18', number: 'HZ-2026-000001', responsibleId: haina.people.head, deadline: '2026-11-25', version: 8 });
    expect(acts.map(({ verb }) => verb)).toEqual(['register', 'grade', 'notify', 'receive', 'rectify', 'verify', 'rectify', 'verify']);
    expect(acts[2]?.details).toMatchObject({ noticeNumber: 'ZG-2026-0001' });
    const log = await world.store.read.select({ type: events.type }).from(events).where(eq(events.subjectId, id)).orderBy(asc(events.seq));
    expect(log.map(({ type }) => type)).toEqual([
      'hazard.registered', 'hazard.graded', 'hazard.notified', 'hazard.received', 'hazard.rectified', 'hazard.returned', 'hazard.rectified', 'hazard.verified',
    ]);
  });

  it('is not verified by whoever rectified it', async () => {
    const world = await createWorld();
    const id = await rectified(world);
    const result = await verifyHazard(world.cx, world.haina.as('head', 'hazard.verify'), id, { ...verification, version: 5 });
    expect(result).toEqual({ ok: false, refusal: { code: 'verifierRectified' } });
    expect((await storyOf(world, id)).hazard.stage).toBe('awaitingVerification');
  });

  it('gets a later deadline only when it is asked for in time and somebody else grants it', async () => {
    const world = await createWorld();
    const { cx, haina } = world;
    const id = await opened(world);
    await gradeHazard(cx, haina.as('officer', 'hazard.grade'), id, { ...grading, version: 1 });
    await notifyHazard(cx, haina.as('officer', 'hazard.notify'), id, { ...notice(world), version: 2 });
    await receiveHazard(cx, haina.as('head', 'hazard.receive'), id, { remark: '', version: 3 });
    world.clock.set('2026-11-25T16:00:00+08:00');
    expect(await requestExtensionOf(cx, haina.as('head', 'hazard.requestExtension'), id, { deadline: day('2026-11-30'), reason: '模具未到货', version: 4 })).toMatchObject({ ok: true });
    expect((await storyOf(world, id)).hazard.pending).toBe('extension');
    expect(await decideExtensionOf(cx, haina.as('director', 'hazard.decideExtension'), id, { granted: true, reason: '到货日期可信', version: 5 })).toMatchObject({ ok: true });
    expect((await storyOf(world, id)).hazard).toMatchObject({ pending: null, deadline: '2026-11-30' });
    world.clock.set('2026-12-01T08:00:00+08:00');
    const late = await requestExtensionOf(cx, haina.as('head', 'hazard.requestExtension'), id, { deadline: day('2026-12-05'), reason: '仍未到货', version: 6 });
    expect(late).toEqual({ ok: false, refusal: { code: 'limitPassed', deadline: '2026-11-30' } });
  });

  it('waits for the director when an officer grades it 重大，and needs 五落实 before the notice', async () => {
    const world = await createWorld();
    const { cx, haina } = world;
    const id = await opened(world);
    await gradeHazard(cx, haina.as('officer', 'hazard.grade'), id, { ...grading, grade: 'major', version: 1 });
    expect((await storyOf(world, id)).hazard).toMatchObject({ stage: 'graded', pending: 'confirmation' });
    expect(await notifyHazard(cx, haina.as('officer', 'hazard.notify'), id, { ...notice(world), version: 2 })).toEqual({ ok: false, refusal: { code: 'majorUnconfirmed' } });
    await gradeHazard(cx, haina.as('director', 'hazard.grade'), id, { ...grading, grade: 'major', version: 2 });
    const bare = await notifyHazard(cx, haina.as('officer', 'hazard.notify'), id, { ...notice(world), version: 3 });
    expect(bare).toEqual({ ok: false, refusal: { code: 'fiveElementsMissing', missing: 'measure' } });
    const fiveElements = { measure: '停产更换模具', fund: '自筹 2 万元', contingency: '隔离并追溯该批产品' };
    expect(await notifyHazard(cx, haina.as('officer', 'hazard.notify'), id, { ...notice(world), fiveElements, version: 3 })).toMatchObject({ ok: true });
  });

  it('passes issue and receipt in one step when it is 即查即改 and handed over', async () => {
    const world = await createWorld();
    const { cx, haina } = world;
    const id = await opened(world);
    await gradeHazard(cx, haina.as('officer', 'hazard.grade'), id, { ...grading, treatment: 'immediate', version: 1 });
    expect(await notifyHazard(cx, haina.as('officer', 'hazard.notify'), id, { ...notice(world), handedOver: true, version: 2 })).toMatchObject({ ok: true });
    const { hazard, acts } = await storyOf(world, id);
    expect(hazard).toMatchObject({ stage: 'rectifying', deadline: '2026-11-18', version: 4 });
    expect(acts.at(-1)?.verb).toBe('receive');
  });
});

describe('who may touch a hazard', () => {
  it('answers notFound to another factory, and to a workshop it does not belong to', async () => {
    const world = await createWorld();
    const id = await opened(world);
    const stranger = await gradeHazard(world.cx, world.beichen.as('director', 'hazard.grade'), id, { ...grading, version: 1 });
    expect(stranger).toEqual({ ok: false, refusal: { code: 'notFound' } });
    const neighbour = await verifyHazard(world.cx, world.haina.as('otherHead', 'hazard.verify'), id, { ...verification, version: 1 });
    expect(neighbour).toEqual({ ok: false, refusal: { code: 'notFound' } });
  });

  it('refuses the lowest role: by the matrix, and on what carries another name', async () => {
    const world = await createWorld();
    const { cx, haina } = world;
    expect(() => haina.as('operator', 'hazard.grade')).toThrow();
    expect(() => haina.as('operator', 'hazard.verify')).toThrow();
    const id = await opened(world);
    await gradeHazard(cx, haina.as('officer', 'hazard.grade'), id, { ...grading, version: 1 });
    await notifyHazard(cx, haina.as('officer', 'hazard.notify'), id, { ...notice(world), version: 2 });
    const other = await receiveHazard(cx, haina.as('operator', 'hazard.receive'), id, { remark: '', version: 3 });
    expect(other).toEqual({ ok: false, refusal: { code: 'notYours' } });
  });

  it('registers only at a post within reach, with photos that are on file, for a person in office', async () => {
    const world = await createWorld();
    const { cx, haina } = world;
    const elsewhere = await registerHazard(cx, haina.as('operator', 'hazard.register'), found(world, haina.posts.incoming));
    expect(elsewhere).toEqual({ ok: false, refusal: { code: 'postUnknown' } });
    const foreign = await registerHazard(cx, haina.as('officer', 'hazard.register'), found(world, world.beichen.posts.extruder));
    expect(foreign).toEqual({ ok: false, refusal: { code: 'postUnknown' } });
    const photo = await registerHazard(cx, haina.as('officer', 'hazard.register'), { ...found(world), photos: ['nowhere'] });
    expect(photo).toEqual({ ok: false, refusal: { code: 'photoUnknown' } });
    const nobody = await registerHazard(cx, haina.as('officer', 'hazard.register'), { ...found(world), responsibleId: world.beichen.people.head });
    expect(nobody).toEqual({ ok: false, refusal: { code: 'personUnknown' } });
  });

  it('lets one of two people who act at once win; the other is told what happened', async () => {
    const world = await createWorld();
    const { cx, haina } = world;
    const id = await rectified(world);
    const results = await Promise.all([
      verifyHazard(cx, haina.as('officer', 'hazard.verify'), id, { ...verification, version: 5 }),
      verifyHazard(cx, haina.as('director', 'hazard.verify'), id, { ...verification, version: 5 }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'moved', stage: 'closed', version: 6, since: [{ verb: 'verify' }] } });
    expect((await storyOf(world, id)).acts).toHaveLength(6);
  });
});
