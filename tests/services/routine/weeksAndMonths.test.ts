import { beforeEach, describe, expect, it } from 'vitest';
import { update } from 'db/dialect/writes';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { monthWeeks } from 'db/repositories/routine/monthWeeks';
import { reportsOf } from 'db/repositories/routine/reports';
import { scopeOf } from 'db/repositories/scope';
import { persons } from 'db/schema';
import { NO_MONTH_WORDS } from '~/domain/routine/monthly';
import { NO_WEEK_WORDS } from '~/domain/routine/weekly';
import { day, type Month } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';
import { monthMeeting } from '~/pages/routine/periodPage';
import { monthPaper } from '~/services/papers/monthPaper';
import { weekDocument } from '~/services/papers/weekPaper';
import type { Member } from '~/domain/organisation/access/authority';
import { meetingsToAttend } from '~/pages/routine/meetingsToAttend';
import { verifyChains } from '~/services/integrity/verifyChains';
import { attendMeeting } from '~/services/routine/attendMeeting';
import { addResolution } from '~/services/routine/addResolution';
import { compileMonth, editMonth, type EditMonthInput, signMonth } from '~/services/routine/monthPapers';
import { compileWeek, editWeekWords, signWeek } from '~/services/routine/weekPapers';
import { completeResolution } from '~/services/routine/completeResolution';
import { explainPeriodGap } from '~/services/routine/explainPeriodGap';
import { removeResolution } from '~/services/routine/removeResolution';
import { createWorld, type Factory, type World } from '../../world/factory';
import { publishList, putRecord } from '../../world/records';

const MONDAY = day('2026-11-16');
const NOVEMBER = '2026-11' as Month;
let world: World;
let haina: Factory;

beforeEach(async () => {
  world = await createWorld();
  haina = world.haina;
  const { versionId, itemIds } = await publishList(world, haina, day('2026-11-02'), [
    { postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' },
    { postId: haina.posts.incoming, workshopId: haina.workshops.drawing, frequency: 'day' },
  ]);
  await putRecord(world, haina, { postId: haina.posts.extruder, day: day('2026-11-16'), submittedAt: '2026-11-16T09:00:00+08:00', versionId, itemId: itemIds[0]! });
  await putRecord(world, haina, { postId: haina.posts.extruder, day: day('2026-11-17'), submittedAt: '2026-11-17T19:00:00+08:00', versionId, itemId: itemIds[0]! });
});

const scope = () => scopeOf(world.store, haina.enterpriseId);
const idOf = (result: { ok: true; fact: { id: string } } | { ok: false; refusal: unknown }): string => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.fact.id;
};
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const compile = async (version: number | null = null) => idOf(await compileWeek(world.cx, haina.as('director', 'weekly.compile'), MONDAY, { version }));
const WORDS = { ...NO_WEEK_WORDS, evaluation: '总体受控。', nextWeek: '更换模具。' };
const word = (id: string, version: number) => editWeekWords(world.cx, haina.as('director', 'weekly.compile'), id, { words: WORDS, version });
const signAs = (person: 'director' | 'principal', id: string, version: number) => signWeek(world.cx, haina.as(person, 'weekly.sign'), id, { words: '同意，按期落实。', version });

describe('a week', () => {
  it('is compiled from the records, worded, signed by the director, then sealed by the 主要负责人', async () => {
    const id = await compile();
    const { number, figures } = (await reportsOf(scope()).byId(id))!;
    expect(number).toBe('PC-2026-0001');
    expect([figures.checkFigures.due.count, figures.checkFigures.onTime.count, figures.checkFigures.late.count, figures.checkFigures.missed.count, figures.checkFigures.open.count]).toEqual([6, 1, 1, 2, 2]);
    expect(await word(id, 1)).toMatchObject({ ok: true });
    expect(await signAs('principal', id, 2)).toMatchObject(refusal('directorFirst'));
    const director = await signAs('director', id, 2);
    expect(director).toMatchObject({ ok: true, fact: { capacity: 'director' } });
    const principal = await signAs('principal', id, 3);
    expect(principal).toMatchObject({ ok: true, fact: { capacity: 'principal' } });
    expect(director.ok && principal.ok && director.fact.contentHash === principal.fact.contentHash).toBe(true);
    const sealed = (await reportsOf(scope()).byId(id))!;
    expect(sealed.signatures.map(({ capacity, words }) => [capacity, words])).toEqual([['director', '同意，按期落实。'], ['principal', '同意，按期落实。']]);
    expect((await monthWeeks(scope(), NOVEMBER, day('2026-11-25'))).find(({ weekStart }) => weekStart === MONDAY)?.state).toBe('sealed');
  });

  it('refuses changes to a signed report and is corrected by a further one', async () => {
    const id = await compile();
    await word(id, 1);
    await signAs('director', id, 2);
    expect(await word(id, 3)).toMatchObject(refusal('sealed'));
    expect(await signAs('director', id, 3)).toMatchObject(refusal('alreadySigned'));
    const second = await compile(null);
    expect(second).not.toBe(id);
    expect((await reportsOf(scope()).ofPeriod(MONDAY)).map(({ number }) => number)).toEqual(['PC-2026-0002', 'PC-2026-0001']);
  });

  it('is compiled anew into its draft, words kept, by the version seen', async () => {
    const id = await compile();
    await word(id, 1);
    expect(await compileWeek(world.cx, haina.as('director', 'weekly.compile'), MONDAY, { version: null })).toMatchObject(refusal('movedOn'));
    expect(await compile(2)).toBe(id);
    expect((await reportsOf(scope()).byId(id))!).toMatchObject({ words: WORDS, version: 3 });
    expect(await word(id, 2)).toMatchObject(refusal('movedOn'));
  });

  it('is refused when the day is no Monday or the week has not begun', async () => {
    const permit = haina.as('director', 'weekly.compile');
    expect(await compileWeek(world.cx, permit, day('2026-11-17'), { version: null })).toMatchObject(refusal('noMonday'));
    expect(await compileWeek(world.cx, permit, day('2026-11-23'), { version: null })).toMatchObject(refusal('notStarted'));
  });

  it('of another factory is not found, and the lowest role gets no permit', async () => {
    const id = await compile();
    expect(await editWeekWords(world.cx, world.beichen.as('director', 'weekly.compile'), id, { words: WORDS, version: 1 })).toMatchObject(refusal('notFound'));
    expect(await signWeek(world.cx, world.beichen.as('director', 'weekly.sign'), id, { words: '', version: 1 })).toMatchObject(refusal('notFound'));
    expect(await weekDocument(world.cx, world.beichen.as('director', 'weekly.view'), MONDAY, id)).toBeNull();
    expect(() => haina.as('operator', 'weekly.compile')).toThrow();
    expect(() => haina.as('operator', 'weekly.sign')).toThrow();
  });

  it('becomes a PDF', async () => {
    await compile();
    const document = (await weekDocument(world.cx, haina.as('officer', 'weekly.view'), MONDAY, null))!;
    expect(document.name).toBe('每周工业产品质量安全排查治理报告 PC-2026-0001');
    expect(Buffer.from(document.bytes).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('not done is missed and asks for a reason once', async () => {
    const permit = haina.as('director', 'gap.explain');
    expect(await explainPeriodGap(world.cx, permit, 'week', '2026-11-09', { reason: '总监出差' })).toMatchObject({ ok: true });
    expect(await explainPeriodGap(world.cx, permit, 'week', '2026-11-09', { reason: '又' })).toMatchObject(refusal('alreadyExplained'));
    expect(await explainPeriodGap(world.cx, permit, 'week', MONDAY, { reason: '早' })).toMatchObject(refusal('notEnded'));
    expect(await explainPeriodGap(world.cx, permit, 'week', '2026-11-10', { reason: '?' })).toMatchObject(refusal('notFound'));
    expect(await explainPeriodGap(world.cx, haina.as('lead', 'gap.explain'), 'week', '2026-11-02', { reason: '?' })).toMatchObject(refusal('notFound'));
    const states = await monthWeeks(scope(), NOVEMBER, day('2026-11-18'));
    expect(states.map(({ state }) => state)).toEqual(['notDue', 'missed', 'excused', 'notCompiled', 'future']);
  });
});

describe('a month', () => {
  const minutes = (change: Partial<EditMonthInput> = {}): EditMonthInput => ({
    place: '二楼会议室', heldAt: instant('2026-11-18T09:00:00+08:00'), chairId: haina.people.principal, recorderId: haina.people.officer,
    attendees: [haina.people.principal, haina.people.director, haina.people.officer], words: { ...NO_MONTH_WORDS, measures: '更换模具。' }, version: 1, ...change,
  });
  const open = async (month = NOVEMBER) => idOf(await compileMonth(world.cx, haina.as('director', 'monthly.compile'), month, { version: null }));
  const edit = (id: string, change: Partial<EditMonthInput> = {}) => editMonth(world.cx, haina.as('director', 'monthly.compile'), id, minutes(change));
  const resolve = (id: string, change: object = {}) =>
    addResolution(world.cx, haina.as('director', 'monthly.compile'), id, { content: '更换三号机模具', ownerId: haina.people.head, dueDay: day('2026-11-30'), version: 2, ...change });
  const sign = (person: 'director' | 'principal', id: string, version: number) => signMonth(world.cx, haina.as(person, 'monthly.sign'), id, { words: '', version });

  it('puts the 主要负责人 in the chair, takes the minutes and is sealed in order', async () => {
    const id = await open();
    expect((await meetingsOf(scope()).byId(id))!).toMatchObject({ number: 'DD-2026-0001', chairId: haina.people.principal, recorderId: haina.people.director });
    expect(await sign('director', id, 1)).toMatchObject(refusal('placeMissing'));
    expect(await edit(id)).toMatchObject({ ok: true });
    expect(await resolve(id)).toMatchObject({ ok: true });
    expect(await sign('principal', id, 3)).toMatchObject(refusal('directorFirst'));
    expect(await sign('director', id, 3)).toMatchObject({ ok: true });
    expect(await edit(id, { version: 4 })).toMatchObject(refusal('sealed'));
    expect(await resolve(id, { version: 4 })).toMatchObject(refusal('sealed'));
    expect(await sign('principal', id, 4)).toMatchObject({ ok: true });
    const paper = (await monthPaper(world.cx, haina.as('officer', 'monthly.view'), NOVEMBER, null))!;
    expect(JSON.stringify(paper.blocks)).toContain('更换三号机模具');
  });

  it('is signed in at by each attendee with their own account, on its day, once, and says so in what is signed and printed', async () => {
    const id = idOf(await compileMonth(world.cx, haina.as('director', 'monthly.compile'), NOVEMBER, { version: null }));
    const member = (person: 'inspector' | 'operator') => haina.as(person, 'check.view') as unknown as Member;
    await edit(id, { place: '二楼会议室', heldAt: instant('2026-11-19T14:00:00+08:00'), attendees: [haina.people.director, haina.people.inspector], words: { ...NO_MONTH_WORDS, measures: '更换模具。' } });
    expect(await attendMeeting(world.cx, member('inspector'), id)).toMatchObject(refusal('notHeldYet'));
    world.clock.set('2026-11-19T14:03:00+08:00');
    expect(await attendMeeting(world.cx, member('operator'), id)).toMatchObject(refusal('notAttendee'));
    expect(await attendMeeting(world.cx, world.beichen.as('director', 'check.view') as unknown as Member, id)).toMatchObject(refusal('notFound'));
    const asked = () => meetingsToAttend(world.cx, haina.as('inspector', 'check.view'));
    expect((await asked()).map(({ place }) => place)).toEqual(['二楼会议室']);
    expect(await attendMeeting(world.cx, member('inspector'), id)).toMatchObject({ ok: true });
    expect(await asked()).toEqual([]);
    expect(await attendMeeting(world.cx, member('inspector'), id)).toMatchObject(refusal('attendedAlready'));
    const { version } = (await meetingsOf(scope()).byId(id))!;
    expect(await signMonth(world.cx, haina.as('director', 'monthly.sign'), id, { words: '', version })).toMatchObject({ ok: true });
    expect(JSON.stringify(await monthPaper(world.cx, haina.as('director', 'monthly.view'), NOVEMBER, id))).toContain('14:03 系统内签到');
    const findings: unknown[] = [];
    await verifyChains(world.cx, (finding) => findings.push(finding));
    expect(findings).toEqual([]);
  });

  it('begins with the place and the attendees of the month before, as far as they are still here, and offers its words', async () => {
    const first = idOf(await compileMonth(world.cx, haina.as('director', 'monthly.compile'), NOVEMBER, { version: null }));
    await edit(first, { place: '二楼会议室', attendees: [haina.people.director, haina.people.inspector], words: { ...NO_MONTH_WORDS, measures: '更换模具。' } });
    world.clock.set('2026-12-02T10:00:00+08:00');
    await world.store.write([update(persons, { enterpriseId: haina.enterpriseId, id: haina.people.inspector }, { leftOn: day('2026-11-30') })]);
    const second = idOf(await compileMonth(world.cx, haina.as('director', 'monthly.compile'), '2026-12' as Month, { version: null }));
    expect(await meetingsOf(scope()).byId(second)).toMatchObject({ place: '二楼会议室', attendees: [haina.people.director] });
    const view = await monthMeeting(world.cx, haina.as('director', 'monthly.view'), '2026-12' as Month, { paperId: null, figure: null });
    expect(view?.earlier).toMatchObject({ number: 'DD-2026-0001', words: { measures: '更换模具。' } });
  });

  it('brings its resolutions back every month until done', async () => {
    const id = await open();
    await edit(id);
    const resolution = idOf(await resolve(id));
    const owner = haina.as('head', 'resolution.complete');
    expect(await completeResolution(world.cx, owner, resolution, { doneOn: day('2026-11-18'), doneNote: '已换', version: 1 })).toMatchObject(refusal('meetingNotSigned'));
    await sign('director', id, 3);
    const carried = async (month: string) => (await meetingsOf(scope()).carriedInto(month as Month)).map((entry) => entry.id);
    expect(await carried('2026-12')).toEqual([resolution]);
    expect(await carried('2027-03')).toEqual([resolution]);
    world.clock.set('2026-12-03T10:00:00+08:00');
    const december = await open('2026-12' as Month);
    expect((await meetingsOf(scope()).byId(december))!.figures.carried.map((entry) => entry.content)).toEqual(['更换三号机模具']);
    const done = { doneOn: day('2026-12-02'), doneNote: '已更换并试机', version: 1 };
    expect(await completeResolution(world.cx, haina.as('lead', 'resolution.complete'), resolution, done)).toMatchObject(refusal('notFound'));
    expect(await completeResolution(world.cx, world.beichen.as('director', 'resolution.complete'), resolution, done)).toMatchObject(refusal('notFound'));
    expect(await completeResolution(world.cx, haina.as('head', 'resolution.complete'), resolution, done)).toMatchObject({ ok: true });
    expect(await completeResolution(world.cx, haina.as('director', 'resolution.complete'), resolution, done)).toMatchObject(refusal('alreadyDone'));
    expect([await carried('2026-12'), await carried('2027-01')]).toEqual([[resolution], []]);
  });

  it('refuses strangers, times before the month, empty resolutions and limits before the meeting', async () => {
    const id = await open();
    expect(await edit(id, { chairId: world.beichen.people.principal })).toMatchObject(refusal('unknownPerson'));
    expect(await edit(id, { attendees: ['nobody'] })).toMatchObject({ refusal: { code: 'unknownPerson', field: 'attendees' } });
    expect(await edit(id, { heldAt: instant('2026-10-31T09:00:00+08:00') })).toMatchObject(refusal('heldBeforeMonth'));
    expect(await edit(id, { version: 7 })).toMatchObject(refusal('movedOn'));
    expect(await edit(id)).toMatchObject({ ok: true });
    expect(await resolve(id, { content: ' ' })).toMatchObject(refusal('contentMissing'));
    expect(await resolve(id, { ownerId: world.beichen.people.head })).toMatchObject(refusal('unknownPerson'));
    expect(await resolve(id, { dueDay: day('2026-11-17') })).toMatchObject(refusal('dueBeforeMeeting'));
    const added = idOf(await resolve(id));
    const removal = (version: number) => removeResolution(world.cx, haina.as('director', 'monthly.compile'), id, added, { version });
    expect(await removal(2)).toMatchObject(refusal('movedOn'));
    expect(await removal(3)).toMatchObject({ ok: true });
    expect(await removal(4)).toMatchObject(refusal('notFound'));
  });

  it('of another factory is not found, has not begun before its first day, and the lowest role gets no permit', async () => {
    const id = await open();
    const stranger = world.beichen.as('director', 'monthly.compile');
    expect(await editMonth(world.cx, stranger, id, minutes())).toMatchObject(refusal('notFound'));
    expect(await addResolution(world.cx, stranger, id, { content: 'x', ownerId: 'x', dueDay: MONDAY, version: 1 })).toMatchObject(refusal('notFound'));
    expect(await signMonth(world.cx, world.beichen.as('director', 'monthly.sign'), id, { words: '', version: 1 })).toMatchObject(refusal('notFound'));
    expect(await compileMonth(world.cx, haina.as('director', 'monthly.compile'), '2026-12' as Month, { version: null })).toMatchObject(refusal('notStarted'));
    expect(() => haina.as('operator', 'monthly.compile')).toThrow();
    expect(await explainPeriodGap(world.cx, haina.as('principal', 'gap.explain'), 'month', '2026-10', { reason: '' })).toMatchObject(refusal('reasonMissing'));
  });
});
