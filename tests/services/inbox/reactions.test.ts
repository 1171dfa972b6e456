import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { update } from 'db/dialect/writes';
import { inboxOf } from 'db/repositories/inbox';
import { scopeOf } from 'db/repositories/scope';
import { inboxItems } from 'db/schema';
import { day } from '~/domain/shared/day';
import { NO_WEEK_WORDS } from '~/domain/routine/weekly';
import { authoriseOfficer } from '~/domain/supervision/authority';
import { unreadCount } from '~/pages/desk/inbox';
import { phoneNumbers } from '~/pages/desk/phoneFrame';
import { decideExtensionOf } from '~/services/hazards/decideExtensionOf';
import { gradeHazard } from '~/services/hazards/gradeHazard';
import { notifyHazard } from '~/services/hazards/notifyHazard';
import { receiveHazard } from '~/services/hazards/receiveHazard';
import { rectifyHazard } from '~/services/hazards/rectifyHazard';
import { registerHazard } from '~/services/hazards/registerHazard';
import { requestExtensionOf } from '~/services/hazards/requestExtensionOf';
import { verifyHazard } from '~/services/hazards/verifyHazard';
import { markRead } from '~/services/inbox/markRead';
import { remindHazards } from '~/services/inbox/remindHazards';
import { appoint } from '~/services/organisation/people/appoint';
import { endHolding } from '~/services/organisation/people/endHolding';
import { holdPost } from '~/services/organisation/people/holdPost';
import { peopleOf } from 'db/repositories/organisation/people';
import { closeDays } from '~/services/routine/closeDay';
import { signDay } from '~/services/routine/signDay';
import { compileWeek, editWeekWords, signWeek } from '~/services/routine/weekPapers';
import { answerSubmission } from '~/services/supervision/answerSubmission';
import { createWorld, type PersonKey, type World } from '../../world/factory';
import { createRecordedWorld, publishList, putRecord } from '../../world/records';

const LIMIT = day('2026-11-25');

/** Every row of the inboxes of the factory, by the name of its person. */
async function inboxes({ store, haina }: World): Promise<[who: string, text: string][]> {
  const rows = await store.read.select().from(inboxItems).where(eq(inboxItems.enterpriseId, haina.enterpriseId)).orderBy(asc(inboxItems.createdAt), asc(inboxItems.id));
  const keyOf = new Map(Object.entries(haina.people).map(([key, id]) => [id, key]));
  return rows.map(({ personId, text }) => [keyOf.get(personId) ?? personId, text]);
}

const textsOf = (all: readonly (readonly [string, string])[], who: string): string[] => all.filter(([person]) => person === who).map(([, text]) => text);

const bell = ({ store, haina }: World, who: PersonKey) => unreadCount(scopeOf(store, haina.enterpriseId), haina.people[who], haina.as(who, 'hazard.view').today);

const ok = <T extends { ok: boolean }>(result: T): T => {
  expect(result).toMatchObject({ ok: true });
  return result;
};

async function notified(world: World): Promise<string> {
  const { cx, haina } = world;
  const registered = await registerHazard(cx, haina.as('officer', 'hazard.register'), {
    source: 'snapshot', postId: haina.posts.extruder, title: '绝缘偏薄', description: '最薄处偏低', immediateMeasure: '停机', photos: [], foundDay: day('2026-11-18'), responsibleId: haina.people.lead,
  });
  if (!registered.ok) throw new Error(registered.refusal.code);
  const { id } = registered.fact;
  expect(await bell(world, 'lead')).toBe(1);
  ok(await gradeHazard(cx, haina.as('officer', 'hazard.grade'), id, { grade: 'general', basis: '其他', treatment: 'dated', deadline: LIMIT, version: 1 }));
  ok(await notifyHazard(cx, haina.as('officer', 'hazard.notify'), id, { requirement: '紧固', responsibleId: haina.people.head, deadline: LIMIT, fiveElements: null, handedOver: false, version: 2 }));
  return id;
}

const evidenceRow = ({ haina, clock }: World, hash: string) => ({
  enterpriseId: haina.enterpriseId, hash, mediaType: 'image/jpeg', bytes: 3, width: 1, height: 1, originalName: 'a.jpg', uploadedBy: haina.people.head, uploadedAt: clock.now,
});

describe('what follows from an event of a hazard', () => {
  it('tells who became responsible and who no longer is, in the commit of the notice, and nobody else', async () => {
    const world = await createWorld();
    await notified(world);
    expect(await inboxes(world)).toEqual(expect.arrayContaining([
      ['lead', '隐患 HZ-2026-000001“绝缘偏薄”已登记，由您负责整改，请查看。'],
      ['lead', `隐患 HZ-2026-000001“绝缘偏薄”改由${world.haina.names.head}负责，不再由您整改。`],
      ['head', expect.stringMatching(/^整改通知单 .+ 已签发给您：隐患 HZ-2026-000001“绝缘偏薄”，请在2026年11月25日.*前整改。$/) as string],
    ]));
    expect(await inboxes(world)).toHaveLength(3);
    // the task went to another: what is left for the first is the news of it, until it is read
    expect(await bell(world, 'lead')).toBe(1);
    expect(await bell(world, 'head')).toBe(1);
    const tabs = (who: PersonKey) => phoneNumbers(world.cx, world.haina.enterpriseId, world.haina.as(who, 'hazard.view').standing, world.haina.as(who, 'hazard.view').today);
    expect([await tabs('head'), await tabs('lead')]).toEqual([{ unread: 1, hazards: 1 }, { unread: 1, hazards: 0 }]);
    await markRead(world.cx, world.haina.as('lead', 'hazard.view'), null);
    expect(await bell(world, 'lead')).toBe(0);
  });

  it('ends with its reason, tells of a return and of the close, and the number at the bell follows', async () => {
    const world = await createWorld();
    const { cx, haina } = world;
    const id = await notified(world);
    const head = (verb: 'hazard.receive' | 'hazard.rectify') => haina.as('head', verb) as never;
    ok(await receiveHazard(cx, head('hazard.receive'), id, { remark: '', version: 3 }));
    expect(await bell(world, 'head')).toBe(0);
    const rectify = (version: number, hash: string) => rectifyHazard(cx, head('hazard.rectify'), id, { cause: '振动', measure: '已紧固', doneOn: day('2026-11-18'), photos: [hash], version }, [evidenceRow(world, hash)]);
    ok(await rectify(4, 'h1'));
    const asked = '隐患 HZ-2026-000001“绝缘偏薄”已整改，等待验收。';
    for (const who of ['officer', 'director'] as const) expect([textsOf(await inboxes(world), who), await bell(world, who)]).toEqual([[asked], 1]);
    const tab = async (who: PersonKey) => (await phoneNumbers(cx, haina.enterpriseId, haina.as(who, 'hazard.view').standing, haina.as(who, 'hazard.view').today)).hazards;
    // the number at the tab of the phone is that of what its page lists: never to whoever answers for it, nor to who verifies nothing
    expect([await tab('officer'), await tab('director'), await tab('head'), await tab('lead')]).toEqual([1, 1, 0, 0]);
    const verify = (passed: boolean, version: number) => verifyHazard(cx, haina.as('officer', 'hazard.verify'), id, { passed, standard: '目测', opinion: passed ? '合格' : '仍有松动', photos: [], version });
    ok(await verify(false, 5));
    expect(textsOf(await inboxes(world), 'head')).toContain('隐患 HZ-2026-000001“绝缘偏薄”验收未通过，请继续整改：仍有松动');
    expect(await bell(world, 'head')).toBe(1);
    // what was asked has been answered
    expect([await bell(world, 'officer'), await bell(world, 'director')]).toEqual([0, 0]);
    ok(await rectify(6, 'h2'));
    expect(await bell(world, 'head')).toBe(0);
    expect([await bell(world, 'officer'), textsOf(await inboxes(world), 'officer')]).toEqual([1, [asked, asked]]);
    ok(await verify(true, 7));
    expect(textsOf(await inboxes(world), 'head')).toContain('隐患 HZ-2026-000001“绝缘偏薄”验收通过，已销号。');
    expect(await bell(world, 'head')).toBe(1);
    expect(new Set((await inboxes(world)).map(([who]) => who))).toEqual(new Set(['lead', 'head', 'officer', 'director']));
    expect([await bell(world, 'officer'), await bell(world, 'director')]).toEqual([0, 0]);
  });

  it('asks the director for more time and for a confirmation, until there is an answer, and tells who asked', async () => {
    const world = await createWorld();
    const { cx, haina } = world;
    const id = await notified(world);
    ok(await receiveHazard(cx, haina.as('head', 'hazard.receive'), id, { remark: '', version: 3 }));
    ok(await requestExtensionOf(cx, haina.as('head', 'hazard.requestExtension'), id, { deadline: day('2026-11-30'), reason: '备件未到', version: 4 }));
    expect(textsOf(await inboxes(world), 'director')).toEqual(['隐患 HZ-2026-000001“绝缘偏薄”申请延期：备件未到']);
    expect(await bell(world, 'director')).toBe(1);
    ok(await decideExtensionOf(cx, haina.as('director', 'hazard.decideExtension'), id, { granted: true, reason: '同意', version: 5 }));
    expect(await bell(world, 'director')).toBe(0);
    expect(textsOf(await inboxes(world), 'head')).toContainEqual(expect.stringMatching(/的延期申请已同意，期限改为2026年11月30日/));
    const grave = await registerHazard(cx, haina.as('officer', 'hazard.register'), {
      source: 'snapshot', postId: haina.posts.extruder, title: '接地断开', description: '接地线断开', immediateMeasure: '停机', photos: [], foundDay: day('2026-11-18'), responsibleId: haina.people.lead,
    });
    if (!grave.ok) throw new Error(grave.refusal.code);
    const major = { grade: 'major', basis: '危及人身', treatment: 'dated', deadline: LIMIT } as const;
    ok(await gradeHazard(cx, haina.as('officer', 'hazard.grade'), grave.fact.id, { ...major, version: 1 }));
    expect(textsOf(await inboxes(world), 'director')).toContain('隐患 HZ-2026-000002“接地断开”的定级等您确认。');
    expect(await bell(world, 'director')).toBe(1);
    ok(await gradeHazard(cx, haina.as('director', 'hazard.grade'), grave.fact.id, { ...major, version: 2 }));
    expect(await bell(world, 'director')).toBe(0);
  });

  it('leaves no word of an act that was not committed', async () => {
    const world = await createWorld();
    const id = await notified(world);
    const before = await inboxes(world);
    const permit = world.haina.as('officer', 'hazard.notify');
    const again = await notifyHazard(world.cx, permit, id, { requirement: '紧固', responsibleId: world.haina.people.lead, deadline: LIMIT, fiveElements: null, handedOver: false, version: 2 });
    expect(again.ok).toBe(false);
    expect(await inboxes(world)).toEqual(before);
  });

  it('tells of one that is overdue once, the ladder in its event', async () => {
    const world = await createWorld();
    await notified(world);
    world.clock.now = '2026-11-26T08:00:00.000Z' as never;
    const cx = { ...world.cx, now: () => world.clock.now };
    const told = await remindHazards(cx, world.haina.enterpriseId);
    expect(told).toBeGreaterThan(1);
    expect(await remindHazards(cx, world.haina.enterpriseId)).toBe(0);
    const late = (await inboxes(world)).filter(([, text]) => text.includes('已超期 1 天'));
    expect(late.map(([who]) => who).sort()).toEqual(['director', 'head']);
    expect(late).toHaveLength(told);
  });
});

describe('what follows from other events', () => {
  it('tells the 主要负责人 of a week the director signed, until it is signed', async () => {
    const world = await createWorld();
    const { cx, haina } = world;
    const { versionId, itemIds } = await publishList(world, haina, day('2026-11-02'), [{ postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' }]);
    await putRecord(world, haina, { postId: haina.posts.extruder, day: day('2026-11-16'), submittedAt: '2026-11-16T09:00:00+08:00', versionId, itemId: itemIds[0]! });
    const compiled = await compileWeek(cx, haina.as('director', 'weekly.compile'), day('2026-11-16'), { version: null });
    if (!compiled.ok) throw new Error(compiled.refusal.code);
    const { id } = compiled.fact;
    // who compiles it is the one who signs it first: nobody is told of their own work
    expect(await inboxes(world)).toEqual([]);
    ok(await editWeekWords(cx, haina.as('director', 'weekly.compile'), id, { words: { ...NO_WEEK_WORDS, evaluation: '受控。', nextWeek: '复测。' }, version: 1 }));
    ok(await signWeek(cx, haina.as('director', 'weekly.sign'), id, { words: '同意', version: 2 }));
    expect(await inboxes(world)).toEqual([['principal', expect.stringContaining('PC-2026-0001 已由质量安全总监签署，等您签署。') as string]]);
    expect(await bell(world, 'principal')).toBe(1);
    ok(await signWeek(cx, haina.as('principal', 'weekly.sign'), id, { words: '同意', version: 3 }));
    expect(await bell(world, 'principal')).toBe(0);
    expect(await inboxes(world)).toHaveLength(1);
  });

  it('asks the 质量安全员 to sign the records of the day that was closed, until they are signed', async () => {
    const world = await createWorld();
    const { cx, haina } = world;
    const { versionId, itemIds } = await publishList(world, haina, day('2026-11-02'), [{ postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' }]);
    const record = (on: string) => putRecord(world, haina, { postId: haina.posts.extruder, day: day(on), submittedAt: `${on}T09:00:00+08:00`, versionId, itemId: itemIds[0]! });
    await record('2026-11-16');
    await record('2026-11-17');
    expect((await closeDays(cx, haina.enterpriseId)).length).toBeGreaterThan(2);
    // what is caught up is history; only yesterday is asked for
    expect(await inboxes(world)).toEqual([['officer', expect.stringMatching(/^2026年11月17日.*的日管控记录共 1 份，等您签认。$/) as string]]);
    expect(await bell(world, 'officer')).toBe(1);
    ok(await signDay(cx, haina.as('officer', 'daily.sign'), day('2026-11-17'), ''));
    expect(await bell(world, 'officer')).toBe(0);
  });

  it.for([['returned', '被监管部门退回：缺少频次'], ['accepted', '已被监管部门接收。']] as const)('tells the director of a submission that was %s', async ([kind, words]) => {
    const world = await createWorld();
    const { submissionId } = await createRecordedWorld(world);
    const officer = authoriseOfficer({ id: world.officers.linshui, name: '何静', title: '科员' }, { id: world.regulators.linshui, name: '临水市市场监督管理局', region: '临水市' });
    const before = await inboxes(world);
    expect(await answerSubmission(world.cx, officer, submissionId, { kind, reason: kind === 'returned' ? '缺少频次' : '' })).toMatchObject({ ok: true });
    const told = (await inboxes(world)).slice(before.length);
    expect(told).toEqual([['director', expect.stringContaining(words) as string]]);
    expect(await bell(world, 'director')).toBe(1);
  });

  it('tells somebody of an office that is given or taken away', async () => {
    const world = await createWorld();
    const { cx, haina } = world;
    const permit = haina.as('director', 'organisation.manage');
    ok(await holdPost(cx, permit, { personId: haina.people.lead, role: 'operator', workshopId: null, postId: haina.posts.incoming, fromDay: day('2026-11-18') }));
    const [held] = (await peopleOf(scopeOf(world.store, haina.enterpriseId)).holdings()).filter(({ personId, postId }) => personId === haina.people.lead && postId === haina.posts.incoming);
    ok(await endHolding(cx, permit, held!.id, { toDay: day('2026-11-20') }));
    ok(await appoint(cx, permit, { personId: haina.people.lead, role: 'officer', employment: 'fullTime', fromDay: day('2026-11-18'), paper: null }));
    const texts = textsOf(await inboxes(world), 'lead');
    for (const words of [/^您自.+起任.+ 操作工。$/, /^您任.+ 操作工至.+结束。$/, /^您自.+起被任命为质量安全员。$/]) expect(texts).toContainEqual(expect.stringMatching(words));
    expect(await inboxes(world)).toHaveLength(3);
    expect(await bell(world, 'lead')).toBe(3);
    const [first] = await inboxOf(scopeOf(world.store, haina.enterpriseId)).unread(haina.people.lead, 1);
    await markRead(cx, haina.as('lead', 'hazard.view'), first!.id);
    expect(await bell(world, 'lead')).toBe(2);
    // one read, one come, the chain moved: as many as before, and not the same
    const [second] = await inboxOf(scopeOf(world.store, haina.enterpriseId)).unread(haina.people.lead, 1);
    await markRead(cx, haina.as('lead', 'hazard.view'), second!.id);
    ok(await holdPost(cx, permit, { personId: haina.people.lead, role: 'operator', workshopId: null, postId: haina.posts.incoming, fromDay: day('2026-11-21') }));
    expect(await bell(world, 'lead')).toBe(2);
    const scope = scopeOf(world.store, haina.enterpriseId);
    const asked: number[] = [];
    for (const { id } of await inboxOf(scope).unread(haina.people.lead, 10)) {
      await world.store.write([update(inboxItems, { id }, { readAt: world.clock.now })]);
      asked.push(await bell(world, 'lead'));
    }
    expect(asked).toEqual([1, 0]);
  });
});
