import { beforeEach, describe, expect, it } from 'vitest';
import { registerOf } from 'db/repositories/paper/papers';
import { scopeOf } from 'db/repositories/scope';
import { regulatorOf } from 'db/repositories/paper/submissions';
import { rowsOf } from '~/domain/report/paperRows';
import { NO_WEEK_WORDS } from '~/domain/routine/weekly';
import { defaultRules } from '~/domain/rulepack/pack';
import { day } from '~/domain/shared/day';
import { authoriseOfficer, type RegulatorPermit } from '~/domain/supervision/authority';
import { type Answered, RESPONSIBILITY_QUESTIONS, selfCheckQuestions, WHOLE } from '~/domain/supervision/packages';
import { explain } from '~/domain/shared/refusal';
import { SUBMIT_REFUSALS } from '~/domain/supervision/refusals';
import { owingPage } from '~/pages/supervision/owingPage';
import { packageOffers } from '~/pages/supervision/packagesPage';
import { setRule } from '~/services/enterprise/setRule';
import { verifyChains } from '~/services/integrity/verifyChains';
import { compileWeek, editWeekWords, signWeek } from '~/services/routine/weekPapers';
import { answerSubmission } from '~/services/supervision/answerSubmission';
import { readReceived } from '~/services/supervision/readSubmission';
import { packageView } from '~/services/supervision/packages/packageView';
import { submitPackage } from '~/services/supervision/submitPackage';
import { createWorld, type World } from '../world/factory';
import { putHazardAt } from '../world/putHazard';
import { publishList } from '../world/records';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
const permit = () => world.haina.as('director', 'submission.submit');
const officer = async (): Promise<RegulatorPermit> => authoriseOfficer({ id: world.officers.linshui, name: '何静', title: '科员' }, { ...(await regulatorOf(world.store.read, '临水市'))!, region: '临水市' });
const list = () => publishList(world, world.haina, day('2026-11-02'), [{ postId: world.haina.posts.extruder, workshopId: world.haina.workshops.extrusion, frequency: 'day' }]);
const all = (questions: readonly { readonly id: string }[], answered: Answered = { answer: 'yes', note: '' }): Record<string, Answered> => Object.fromEntries(questions.map(({ id }) => [id, answered]));
const received = async (id: string) => {
  const view = await readReceived(world.cx, await officer(), id);
  if (view === null || view === 'gone') throw new Error(String(view));
  return view;
};
const sent = (done: Awaited<ReturnType<typeof submitPackage>>) => {
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  return done.fact;
};

describe('主体责任落实情况', () => {
  it('names each thing it lacks with the way there, and is not sent', async () => {
    const view = await packageView(world.cx, permit(), 'responsibility', WHOLE);
    expect(view?.lacks).toEqual([{ text: '还没有发布《工业产品质量安全风险管控清单》。', to: '/risk' }]);
    const refused = await submitPackage(world.cx, permit(), { kind: 'responsibility', key: WHOLE, answers: all(RESPONSIBILITY_QUESTIONS) });
    expect(refused).toMatchObject({ refusal: { code: 'lacking' } });
    expect(!refused.ok && explain(SUBMIT_REFUSALS, refused.refusal)).toMatchObject({ status: 422, sentence: expect.stringContaining('还没有发布') as string });
  });

  it('fills in what is on record, asks the rest, and offers what was noted the last time; the newer takes the place of the one that waits', async () => {
    await list();
    const unanswered = await submitPackage(world.cx, permit(), { kind: 'responsibility', key: WHOLE, answers: all(RESPONSIBILITY_QUESTIONS.slice(1)) });
    expect(unanswered).toMatchObject({ refusal: { code: 'unanswered', unanswered: [{ id: 'institution' }], unexplained: [] } });
    expect(!unanswered.ok && explain(SUBMIT_REFUSALS, unanswered.refusal)).toMatchObject({ field: 'answer.institution' });
    const first = sent(await submitPackage(world.cx, permit(), { kind: 'responsibility', key: WHOLE, answers: { ...all(RESPONSIBILITY_QUESTIONS), institution: { answer: 'yes', note: 'QM-01' } } }));
    const { submission } = await received(first.id);
    expect(await registerOf(scopeOf(world.store, world.haina.enterpriseId)).has(submission.content.contentHash)).toBe(true);
    expect(rowsOf(submission.content).map(({ name }) => name)).toEqual(expect.arrayContaining(['任命质量安全总监', '产品质量安全管理制度', '质量安全总监', '2026年11月']));
    const view = await packageView(world.cx, permit(), 'responsibility', WHOLE);
    expect(view?.questions.slice(0, 2)).toMatchObject([{ id: 'institution', note: 'QM-01' }, { note: '' }]);
    const second = sent(await submitPackage(world.cx, permit(), { kind: 'responsibility', key: WHOLE, answers: all(RESPONSIBILITY_QUESTIONS, { answer: 'no', note: '' }) }));
    expect(await received(first.id)).toMatchObject({ submission: { state: 'replaced' } });
    expect((await received(second.id)).difference?.rows.find(({ name }) => name === '产品质量安全管理制度')).toMatchObject({ kind: 'changed' });
    expect((await owingPage(world.cx, await officer(), null)).rows).toMatchObject([{ name: world.haina.name, newest: null }]);
    expect((await verifyChains(world.cx, () => undefined)).findings).toBe(0);
  });
});

describe('a self-inspection', () => {
  it('asks the items the factory has set, every one, and a word to each that does not conform', async () => {
    await setRule(world.cx, world.haina.as('director', 'settings.edit'), 'selfCheck', ['有制度', '有检验']);
    const questions = selfCheckQuestions(['有制度', '有检验']);
    const send = (answers: Record<string, Answered>) => submitPackage(world.cx, permit(), { kind: 'selfCheck', key: WHOLE, answers });
    expect(await send(all(selfCheckQuestions(defaultRules().selfCheck)))).toMatchObject({ refusal: { code: 'unanswered', unanswered: questions } });
    expect(await send({ ...all(questions), [questions[1]!.id]: { answer: 'no', note: ' ' } })).toMatchObject({ refusal: { code: 'unanswered', unanswered: [], unexplained: [{ text: '有检验' }] } });
    const { submission } = await received(sent(await send({ ...all(questions), [questions[1]!.id]: { answer: 'no', note: '本周补齐' } })).id);
    expect(rowsOf(submission.content).map(({ cells }) => cells.map(({ text }) => text).join(' '))).toEqual(['有制度 符合 —', '有检验 不符合 本周补齐']);
  });
});

describe('a signed week', () => {
  it('is sent once, the very paper that was signed, and not before both have signed', async () => {
    await list();
    const monday = day('2026-11-16');
    const made = await compileWeek(world.cx, world.haina.as('director', 'weekly.compile'), monday, { version: null });
    if (!made.ok) throw new Error(JSON.stringify(made.refusal));
    const { id } = made.fact;
    const send = () => submitPackage(world.cx, permit(), { kind: 'weekly', key: monday });
    expect(await send()).toMatchObject({ refusal: { code: 'lacking', lacks: [{ to: expect.stringContaining('/routine/weeks/2026-11-16') as string }] } });
    await editWeekWords(world.cx, world.haina.as('director', 'weekly.compile'), id, { words: { ...NO_WEEK_WORDS, evaluation: '总体受控。', nextWeek: '更换模具。' }, version: 1 });
    await signWeek(world.cx, world.haina.as('director', 'weekly.sign'), id, { words: '', version: 2 });
    await signWeek(world.cx, world.haina.as('principal', 'weekly.sign'), id, { words: '同意。', version: 3 });
    const first = sent(await send());
    expect((await received(first.id)).submission.content.blocks.some(({ kind }) => kind === 'signatures')).toBe(true);
    expect(await send()).toMatchObject({ refusal: { code: 'waiting' } });
    expect((await packageOffers(world.cx, world.haina.as('director', 'submission.view'))).find(({ kind }) => kind === 'weekly')).toMatchObject({ last: { number: first.number, state: 'waiting' } });
    await answerSubmission(world.cx, await officer(), first.id, { kind: 'accepted', reason: '' });
    expect(await send()).toMatchObject({ refusal: { code: 'accepted' } });
  });
});

describe('hazards', () => {
  it('of the highest grade are reported as they stand; no other is, nor that of a neighbour', async () => {
    const major = await putHazardAt(world, world.haina, { deadline: day('2026-11-20'), grade: 'major' });
    const general = await putHazardAt(world, world.haina, { deadline: day('2026-11-20') });
    const report = (id: string, of = permit()) => submitPackage(world.cx, of, { kind: 'majorRisk', key: id });
    expect(await report(general)).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await report(major, world.beichen.as('director', 'submission.submit'))).toMatchObject({ refusal: { code: 'notFound' } });
    expect((await received(sent(await report(major)).id)).submission).toMatchObject({ kind: 'majorRisk', content: { title: '重大质量安全风险报告' } });
  });

  it('are counted for a month as the ledger has them', async () => {
    await putHazardAt(world, world.haina, { deadline: day('2026-11-12'), grade: 'major' });
    await putHazardAt(world, world.haina, { deadline: day('2026-11-20') });
    await putHazardAt(world, world.haina, { deadline: day('2026-11-20'), stage: 'closed', closedDay: day('2026-11-15'), foundDay: day('2026-10-31') });
    await putHazardAt(world, world.haina, { deadline: day('2026-11-20'), stage: 'closed', closedDay: day('2026-12-01'), foundDay: day('2026-11-30') });
    const view = await packageView(world.cx, permit(), 'results', '2026-11');
    const figures = new Map(rowsOf(view!.paper).map(({ cells }) => [cells[0]!.text, Number(cells[1]!.text)]));
    expect([figures.get('排查出的隐患'), figures.get('其中重大'), figures.get('其中一般'), figures.get('现为已销号'), figures.get('逾期未销号'), figures.get('本月销号')]).toEqual([3, 1, 2, 1, 1, 1]);
    expect(await packageView(world.cx, permit(), 'results', '2026-12')).toBeNull();
    for (const [kind, key] of [['results', 'x'], ['weekly', '2026-13-01'], ['nothing', WHOLE], ['responsibility', 'then'], ['majorRisk', 'nobodys']] as const) expect(await packageView(world.cx, permit(), kind, key)).toBeNull();
  });
});
