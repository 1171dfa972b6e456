import { beforeEach, describe, expect, it } from 'vitest';
import { insert, update } from 'db/dialect/writes';
import { evidence, persons, settings } from 'db/schema';
import { inboxOf } from 'db/repositories/inbox';
import { scopeOf } from 'db/repositories/scope';
import { NO_WEEK_WORDS } from '~/domain/routine/weekly';
import { NO_MONTH_WORDS } from '~/domain/routine/monthly';
import { FACTORY_FIGURES } from '~/domain/report/sideBySide';
import { day, type Month } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';
import { authoriseOfficer } from '~/domain/supervision/authority';
import { dayPage } from '~/pages/routine/dayPage';
import { inboxPage, unreadCount } from '~/pages/desk/inbox';
import { openGaps } from '~/pages/routine/openGaps';
import { hazardsTogether } from '~/pages/hazard/hazardsWaiting';
import { papersToSign } from '~/pages/routine/papersToSign';
import { periodsMissed } from '~/pages/routine/periodsWaiting';
import { resolutionsOfMine } from '~/pages/routine/resolutionsOfMine';
import { dayLine } from '~/pages/desk/dayLine';
import { factoriesSideBySide } from '~/pages/desk/factories';
import { workbench } from '~/pages/desk/workbench';
import { decideExtensionOf } from '~/services/hazards/decideExtensionOf';
import { gradeHazard } from '~/services/hazards/gradeHazard';
import { notifyHazard } from '~/services/hazards/notifyHazard';
import { receiveHazard } from '~/services/hazards/receiveHazard';
import { rectifyHazard } from '~/services/hazards/rectifyHazard';
import { registerHazard } from '~/services/hazards/registerHazard';
import { requestExtensionOf } from '~/services/hazards/requestExtensionOf';
import { verifyHazard } from '~/services/hazards/verifyHazard';
import { remindDue } from '~/services/inbox/remindDue';
import { remindMorning } from '~/services/inbox/remindMorning';
import { finishReviews } from '~/services/risk/upkeep/finishReviews';
import { openReview } from '~/services/risk/upkeep/openReview';
import { compileWeek, editWeekWords, signWeek } from '~/services/routine/weekPapers';
import { addResolution } from '~/services/routine/addResolution';
import { compileMonth, editMonth } from '~/services/routine/monthPapers';
import { completeResolutions } from '~/services/routine/completeResolutions';
import { explainGaps } from '~/services/routine/explainGaps';
import { signPapers } from '~/services/routine/signPapers';
import { answerSubmission } from '~/services/supervision/answerSubmission';
import { submitRiskList } from '~/services/supervision/submitPackage';
import { createWorld, type Factory, type PersonKey, type World } from '../world/factory';
import { putHazardAt } from '../world/putHazard';
import { publishList, putRecord } from '../world/records';

const month = (text: string): Month => text as Month;
let world: World;
let haina: Factory;
let made: { versionId: string; itemIds: string[] };

beforeEach(async () => {
  world = await createWorld();
  haina = world.haina;
  made = await publishList(world, haina, day('2026-11-02'), [
    { postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' },
    { postId: haina.posts.incoming, workshopId: haina.workshops.drawing, frequency: 'day' },
  ]);
});

const ok = <T>(result: { ok: true; fact: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.fact;
};
const desk = (person: PersonKey) => workbench(world.cx, haina.as(person, 'desk.view'));
const scope = () => scopeOf(world.store, haina.enterpriseId);
const unread = (person: PersonKey) => unreadCount(scope(), haina.people[person], haina.as('director', 'desk.view').today);
const hazard = async (): Promise<string> =>
  ok(await registerHazard(world.cx, haina.as('officer', 'hazard.register'), {
    source: 'snapshot', postId: haina.posts.extruder, title: '护罩松动', description: '挤出机护罩松动', immediateMeasure: '停机', photos: [], foundDay: day('2026-11-18'), responsibleId: haina.people.lead,
  })).id;
const submit = async (): Promise<string> => ok(await submitRiskList(world.cx, haina.as('director', 'submission.submit'), made.versionId)).id;
const giveBack = async (id: string) => ok(await answerSubmission(world.cx, authoriseOfficer({ id: world.officers.linshui, name: '何静', title: '科员' }, { id: world.regulators.linshui, name: '临水市市场监督管理局', region: '临水市' }), id, { kind: 'returned', reason: '缺少频次' }));

describe('what waits for me', () => {
  it('has what the regulator returned on top, then hazards nobody graded, before what has a limit', async () => {
    await hazard();
    await giveBack(await submit());
    const acts = (await desk('director')).todos.map(({ act }) => act);
    expect(acts.slice(0, 2)).toEqual(['答复退回', '定级']);
    expect(acts.length).toBeGreaterThan(2);
  });

  it('lets a return go when the list is sent again, and tells of it at once', async () => {
    await giveBack(await submit());
    expect(await unread('director')).toBe(1);
    expect((await inboxPage(world.cx, haina.as('director', 'desk.view'), null)).items[0]).toMatchObject({ kind: 'submissionReturned', waits: true, asks: true });
    await submit();
    expect((await desk('director')).todos.some(({ act }) => act === '答复退回')).toBe(false);
    expect(await unread('director')).toBe(0);
    expect((await inboxPage(world.cx, haina.as('director', 'desk.view'), null)).items[0]).toMatchObject({ waits: false, asks: false, readAt: null });
  });

  it('puts many days without a check on one line, explained together on one page, row by row', async () => {
    const { todos } = await desk('director');
    const gaps = todos.filter(({ act }) => act === '说明原因');
    expect(gaps).toHaveLength(1);
    expect(gaps[0]).toMatchObject({ to: '/routine/gaps', count: 12 });
    const rows = await openGaps(world.cx, haina.as('director', 'gap.explain'));
    expect(rows).toHaveLength(24);
    expect(rows.find(({ postId }) => postId === haina.posts.extruder)?.holders).toEqual(expect.arrayContaining(['孙磊', '王小军']));
    const said = rows.map(({ postId, day: on }, index) => ({ postId, day: on, reason: index === 0 ? '停电' : '放假' }));
    expect(await explainGaps(world.cx, haina.as('director', 'gap.explain'), [...said, { ...said[0]!, reason: '又一个原因' }])).toMatchObject({ filed: 24, left: [{ refusal: { code: 'alreadyExplained', reason: '停电' } }] });
    expect((await desk('director')).todos.some(({ act }) => act === '说明原因')).toBe(false);
    expect((await explainGaps(world.cx, haina.as('head', 'gap.explain'), [{ postId: haina.posts.incoming, day: day('2026-11-17'), reason: '别的车间' }])).left).toMatchObject([{ refusal: { code: 'notFound' } }]);
  });

  it('puts hazards that wait for the same act on one line, decided on one page with all that is known of each', async () => {
    const ids = [await hazard(), await hazard(), await hazard()];
    const permit = () => haina.as('director', 'hazard.view');
    const line = async (act: string) => (await desk('director')).todos.find((todo) => todo.act === act);
    expect(await line('定级')).toMatchObject({ to: '/hazards/waiting?for=grade', count: 3 });
    const grade = await hazardsTogether(world.cx, permit(), 'grade', null);
    expect(grade).toMatchObject({ total: 3, done: null });
    expect(grade.files.map(({ hazard: { id }, form }) => [id, form])).toEqual(ids.map((id) => [id, 'grade']));
    for (const id of ids) ok(await gradeHazard(world.cx, haina.as('officer', 'hazard.grade'), id, { grade: 'general', basis: '其他', treatment: 'dated', deadline: day('2026-11-25'), version: 1 }));
    expect(await line('签发通知')).toMatchObject({ to: '/hazards/waiting?for=notify', count: 3 });
    expect((await hazardsTogether(world.cx, permit(), 'grade', ids[0]!))).toMatchObject({ total: 0, files: [], done: { id: ids[0] } });
    for (const id of ids) {
      ok(await notifyHazard(world.cx, haina.as('officer', 'hazard.notify'), id, { requirement: '紧固', responsibleId: haina.people.lead, deadline: day('2026-11-25'), fiveElements: null, handedOver: false, version: 2 }));
    }
    await world.store.write([insert(evidence, { enterpriseId: haina.enterpriseId, hash: 'h1', mediaType: 'image/jpeg', bytes: 3, width: 1, height: 1, originalName: 'a.jpg', uploadedBy: haina.people.lead, uploadedAt: world.clock.now })]);
    for (const id of ids.slice(0, 2)) {
      ok(await receiveHazard(world.cx, haina.as('lead', 'hazard.receive'), id, { remark: '', version: 3 }));
      ok(await rectifyHazard(world.cx, haina.as('lead', 'hazard.rectify'), id, { cause: '松动', measure: '紧固', doneOn: day('2026-11-18'), photos: ['h1'], version: 4 }));
    }
    const { files } = await hazardsTogether(world.cx, permit(), 'verify', null);
    expect(files.map(({ form, photosAfter, acts }) => [form, photosAfter, acts.at(-1)!.verb])).toEqual([['verify', ['h1'], 'rectify'], ['verify', ['h1'], 'rectify']]);
    expect(await hazardsTogether(world.cx, haina.as('lead', 'hazard.view'), 'receive', null)).toMatchObject({ total: 1, files: [{ form: 'receive' }] });
    expect((await hazardsTogether(world.cx, haina.as('lead', 'hazard.view'), 'verify', null)).files).toEqual([]);
    expect((await hazardsTogether(world.cx, world.beichen.as('director', 'hazard.view'), 'verify', ids[0]!))).toEqual({ total: 0, files: [], done: null });
  });

  it('ends several re-assessments with one answer, and their reminders with them', async () => {
    for (const what of ['换料', '换机', '换人']) ok(await openReview(world.cx, haina.as('director', 'risk.edit'), { trigger: 'material', what, postIds: [haina.posts.extruder], lineIds: [], dueDay: day('2026-12-20') }));
    await remindMorning(world.cx, haina.enterpriseId);
    const before = await unread('director');
    const { todos } = await desk('director');
    expect(todos.find(({ act }) => act === '重新评估')).toMatchObject({ to: '/risk/reviews', count: 3 });
    const ids = (await inboxOf(scope()).unread(haina.people.director, 50)).filter(({ kind }) => kind === 'reviewDue').map(({ dedupeKey }) => dedupeKey.split(':')[1]!);
    expect(ids).toHaveLength(3);
    expect(await finishReviews(world.cx, haina.as('director', 'risk.edit'), [...ids, 'nobody'], { outcome: 'unchanged', reason: '逐项看过' })).toMatchObject({ ended: 3, left: [{ id: 'nobody', refusal: { code: 'notFound' } }] });
    expect(await unread('director')).toBe(before - 3);
  });

  it('asks whoever must sign for each report under its own number, also one compiled again', async () => {
    const monday = day('2026-11-09');
    const draft = async () => {
      const { id } = ok(await compileWeek(world.cx, haina.as('director', 'weekly.compile'), monday, { version: null }));
      ok(await editWeekWords(world.cx, haina.as('director', 'weekly.compile'), id, { words: { ...NO_WEEK_WORDS, evaluation: '受控', nextWeek: '检修' }, version: 1 }));
      return id;
    };
    const sign = async (person: 'director' | 'principal', id: string, version: number) => ok(await signWeek(world.cx, haina.as(person, 'weekly.sign'), id, { words: '同意', version }));
    const waits = async (person: PersonKey) => (await desk(person)).todos.filter(({ act }) => act === '签字').map(({ text }) => text.match(/PC-\d+-\d+/)?.[0]);
    const first = await draft();
    expect([await waits('director'), await waits('principal')]).toEqual([['PC-2026-0001'], []]);
    await sign('director', first, 2);
    expect([await waits('director'), await waits('principal')]).toEqual([[], ['PC-2026-0001']]);
    await sign('principal', first, 3);
    const again = await draft();
    expect([await waits('director'), await waits('principal')]).toEqual([['PC-2026-0002'], []]);
    await sign('director', again, 2);
    expect([await waits('director'), await waits('principal')]).toEqual([[], ['PC-2026-0002']]);
  });
});

describe('what waits for the same, together', () => {
  const draft = async (monday: string, words = { evaluation: '受控', nextWeek: '检修' }) => {
    const { id } = ok(await compileWeek(world.cx, haina.as('director', 'weekly.compile'), day(monday), { version: null }));
    ok(await editWeekWords(world.cx, haina.as('director', 'weekly.compile'), id, { words: { ...NO_WEEK_WORDS, ...words }, version: 1 }));
    return id;
  };
  const line = async (person: PersonKey, act: string) => (await desk(person)).todos.filter((todo) => todo.act === act);
  const leaves = (person: 'director' | 'principal') => ({ weekly: haina.as(person, 'weekly.sign'), monthly: haina.as(person, 'monthly.sign') });
  const waiting = (person: 'director' | 'principal') => papersToSign(world.cx, haina.as(person, 'weekly.sign'));
  const all = async (person: 'director' | 'principal', words: string) => (await waiting(person)).papers.map(({ paper, id, version }) => ({ paper, id, version, words }));
  /** Minutes of October, said and with three resolutions of the lead. */
  const minutes = async () => {
    const permit = haina.as('director', 'monthly.compile');
    const { id } = ok(await compileMonth(world.cx, permit, month('2026-10'), { version: null }));
    ok(await editMonth(world.cx, permit, id, { place: '会议室', heldAt: instant('2026-11-17T09:00:00+08:00'), chairId: haina.people.principal, recorderId: haina.people.director, attendees: [haina.people.principal], words: { ...NO_MONTH_WORDS, measures: '加强首检' }, version: 1 }));
    for (const [index, content] of ['配齐量具', '补做培训', '更换模具'].entries()) ok(await addResolution(world.cx, permit, id, { content, ownerId: haina.people.head, dueDay: day('2026-11-25'), version: index + 2 }));
    return id;
  };

  it('puts papers to sign on one line and on one page with all they say, each signed on its own and once', async () => {
    const blank = await draft('2026-11-02', { evaluation: '', nextWeek: '' });
    await draft('2026-11-09');
    await minutes();
    expect(await line('director', '签字')).toMatchObject([{ to: '/routine/signing', count: 3 }]);
    const { total, papers } = await waiting('director');
    expect([total, papers.map(({ number, whyNot }) => [number, whyNot])]).toEqual([3, [['DD-2026-0001', null], ['PC-2026-0001', expect.stringContaining('签字前请写完')], ['PC-2026-0002', null]]]);
    expect(papers[2]!.lines.map(({ text }) => text)).toEqual(['受控', '检修']);
    expect(papers[0]!.lines.map(({ text }) => text)).toEqual(expect.arrayContaining(['会议室', '加强首检']));
    const signed = await all('director', '');
    const first = await signPapers(world.cx, leaves('director'), signed, 'a-key-of-the-form-0001');
    expect(first).toMatchObject({ done: 2, left: [{ row: { id: blank }, refusal: { code: 'blocksMissing' } }] });
    expect(await signPapers(world.cx, leaves('director'), signed, 'a-key-of-the-form-0001')).toEqual(first);
    expect(await signPapers(world.cx, leaves('director'), signed)).toMatchObject({ done: 0, left: [{ refusal: { code: 'alreadySigned' } }, {}, { refusal: { code: 'alreadySigned' } }] });
    expect((await waiting('director')).total).toBe(1);
    const principal = await all('principal', '');
    expect((await waiting('principal')).papers.map(({ number, wordsRequired, signatures }) => [number, wordsRequired, signatures[0]!.personName])).toEqual([['DD-2026-0001', false, '林晓燕'], ['PC-2026-0002', true, '林晓燕']]);
    expect(await signPapers(world.cx, leaves('principal'), principal)).toMatchObject({ done: 1, left: [{ refusal: { code: 'principalWordsMissing' } }] });
    expect(await signPapers(world.cx, leaves('principal'), principal.slice(1).map((one) => ({ ...one, words: '同意' })))).toMatchObject({ done: 1, left: [] });
    const stranger = { weekly: world.beichen.as('principal', 'weekly.sign'), monthly: world.beichen.as('principal', 'monthly.sign') };
    expect((await signPapers(world.cx, stranger, principal)).left).toMatchObject([{ refusal: { code: 'notFound' } }, { refusal: { code: 'notFound' } }]);
    expect(await papersToSign(world.cx, stranger.weekly)).toEqual({ total: 0, papers: [] });
  });

  it('puts resolutions of one owner on one line and page, recorded as carried out together', async () => {
    await minutes();
    expect(await line('head', '完成决议')).toEqual([]);
    await signPapers(world.cx, leaves('director'), await all('director', ''));
    expect(await line('head', '完成决议')).toMatchObject([{ to: '/routine/resolutions', count: 3 }]);
    const permit = haina.as('head', 'resolution.complete');
    const rows = (await resolutionsOfMine(world.cx, permit)).map(({ id, version }) => ({ id, version, doneOn: day('2026-11-18'), doneNote: '已办' }));
    const done = await completeResolutions(world.cx, permit, rows.map((row, index) => (index === 1 ? { ...row, doneNote: '' } : row)));
    expect(done).toMatchObject({ done: 2, left: [{ row: { id: rows[1]!.id }, refusal: { code: 'doneNoteMissing' } }] });
    expect((await resolutionsOfMine(world.cx, permit)).map(({ id }) => id)).toEqual([rows[1]!.id]);
    expect(await resolutionsOfMine(world.cx, haina.as('lead', 'resolution.complete'))).toEqual([]);
    expect((await completeResolutions(world.cx, haina.as('lead', 'resolution.complete'), [rows[1]!])).left).toMatchObject([{ refusal: { code: 'notFound' } }]);
  });

  it('goes on naming every week that was not done until it is explained, on one line from the third on, with one reason for several', async () => {
    world.clock.set('2026-12-02T10:00:00+08:00');
    const owed = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'];
    expect(await line('principal', '补做或说明')).toMatchObject([{ to: '/routine/gaps', count: 5 }]);
    const permit = haina.as('principal', 'gap.explain');
    expect((await periodsMissed(world.cx, permit)).map(({ period }) => period)).toEqual([...owed, '2026-11']);
    expect(await periodsMissed(world.cx, haina.as('head', 'gap.explain'))).toEqual([]);
    const said = owed.map((period) => ({ kind: 'week' as const, period: day(period), reason: '停产检修' }));
    expect(await explainGaps(world.cx, permit, [...said, { kind: 'week', period: day('2026-11-30'), reason: '本周' }])).toMatchObject({ filed: 4, left: [{ refusal: { code: 'notEnded' } }] });
    expect(await line('director', '补做或说明')).toMatchObject([{ count: 1, text: '2026年11月没有进行月调度' }]);
    expect((await explainGaps(world.cx, haina.as('head', 'gap.explain'), [{ kind: 'month', period: month('2026-11'), reason: '不归他管' }])).left).toMatchObject([{ refusal: { code: 'notFound' } }]);
  });
});

describe('the first screen', () => {
  /** Hazards of both factories with limits of 2026-11-10 and 2026-11-14. */
  const overdue = async (factory: Factory, limits: readonly string[]) => {
    for (const [index, limit] of limits.entries()) await putHazardAt(world, factory, { stage: 'rectifying', grade: index === 0 ? 'major' : 'considerable', deadline: day(limit) });
  };

  it('of the 主要负责人 says who is late, what is overdue by how many days and whose, and what lacks his name; the phone says the same', async () => {
    await overdue(haina, ['2026-11-10', '2026-11-14']);
    const { id } = ok(await compileWeek(world.cx, haina.as('director', 'weekly.compile'), day('2026-11-09'), { version: null }));
    ok(await editWeekWords(world.cx, haina.as('director', 'weekly.compile'), id, { words: { ...NO_WEEK_WORDS, evaluation: '受控', nextWeek: '检修' }, version: 1 }));
    ok(await signWeek(world.cx, haina.as('director', 'weekly.sign'), id, { words: '同意', version: 2 }));
    world.clock.set('2026-11-18T19:00:00+08:00');
    const line = await dayLine(world.cx, haina.as('principal', 'desk.view'));
    expect(line.overdue).toMatchObject({ count: 2, rows: [{ daysOver: 8, responsible: { name: '孙磊' } }, { daysOver: 4 }] });
    expect([line.now.late, line.serious, line.toSign.map(({ text }) => text.slice(0, 18))]).toEqual([2, { major: 1, considerable: 1 }, ['周排查报告 PC-2026-0001']]);
    const screen = await desk('principal');
    expect(line).toEqual({ today: screen.today, now: screen.now, late: screen.late, overdue: screen.overdue, serious: screen.serious, toSign: screen.toSign });
    expect((await dayLine(world.cx, haina.as('director', 'desk.view'))).toSign).toEqual([]);
  });

  it('of the 质量安全员 holds the posts of today, findings nobody graded, and rectifications nobody verified', async () => {
    await putHazardAt(world, haina, { stage: 'awaitingVerification', grade: 'general', deadline: day('2026-11-25') });
    await hazard();
    const { face, duties, ungraded, toVerify } = await desk('officer');
    expect([face, duties.map(({ name, shown }) => [name, shown])]).toEqual(['officer', [['进货检验岗', 'open'], ['绝缘挤出岗', 'open']]]);
    expect([ungraded.map(({ hazard: { stage } }) => stage), toVerify.map(({ hazard: { stage } }) => stage)]).toEqual([['registered'], ['awaitingVerification']]);
    expect((await desk('head')).ungraded).toEqual([]);
  });

  it('of several factories has each by itself as its person stands there, and a sum that equals its sites', async () => {
    await publishList(world, world.beichen, day('2026-11-02'), [{ postId: world.beichen.posts.outgoing, workshopId: world.beichen.workshops.extrusion, frequency: 'day' }]);
    await overdue(haina, ['2026-11-10', '2026-11-14']);
    await overdue(world.beichen, ['2026-11-17']);
    world.clock.set('2026-11-18T19:00:00+08:00');
    const member = (factory: Factory, person: PersonKey) => ({ enterpriseId: factory.enterpriseId, enterpriseName: factory.name, personId: factory.people[person], personName: factory.names[person] });
    const both = await factoriesSideBySide(world.cx, [member(world.beichen, 'director'), member(haina, 'principal')], false);
    expect(both.rows.map(({ enterpriseName, figures }) => [enterpriseName, figures?.late, figures?.overdue, figures?.major])).toEqual([['海纳线缆有限公司', 2, 2, 1], ['北辰电器有限公司', 1, 1, 1]]);
    for (const name of FACTORY_FIGURES) expect([name, both.sum[name]]).toEqual([name, both.rows.reduce((sum, { figures }) => sum + figures![name], 0)]);
    const { now, overdue: { count, open } } = await desk('principal');
    expect(both.rows[0]!.figures).toEqual({ ...now, overdue: count, open, major: 1, considerable: 1 });
    // Where one works without the desk nothing is counted, and a head counts the own workshop.
    const little = await factoriesSideBySide(world.cx, [member(world.beichen, 'operator'), member(haina, 'head')], false);
    expect(little.rows.map(({ shut, figures }) => [shut, figures?.late ?? null])).toEqual([[null, 1], ['noDesk', null]]);
    await world.store.write([update(settings, { enterpriseId: world.beichen.enterpriseId }, { values: { access: { signChecks: false, signMinutes: 5, keepDays: 90, idleByRole: {}, secondFactor: ['director'] } } })]);
    const asks = async (withFactor: boolean) => (await factoriesSideBySide(world.cx, [member(world.beichen, 'director')], withFactor)).rows[0]!.shut;
    expect([await asks(false), await asks(true)]).toEqual(['secondFactor', null]);
  });

  it('names the posts past their limit and who holds them; the day shows them in a shape of their own', async () => {
    world.clock.set('2026-11-18T19:00:00+08:00');
    await world.store.write([update(persons, { enterpriseId: haina.enterpriseId, id: haina.people.lead }, { phone: '13800000001' })]);
    const { late, now, workshops, face } = await desk('principal');
    expect([face, now.late]).toEqual(['principal', 2]);
    expect(late).toMatchObject([{ postId: haina.posts.incoming, name: '进货检验岗', holders: [] }, { postId: haina.posts.extruder, name: '绝缘挤出岗' }]);
    expect(late[1]!.holders.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([{ name: '孙磊', phone: '13800000001' }, { name: '王小军', phone: null }]);
    expect(workshops.find(({ name }) => name === '挤塑车间')?.states[17]).toBe('pastLimit');
    const rows = (await dayPage(world.cx, haina.as('principal', 'check.view'), day('2026-11-18'))).rows;
    expect(rows.find(({ postId }) => postId === haina.posts.extruder)).toMatchObject({ state: 'open', shown: 'pastLimit', holders: expect.arrayContaining(['孙磊', '王小军']) as string[] });
    world.clock.set('2026-11-18T17:00:00+08:00');
    expect((await desk('principal')).now).toMatchObject({ waiting: 2, late: 0 });
  });

  it('of the 主要负责人 does not begin with explanations that are others’ to give', async () => {
    expect((await desk('principal')).todos.some(({ act }) => act === '说明原因')).toBe(false);
  });
});

describe('a reminder ends with its reason', () => {
  it('when the check is handed in', async () => {
    world.clock.set('2026-11-18T17:30:00+08:00');
    await remindDue(world.cx, haina.enterpriseId);
    expect(await unread('lead')).toBe(1);
    await putRecord(world, haina, { postId: haina.posts.extruder, day: day('2026-11-18'), submittedAt: '2026-11-18T17:40:00+08:00', versionId: made.versionId, itemId: made.itemIds[0]! });
    expect(await unread('lead')).toBe(0);
  });

  it('when the limit of a hazard is moved or the hazard is closed', async () => {
    const id = await hazard();
    ok(await gradeHazard(world.cx, haina.as('officer', 'hazard.grade'), id, { grade: 'general', basis: '其他', treatment: 'dated', deadline: day('2026-11-19'), version: 1 }));
    ok(await notifyHazard(world.cx, haina.as('officer', 'hazard.notify'), id, { requirement: '紧固', responsibleId: haina.people.lead, deadline: day('2026-11-19'), fiveElements: null, handedOver: false, version: 2 }));
    await remindMorning(world.cx, haina.enterpriseId);
    const mine = async () => (await inboxPage(world.cx, haina.as('lead', 'hazard.view'), null)).items.find(({ kind }) => kind === 'hazardDeadline');
    expect(await mine()).toMatchObject({ waits: true });
    const before = await unread('lead');
    ok(await requestExtensionOf(world.cx, haina.as('lead', 'hazard.requestExtension'), id, { deadline: day('2026-12-02'), reason: '等备件', version: 3 }));
    expect(await mine()).toMatchObject({ waits: true });
    ok(await decideExtensionOf(world.cx, haina.as('director', 'hazard.decideExtension'), id, { granted: true, reason: '同意', version: 4 }));
    expect(await mine()).toMatchObject({ waits: false, readAt: null });
    // the reminder is over, and the answer is news: it is unread, and asks for nothing
    expect((await inboxPage(world.cx, haina.as('lead', 'hazard.view'), null)).items.find(({ kind }) => kind === 'hazardNews')).toMatchObject({ waits: true, asks: false });
    expect(await unread('lead')).toBe(before);
    world.clock.set('2026-12-02T08:00:00+08:00');
    await remindMorning(world.cx, haina.enterpriseId);
    expect(await mine()).toMatchObject({ waits: true });
    await world.store.write([insert(evidence, { enterpriseId: haina.enterpriseId, hash: 'h1', mediaType: 'image/jpeg', bytes: 3, width: 1, height: 1, originalName: 'a.jpg', uploadedBy: haina.people.lead, uploadedAt: world.clock.now })]);
    ok(await receiveHazard(world.cx, haina.as('lead', 'hazard.receive'), id, { remark: '', version: 5 }));
    ok(await rectifyHazard(world.cx, haina.as('lead', 'hazard.rectify'), id, { cause: '松动', measure: '紧固', doneOn: day('2026-12-02'), photos: ['h1'], version: 6 }));
    const directors = async () => (await inboxPage(world.cx, haina.as('director', 'desk.view'), null)).items.filter(({ kind, waits }) => kind === 'hazardDeadline' && waits).length;
    world.clock.set('2026-12-08T08:00:00+08:00');
    await remindMorning(world.cx, haina.enterpriseId);
    expect(await mine()).toMatchObject({ waits: false });
    expect(await directors()).toBe(1);
    ok(await verifyHazard(world.cx, haina.as('officer', 'hazard.verify'), id, { passed: true, standard: '现场看', opinion: '合格', photos: [], version: 7 }));
    expect(await directors()).toBe(0);
  });

  it('when a reason is given for the day', async () => {
    // The clock is believed as far as people have worked.
    await hazard();
    await remindMorning(world.cx, haina.enterpriseId);
    const waiting = async () => (await inboxPage(world.cx, haina.as('head', 'desk.view'), null)).items.filter(({ kind, waits }) => kind === 'checkMissed' && waits);
    expect(await waiting()).not.toEqual([]);
    const rows = await openGaps(world.cx, haina.as('head', 'gap.explain'));
    await explainGaps(world.cx, haina.as('head', 'gap.explain'), rows.map(({ postId, day: on }) => ({ postId, day: on, reason: '停电' })));
    expect(await waiting()).toEqual([]);
  });
});
