import { describe, expect, it } from 'vitest';
import { rosterOn } from '~/domain/organisation/people/roster';
import { changesInWords } from '~/domain/risk/list/changeWords';
import { diffLists } from '~/domain/risk/list/diff';
import { LIBRARY_REFUSALS, release, type RowInput, writeRow } from '~/domain/risk/library/libraryEdit';
import { LIFE_REFUSALS } from '~/domain/risk/upkeep/lifeRefusals';
import { actsByLine } from '~/domain/risk/list/listStory';
import { answerProposal, type CountedRecord, propose, rarer } from '~/domain/risk/upkeep/proposals';
import { acknowledge, concernedPosts, readersOf, takenUpUnread } from '~/domain/risk/upkeep/readings';
import { finishReview, openReview, overdueDays, type Review } from '~/domain/risk/upkeep/reviews';
import { type FoundHazard, monthsLater, recurrences, reports, restarts, yearly } from '~/domain/risk/upkeep/reviewTriggers';
import { PROPOSED_STANDARD } from '~/domain/risk/assess/standard';
import { takeUpdate, templateUpdates, updateFields } from '~/domain/risk/library/templateUpdates';
import { defaultRules } from '~/domain/rulepack/pack';
import { addDays, day } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';
import { explain } from '~/domain/shared/refusal';
import { assessment, riskItem, templateRow } from '../../world/riskItem';

const rules = defaultRules();
const today = day('2026-11-18');
const at = instant('2026-11-18T10:00:00+08:00');
const names = { workshop: (id: string | null) => `车间${id}`, post: (id: string | null) => `岗位${id}`, person: (id: string | null) => (id ? `人${id}` : '') };

describe('what changed between two versions', () => {
  it('is told field by field in words', () => {
    const before = riskItem();
    const after = riskItem({ id: 'i2', frequency: 'week', measures: [{ kind: 'inspection', text: '加测一次' }], ownerPost: null });
    const [change] = diffLists([before], [after]).changed;
    expect(changesInWords(change!, names).map(({ name, before: old, after: fresh }) => [name, old, fresh])).toEqual([
      ['管控措施', expect.stringContaining('首件确认'), expect.stringContaining('加测一次')],
      ['频次', '每日', '每周'],
      ['岗位责任人', '人lead', '未指定'],
    ]);
  });

  it('is told with who did it and why, the same act of one person once', () => {
    const event = (type: string, payload: Record<string, string | string[]>, subjectId = 'i1') => ({ type, subjectId, at, by: '林晓燕', payload });
    const acts = actsByLine(
      [event('risk.itemEdited', {}), event('risk.itemEdited', { reason: '换料' }), event('risk.itemsConfirmed', { items: ['i1', 'i2'] }, 'v'), event('risk.proposalAccepted', { lineId: 'l2', reason: '六十次都符合' }, 'l2')],
      new Map([['i1', 'l1'], ['i2', 'l2']]),
    );
    expect(acts.get('l1')?.map(({ act, why }) => [act, why])).toEqual([['改写', '换料'], ['确认', '']]);
    expect(acts.get('l2')?.map(({ act, why }) => [act, why])).toEqual([['确认', ''], ['采纳建议', '六十次都符合']]);
  });
});

describe('reading a published version', () => {
  const diff = diffLists([riskItem({ lineId: 'a', postId: 'p1' }), riskItem({ lineId: 'b', postId: 'p2' })], [riskItem({ lineId: 'a', postId: 'p3' }), riskItem({ lineId: 'b', postId: 'p2' })]);
  const holding = { personId: 'x', role: 'operator' as const, workshopId: 'w1', fromDay: day('2026-01-01'), toDay: null };
  const roster = rosterOn([], [{ ...holding, postId: 'p1' }, { ...holding, postId: 'p2', personId: 'y' }], today);

  it('concerns whoever holds a post a row left or came to, and names posts nobody holds', () => {
    expect([...concernedPosts(diff)].sort()).toEqual(['p1', 'p3']);
    const { readers, unheld } = readersOf(['p1', 'p3'], roster);
    expect([...readers]).toEqual([['x', ['p1']]]);
    expect(unheld).toEqual(['p3']);
  });

  it('is signed once, by whom it concerns', () => {
    const { readers } = readersOf(['p1'], roster);
    expect(acknowledge('x', readers, [])).toEqual({ ok: true, fact: { postIds: ['p1'] } });
    expect(acknowledge('x', readers, ['p1'])).toEqual({ ok: false, refusal: { code: 'alreadyRead' } });
    expect(acknowledge('x', new Map([['x', ['p1', 'p2']]]), ['p1'])).toEqual({ ok: true, fact: { postIds: ['p2'] } });
    expect(acknowledge('y', readers, [])).toEqual({ ok: false, refusal: { code: 'notConcerned' } });
  });

  it('concerns who took up a post since the first list, until its rows were read in any', () => {
    const since = day('2026-01-01');
    const held = (personId: string, postId: string, fromDay: string, role: 'operator' | 'workshopHead' = 'operator') => ({ personId, postId, role, fromDay: day(fromDay) });
    const holdings = [held('there', 'p1', '2026-01-01'), held('new', 'p1', '2026-02-01'), held('new', 'p1', '2026-03-01'), held('new', 'p2', '2026-02-01'), held('new', 'bare', '2026-02-01'), held('head', 'p1', '2026-02-01', 'workshopHead')];
    const listed = new Set(['p1', 'p2']);
    expect([...takenUpUnread(holdings, since, listed, [])]).toEqual([['new', ['p1', 'p2']]]);
    expect([...takenUpUnread(holdings, since, listed, [{ personId: 'new', postIds: ['p1'] }, { personId: 'there', postIds: ['p2'] }])]).toEqual([['new', ['p2']]]);
  });
});

describe('re-assessments', () => {
  const input = { trigger: 'supplier' as const, what: ' 换了铜杆供应商 ', postIds: ['p1'], lineIds: [], dueDay: today };
  const known = { postIds: new Set(['p1']), lineIds: new Set(['l1']) };
  const hazard = (own: Partial<FoundHazard>): FoundHazard => ({ id: 'h1', number: 'HZ-1', title: '偏心', source: 'daily', riskLineId: 'l1', postId: 'p1', foundDay: day('2026-10-01'), ...own });

  it('are opened by a person for the factory’s own posts and a day that is not over', () => {
    expect(openReview(input, known, today)).toMatchObject({ ok: true, fact: { what: '换了铜杆供应商' } });
    for (const [wrong, code] of [[{ what: ' ' }, 'whatMissing'], [{ postIds: [] }, 'nothingAffected'], [{ postIds: ['zz'] }, 'reviewPostUnknown'], [{ dueDay: day('2026-11-17') }, 'dueDayPast']] as const) {
      const decision = openReview({ ...input, ...wrong }, known, today);
      expect(decision).toMatchObject({ ok: false, refusal: { code } });
      if (!decision.ok) expect(explain(LIFE_REFUSALS, decision.refusal).sentence).toMatch(/。$/);
    }
  });

  it('end with a reason, once, and a change names its draft', () => {
    expect(finishReview({ doneAt: null, doneByName: null, outcome: null, outcomeReason: null }, { outcome: 'unchanged', reason: '逐项看过' }, null)).toMatchObject({ ok: true, fact: { outcomeVersionNumber: null } });
    expect(finishReview({ doneAt: null, doneByName: null, outcome: null, outcomeReason: null }, { outcome: 'changed', reason: '加测' }, { id: 'd', number: 4 })).toMatchObject({ ok: true, fact: { outcomeVersionNumber: 4 } });
    expect(finishReview({ doneAt: null, doneByName: null, outcome: null, outcomeReason: null }, { outcome: 'changed', reason: '加测' }, null)).toMatchObject({ refusal: { code: 'noDraftForChange' } });
    expect(finishReview({ doneAt: null, doneByName: null, outcome: null, outcomeReason: null }, { outcome: 'unchanged', reason: ' ' }, null)).toMatchObject({ refusal: { code: 'outcomeReasonMissing' } });
    expect(finishReview({ doneAt: at, doneByName: '周敏', outcome: 'unchanged', outcomeReason: '看过' }, { outcome: 'unchanged', reason: '看过' }, null)).toMatchObject({ refusal: { code: 'reviewDone' } });
  });

  it('are overdue from the day after their day until they are done', () => {
    expect([overdueDays({ dueDay: today, doneAt: null }, today), overdueDays({ dueDay: today, doneAt: null }, addDays(today, 3)), overdueDays({ dueDay: today, doneAt: at }, addDays(today, 3))]).toEqual([0, 3, 0]);
  });

  it('are asked for when the same line is found again within the days of recurrence, and only then', () => {
    const twice = [hazard({}), hazard({ id: 'h2', number: 'HZ-2', foundDay: day('2026-11-10') })];
    expect(recurrences(twice, [riskItem()], rules, today)).toMatchObject([{ trigger: 'recurrence', matter: 'recurrence:l1:h2', lineIds: ['l1'], dueDay: '2026-12-03' }]);
    expect(recurrences(twice.slice(1), [riskItem()], rules, today)).toEqual([]);
    expect(recurrences([hazard({ foundDay: day('2026-08-11') }), twice[1]!], [riskItem()], rules, today)).toEqual([]);
  });

  it('are asked for by complaints and failed samplings, by line or by post', () => {
    expect(reports([hazard({ source: 'sampling', riskLineId: null, foundDay: today })], [riskItem()], rules, today)).toMatchObject([{ trigger: 'sampling', lineIds: ['l1'] }]);
    expect(reports([hazard({ source: 'daily' })], [riskItem()], rules, today)).toEqual([]);
  });

  it('are asked for when an assessment will be a year old, until a yearly one was done', () => {
    const old = riskItem({ assessment: { ...assessment, assessedAt: instant('2025-12-01T08:00:00+08:00') } });
    const [found] = yearly([old], at, [], rules, today);
    expect(found).toMatchObject({ trigger: 'yearly', dueDay: '2026-12-01', lineIds: ['l1'] });
    expect(yearly([old], at, [], rules, day('2026-10-31'))).toEqual([]);
    const done: Review = { id: 'r', trigger: 'yearly', matter: 'm', what: '', lineIds: ['l1'], postIds: [], dueDay: today, openedBy: null, openedByName: '系统', openedAt: at, outcome: 'unchanged', outcomeReason: '', outcomeVersionNumber: null, doneByName: '', doneAt: at, version: 2 };
    expect(yearly([old], at, [done], rules, day('2026-12-20'))).toEqual([]);
    expect(yearly([old], at, [{ ...done, doneAt: null }], rules, today)).toEqual([]);
  });

  it('are asked for before a restart after six months of stops that follow one another', () => {
    const stops = [{ workshopId: 'w1', fromDay: day('2026-05-20'), toDay: day('2026-08-31') }, { workshopId: 'w1', fromDay: day('2026-09-01'), toDay: day('2026-11-25') }];
    expect(restarts(stops, [riskItem()], rules, today)).toMatchObject([{ trigger: 'restart', dueDay: '2026-11-26', matter: 'restart:w1:2026-11-26' }]);
    expect(restarts(stops.slice(1), [riskItem()], rules, today)).toEqual([]);
    expect(restarts(stops, [riskItem({ workshopId: 'w2' })], rules, today)).toEqual([]);
    expect(monthsLater(day('2026-08-31'), 6)).toBe('2027-02-28');
  });
});

describe('proposals from the records', () => {
  const records = (count: number, result: CountedRecord['result'] = 'conforming', last = today): CountedRecord[] =>
    Array.from({ length: count }, (_, index) => ({ recordId: `${result}${index}`, number: `R${index}`, day: addDays(last, -index), result }));
  const about = (own: Parameters<typeof riskItem>[0], list: readonly CountedRecord[], answered: Parameters<typeof propose>[2] = [], since = '2026-01-01') =>
    propose([riskItem(own)], new Map([['l1', list]]), answered, rules, () => day(since), today);

  it('propose a rarer check after enough checks in a row without a finding, never for 重大 or 较大', () => {
    expect(about({}, records(60))).toMatchObject([{ kind: 'lower', frequency: 'week', evidence: { checks: 60, failures: 0 } }]);
    expect(about({}, records(59))).toEqual([]);
    expect(about({ level: 'major' }, records(60))).toEqual([]);
    expect(about({ frequency: 'year' }, records(60))).toEqual([]);
    expect(rarer('event')).toBeNull();
  });

  it('propose more frequent checks after three findings in the window, or a look at the level where checks are daily', () => {
    expect(about({ frequency: 'week' }, records(3, 'nonconforming'))).toMatchObject([{ kind: 'raise', frequency: 'day' }]);
    expect(about({}, records(3, 'nonconforming'))).toMatchObject([{ kind: 'raise', frequency: null }]);
    expect(about({}, records(3, 'nonconforming', day('2026-08-01')))).toEqual([]);
  });

  it('speak of a line nobody ever checked, and of one without a measure', () => {
    expect(about({ frequency: 'event' }, [])).toMatchObject([{ kind: 'unchecked', frequency: 'month' }]);
    expect(about({}, [])).toMatchObject([{ kind: 'unchecked', frequency: null }]);
    expect(about({}, [], [], '2026-11-01')).toEqual([]);
    expect(about({ measures: [] }, [])).toMatchObject([{ kind: 'measure' }]);
  });

  it('are not made again by the evidence that was answered', () => {
    const answered = (kind: 'lower' | 'raise' | 'unchecked' | 'measure') => [{ kind, lineId: 'l1', basis: 'b', answeredOn: today }];
    expect(about({}, records(60), answered('lower'))).toEqual([]);
    expect(about({ frequency: 'week' }, records(3, 'nonconforming'), answered('raise'))).toEqual([]);
    expect(about({}, [], answered('unchecked'))).toEqual([]);
    expect(about({ measures: [] }, [], answered('measure'))).toEqual([]);
  });

  it('are answered with a reason and become a change, a measure, or a re-assessment', () => {
    const [lower] = about({}, records(60));
    const [level] = about({}, records(3, 'nonconforming'));
    const [bare] = about({ measures: [] }, []);
    const yes = { accept: true, reason: '同意', frequency: 'week' as const, measure: null };
    expect(answerProposal(lower, yes)).toMatchObject({ fact: { effect: 'frequency', frequency: 'week' } });
    expect(answerProposal(level, yes)).toMatchObject({ fact: { effect: 'review' } });
    expect(answerProposal(bare, { ...yes, measure: { kind: 'inspection', text: '首件 确认' } })).toMatchObject({ fact: { effect: 'measure', measures: [{ kind: 'inspection', text: '首件 确认' }] } });
    expect(answerProposal(lower, { ...yes, accept: false })).toMatchObject({ fact: { effect: 'none' } });
    const refusals = [answerProposal(undefined, yes), answerProposal(lower, { ...yes, reason: ' ' }), answerProposal(lower, { ...yes, frequency: null }), answerProposal(lower, { ...yes, frequency: 'day' }), answerProposal(bare, yes)];
    expect(refusals.map((one) => (one.ok ? '' : one.refusal.code))).toEqual(['proposalGone', 'answerReasonMissing', 'frequencyMissing', 'frequencySame', 'measureTextMissing']);
  });
});

describe('the library', () => {
  const { categoryId: _, key: __, sourceKind: ___, sourceSupports: ____, limitVerified: _____, limitSource: ______, ...words } = templateRow();
  const input: RowInput = { ...words, limit: { standard: '', clause: '', edition: '' } };
  const source = { standard: 'GB/T 1', clause: '5', edition: '2020' };

  it('gives 已核对 only to a criterion whose source is named whole, and takes it from a criterion in other words', () => {
    expect(writeRow({ ...input, limit: source }, null, [], '查到原文')).toMatchObject({ fact: { limitVerified: true, limitSource: 'GB/T 1 · 5 · 2020' } });
    expect(writeRow({ ...input, criterion: '另一准则' }, templateRow({ limitVerified: true, limitSource: 'x' }), [], '改')).toMatchObject({ fact: { limitVerified: false, limitSource: '' } });
    expect(writeRow({ ...input, measure: '抽检' }, templateRow({ limitVerified: true, limitSource: 'x' }), [], '改')).toMatchObject({ fact: { limitVerified: true, limitSource: 'x' } });
  });

  it('refuses a row that lacks something, stands there twice, is out of scale or says nothing new', () => {
    const refused = (row: Partial<RowInput>, before = false, reason = '改') => {
      const decision = writeRow({ ...input, ...row }, before ? templateRow() : null, [templateRow({ key: 'k2', riskPoint: '已有' })], reason);
      return decision.ok ? '' : (explain(LIBRARY_REFUSALS, decision.refusal).sentence && decision.refusal.code);
    };
    expect([
      refused({}, false, ' '), refused({ riskPoint: '' }), refused({ severity: 6 }), refused({ likelihood: 0 }), refused({ riskPoint: '已有' }), refused({ limit: { ...source, clause: '' } }),
      refused({ criterion: '', limit: source }), refused({}, true),
    ]).toEqual(['libraryReasonMissing', 'rowIncomplete', 'scoreOutOfScale', 'scoreOutOfScale', 'rowTwice', 'limitPartial', 'limitWithoutCriterion', 'rowSame']);
  });

  it('releases a changed draft with a note while nothing newer is in force', () => {
    expect(release({ basedOn: 1 }, 1, 2, '说明')).toEqual({ ok: true, fact: { note: '说明' } });
    const codes = [release(null, 1, 2, '说明'), release({ basedOn: 1 }, 1, 2, ' '), release({ basedOn: 1 }, 1, 0, '说明'), release({ basedOn: 1 }, 2, 2, '说明')].map((one) => (one.ok ? '' : one.refusal.code));
    expect(codes).toEqual(['noDraftEdition', 'libraryReasonMissing', 'nothingToRelease', 'newerReleased']);
  });

  const laid = (own: Parameters<typeof riskItem>[0] = {}) => ({ ...riskItem({ templateCategory: 'wire-cable', templateKey: 'k1', ...own }), templateEdition: 1 });
  const changed = templateRow({ criterion: '按新标准', frequency: 'week' });

  it('tells a factory what changed, was retired or was added since it took its rows', async () => {
    const added = templateRow({ key: 'k9', riskPoint: '新点' });
    expect((await templateUpdates([laid()], new Map([[1, [templateRow()]], [2, [changed, added]]]), 2, [])).map(({ kind, key }) => [kind, key])).toEqual([['changed', 'k1'], ['added', 'k9']]);
    expect(await templateUpdates([laid()], new Map([[1, [templateRow()]], [2, []]]), 2, [])).toMatchObject([{ kind: 'retired', lineId: 'l1' }]);
    expect(await templateUpdates([laid()], new Map([[1, [templateRow()]], [2, [templateRow()]]]), 2, [])).toEqual([]);
  });

  it('does not ask again what was answered until the row changes once more', async () => {
    const choice = { categoryId: 'wire-cable', key: 'k1', lineId: 'l1', edition: 2 };
    const editions = new Map([[1, [templateRow()]], [2, [changed]], [3, [changed]]]);
    expect(await templateUpdates([laid()], editions, 3, [choice])).toEqual([]);
    expect(await templateUpdates([laid()], new Map([...editions, [3, [templateRow({ criterion: '又一版' })]]]), 3, [choice])).toHaveLength(1);
  });

  it('shows old, new and one’s own beside each other, and taking it sets only what the library changed, unconfirmed', async () => {
    const [update] = await templateUpdates([laid({ failure: '本厂的说法' })], new Map([[1, [templateRow()]], [2, [changed]]]), 2, []);
    expect(updateFields(update!, PROPOSED_STANDARD, at, names).map(({ name, before, after, mine }) => [name, before, after, mine])).toEqual([
      ['判定准则', '材质单一致', '按新标准', '符合工艺卡'], ['频次', '每日', '每周', '每日'],
    ]);
    expect(takeUpdate(update!, PROPOSED_STANDARD, 'me', at)).toEqual({
      criterion: '按新标准', frequency: 'week', criterionStandard: '', limitReading: null, limitVerified: false, limitVerifiedBy: null, limitVerifiedAt: null, confirmedBy: null, confirmedAt: null,
    });
  });
});
