import { describe, expect, it } from 'vitest';
import { openStore } from 'db/dialect/open';
import { unheard } from 'db/dialect/store';
import { checksOf } from 'db/repositories/routine/checks';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { savedFiltersOf } from 'db/repositories/savedFilters';
import { scopeOf } from 'db/repositories/scope';
import { NO_WEEK_WORDS } from '~/domain/routine/weekly';
import { day, type Month } from '~/domain/shared/day';
import type { Decision } from '~/domain/shared/decision';
import { instantOf, millisecondsOf } from '~/domain/shared/instant';
import { keepFilter } from '~/services/filters/keepFilter';
import { gradeHazard } from '~/services/hazards/gradeHazard';
import { registerHazard } from '~/services/hazards/registerHazard';
import type { Context } from '~/services/context';
import { once } from '~/services/once';
import { pruneReceipts } from '~/services/pruneReceipts';
import { addResolution } from '~/services/routine/addResolution';
import { compileMonth } from '~/services/routine/monthPapers';
import { submitCheck } from '~/services/routine/submitCheck';
import { compileWeek, editWeekWords, signWeek } from '~/services/routine/weekPapers';
import { createWorld, type World } from '../world/factory';
import { publishList } from '../world/publishedList';

const found = (world: World, description = '测量三点，最薄处低于工艺要求。') => ({
  source: 'snapshot' as const, postId: world.haina.posts.extruder, title: '绝缘厚度偏薄', description, immediateMeasure: '', photos: [], foundDay: day('2026-11-18'), responsibleId: null,
});
const KEY = 'key-made-where-the-form-was-opened';
const lead = (world: World) => world.haina.as('lead', 'hazard.register');

/** Registers a hazard as the form with this key does. */
const register = (world: World, { cx = world.cx, key = KEY, by = lead(world), input = found(world) }: { cx?: Context; key?: string; by?: ReturnType<typeof lead>; input?: ReturnType<typeof found> } = {}) =>
  once(cx, by, { key, verb: '/my/report', input }, (sending) => registerHazard(sending, by, input));

/** How many hazards there are. */
const registered = async ({ store, haina }: World): Promise<number> => {
  const scope = scopeOf(store, haina.enterpriseId);
  return (await hazardsOf(scope).page({ reached: { all: true }, filter: { state: 'all' }, sort: 'found', today: day('2026-11-18'), limit: 50 })).rows.length;
};

describe('what is sent under one key', () => {
  it('is one deed with one answer, sent again or at the same moment', async () => {
    const world = await createWorld();
    const answers = [...(await Promise.all([1, 2, 3].map(() => register(world)))), await register(world)];
    expect(new Set(answers.map((answer) => (answer.ok ? `${answer.fact.id} ${answer.fact.number}` : answer.refusal.code))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true, fact: { number: 'HZ-2026-000001' } });
    expect(answers.filter((answer) => 'again' in answer)).toHaveLength(3);
    expect(await registered(world)).toBe(1);
  });

  it('is one deed also where no event tells of it', async () => {
    const world = await createWorld();
    const by = world.haina.as('director', 'risk.view');
    const sent = { key: KEY, verb: '/risk/filters', input: { name: '重大风险' } };
    const keep = () => once(world.cx, by, sent, (sending) => keepFilter(sending, by, 'risk', { name: '重大风险', query: 'level=major' }));
    const [first, again] = [await keep(), await keep()];
    expect(first).toMatchObject({ ok: true });
    expect(again).toMatchObject({ ok: true, again: true, fact: { id: expect.any(String) as string } });
    expect(await savedFiltersOf(scopeOf(world.store, world.haina.enterpriseId)).of(by.personId, 'risk')).toHaveLength(1);
  });

  it('is one deed of two processes', async () => {
    const world = await createWorld();
    const other = openStore(world.url, unheard);
    try {
      const answers = await Promise.all([register(world), register(world, { cx: { ...world.cx, store: other } }), register(world), register(world, { cx: { ...world.cx, store: other } })]);
      expect(new Set(answers.map((answer) => (answer.ok ? answer.fact.id : answer.refusal.code))).size).toBe(1);
      expect(answers[0]).toMatchObject({ ok: true, fact: { number: 'HZ-2026-000001' } });
      expect(await registered(world)).toBe(1);
    } finally {
      await other.close();
    }
  });

  it('is refused with something else in it, and says under which key it is a deed of its own', async () => {
    const world = await createWorld();
    await register(world);
    const again = await register(world, { input: found(world, '其实是外护套。') });
    expect(again).toEqual({ ok: false, refusal: { code: 'takenBefore', otherKey: expect.any(String) } });
    expect(await registered(world)).toBe(1);
    const { otherKey } = (again as { refusal: { otherKey: string } }).refusal;
    expect(await register(world, { key: otherKey, input: found(world, '其实是外护套。') })).toMatchObject({ ok: true, fact: { number: 'HZ-2026-000002' } });
  });

  it('is a deed of its own of another person, and of another verb refused', async () => {
    const world = await createWorld();
    await register(world);
    expect(await register(world, { by: world.haina.as('head', 'hazard.register') })).toMatchObject({ ok: true, fact: { number: 'HZ-2026-000002' } });
    const other = await once(world.cx, lead(world), { key: KEY, verb: '/hazards/:id/rectification', input: found(world) }, () => Promise.reject(new Error('not asked')));
    expect(other).toMatchObject({ ok: false, refusal: { code: 'takenBefore' } });
  });

  it('leads to the period of its paper the second time too, whatever was done to it', async () => {
    const { cx, haina } = await createWorld();
    const [monday, november] = [day('2026-11-09'), '2026-11' as Month];
    const twice = async <Fact extends object, Refusal>(permit: { readonly enterpriseId: string; readonly personId: string }, verb: string, work: (sending: Context) => Promise<Decision<Fact, Refusal>>) => {
      const sent = { key: `${KEY}-${verb}`, verb, input: {} };
      const [first, again] = [await once(cx, permit, sent, work), await once(cx, permit, sent, work)];
      if (!first.ok || !again.ok) throw new Error(JSON.stringify([first, again]));
      expect(again.again).toBe(true);
      return [first.fact, again.fact] as unknown as Record<'id' | 'period', string>[];
    };
    const compile = haina.as('director', 'weekly.compile');
    const [report] = await twice(compile, 'compile', (sending) => compileWeek(sending, compile, monday, { version: null }));
    const words = { ...NO_WEEK_WORDS, evaluation: '受控。', nextWeek: '复测。' };
    const week = [
      await twice(compile, 'words', (sending) => editWeekWords(sending, compile, report!.id, { words, version: 1 })),
      await twice(haina.as('director', 'weekly.sign'), 'sign', (sending) => signWeek(sending, haina.as('director', 'weekly.sign'), report!.id, { words: '同意', version: 2 })),
    ];
    expect(week.flat().map(({ period }) => period)).toEqual([monday, monday, monday, monday]);
    const meet = haina.as('director', 'monthly.compile');
    const [meeting] = await twice(meet, 'meet', (sending) => compileMonth(sending, meet, november, { version: null }));
    const resolution = { content: '更换模具', ownerId: haina.people.head, dueDay: day('2026-12-10'), version: 1 };
    const added = await twice(meet, 'resolve', (sending) => addResolution(sending, meet, meeting!.id, resolution));
    expect(added.map(({ period }) => period)).toEqual([november, november]);
  });

  it('leaves no receipt where it was refused: put right, it goes under the same key', async () => {
    const world = await createWorld();
    expect(await register(world, { input: { ...found(world), title: ' ' } })).toMatchObject({ ok: false, refusal: { code: 'fieldMissing', field: 'title' } });
    expect(await register(world)).toMatchObject({ ok: true });
  });

  it('answers an act whose answer got lost, although the hazard has moved on', async () => {
    const world = await createWorld();
    const opened = await register(world);
    if (!opened.ok) throw new Error('not registered');
    const by = world.haina.as('officer', 'hazard.grade');
    const input = { grade: 'general', basis: '对照分级说明，属其他。', treatment: 'dated', deadline: null, version: 1 } as const;
    const grade = () => once(world.cx, by, { key: 'another-key-of-a-form', verb: 'grade', input }, (cx) => gradeHazard(cx, by, opened.fact.id, input));
    const sent = await Promise.all([grade(), grade()]);
    expect([...sent, await grade()]).toMatchObject(Array.from({ length: 3 }, () => ({ ok: true, fact: { id: opened.fact.id } })));
  });
});

describe('a check that is sent under one key', () => {
  const sheet = async () => {
    const world = await createWorld();
    const list = await publishList(world, world.haina);
    const by = world.haina.as('operator', 'check.submit');
    const answers = ['挤出温度', '绝缘厚度'].map((point) => ({ itemId: list.items[point]!, result: 'conforming' as const, description: '', immediateMeasure: '', photos: [] }));
    const input = { postId: world.haina.posts.extruder, day: day('2026-11-18'), versionId: list.versionId, clientAt: null, answers, zeroRisk: true, backfillReason: '' };
    const send = (change: { readonly key?: string; readonly cx?: Context; readonly zeroRisk?: boolean } = {}) => {
      const { key = KEY, cx = world.cx, ...other } = change;
      const said = { ...input, ...other };
      return once(cx, by, { key, verb: '/check/:postId', input: said }, (sending) => submitCheck(sending, by, { ...said, submissionKey: key }));
    };
    const records = async (): Promise<number> => (await checksOf(scopeOf(world.store, world.haina.enterpriseId)).between(day('2026-11-18'), day('2026-11-18'))).length;
    return { world, by, input, send, records };
  };

  it('is one record with one answer, sent again, at the same moment, and to two processes', async () => {
    const { world, send, records } = await sheet();
    const other = openStore(world.url, unheard);
    try {
      const answers = [...(await Promise.all([send(), send({ cx: { ...world.cx, store: other } }), send(), send({ cx: { ...world.cx, store: other } })])), await send()];
      expect(new Set(answers.map((answer) => (answer.ok ? `${answer.fact.id} ${answer.fact.number}` : answer.refusal.code))).size).toBe(1);
      expect(answers[0]).toMatchObject({ ok: true, fact: { id: expect.any(String) as string } });
      expect(await records()).toBe(1);
    } finally {
      await other.close();
    }
  });

  it('is refused with something else in it', async () => {
    const { send, records } = await sheet();
    expect(await send()).toMatchObject({ ok: true });
    expect(await send({ zeroRisk: false })).toMatchObject({ ok: false, refusal: { code: 'takenBefore' } });
    expect(await records()).toBe(1);
  });

  it('is taken once although it was first taken before there were receipts, and refused with something else in it', async () => {
    const { world, by, input, send, records } = await sheet();
    const before = await submitCheck(world.cx, by, { ...input, submissionKey: KEY });
    if (!before.ok) throw new Error(before.refusal.code);
    expect(await send({ zeroRisk: false })).toMatchObject({ ok: false, refusal: { code: 'takenBefore', recordId: before.fact.id } });
    expect(await send()).toMatchObject({ ok: true, fact: { id: before.fact.id, number: before.fact.number } });
    expect(await records()).toBe(1);
  });
});

describe('a receipt', () => {
  it('is kept for 400 days, and then taken away at night', async () => {
    const world = await createWorld();
    await register(world);
    const after = (days: number) => ({ ...world.cx, now: () => instantOf(millisecondsOf(world.cx.now()) + days * 86_400_000) });
    expect(await pruneReceipts(after(399))).toBe(0);
    expect(await register(world)).toMatchObject({ ok: true, again: true });
    expect(await pruneReceipts(after(401))).toBe(1);
    expect(await pruneReceipts(after(401))).toBe(0);
  });
});
