import { describe, expect, it } from 'vitest';
import { NO_WEEK_WORDS, readWeekFigures, weeklyContent } from '~/domain/routine/weekly';
import { answerSweep, type GivenSweep, mayAdd, postsFor, readSweep, SWEEP_ITEMS_LIMIT, type SweepItem, type SweepLine, sweepLines, sweepSentences, sweptIn } from '~/domain/routine/sweep';
import { day } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';
import { weekOf } from '~/domain/shared/week';

const WEEK = weekOf(day('2026-11-18'));
const item = (id: string, more: Partial<SweepItem> = {}): SweepItem => ({
  id, content: `项目${id}`, workshopId: null, postId: null, enteredByName: '林晓燕', enteredAt: instant('2026-11-02T09:00:00+08:00'), endedByName: null, endedAt: null, version: 1, ...more,
});
const line = (itemId: string, more: Partial<SweepLine> = {}): SweepLine => ({
  itemId, content: `项目${itemId}`, place: '', workshopId: null, postId: null, result: null, description: '', immediateMeasure: '', hazard: null, ...more,
});
const POSTS = [{ id: 'p1', workshopId: 'w1' }, { id: 'p2', workshopId: 'w1' }, { id: 'p3', workshopId: 'w2' }];
const say = (itemId: string, result: GivenSweep['result'], more: Partial<GivenSweep> = {}): GivenSweep => ({ itemId, result, description: '', immediateMeasure: '', photos: [], postId: '', ...more });
const FOUND = { description: '合格证没有批号', immediateMeasure: '隔离该批', postId: 'p1' };
const REGISTERED = line('a', { result: 'nonconforming', description: '合格证没有批号', immediateMeasure: '隔离该批', hazard: { id: 'h', number: 'HZ-2026-000001', place: '甲 · 乙' } });

describe('the director’s items in a week', () => {
  it('are those entered by its Sunday and not ended by then', () => {
    const on = (entered: string, ended: string | null) => sweptIn({ enteredAt: instant(entered), endedAt: ended === null ? null : instant(ended) }, WEEK);
    expect([on('2026-11-22T23:30:00+08:00', null), on('2026-11-23T00:10:00+08:00', null)]).toEqual([true, false]);
    expect([on('2026-11-02T09:00:00+08:00', '2026-11-22T23:30:00+08:00'), on('2026-11-02T09:00:00+08:00', '2026-11-23T08:00:00+08:00')]).toEqual([false, true]);
  });

  it('stay where they were answered, ended or not, and are taken off where nobody answered', () => {
    const ended = { endedAt: instant('2026-11-18T09:00:00+08:00') };
    const lines = sweepLines([item('a', ended), item('b', ended), item('c')], WEEK, [line('a', { result: 'conforming' }), line('b')], () => '甲车间');
    expect(lines.map(({ itemId, result, place }) => [itemId, result, place])).toEqual([['a', 'conforming', ''], ['c', null, '甲车间']]);
  });

  it('are bounded, and stand once for a place', () => {
    expect(mayAdd({ content: '无', workshopId: null, postId: null }, [])).toMatchObject({ refusal: { code: 'contentMissing' } });
    expect(mayAdd(item('a'), [item('a')])).toMatchObject({ refusal: { code: 'itemKnown' } });
    expect(mayAdd(item('a', { workshopId: 'w1' }), [item('a')])).toMatchObject({ ok: true });
    expect(mayAdd({ content: '又一项', workshopId: null, postId: null }, Array.from({ length: SWEEP_ITEMS_LIMIT }, (_, at) => item(String(at))))).toMatchObject({ refusal: { code: 'itemsFull' } });
  });
});

describe('an answered sweep', () => {
  const answer = (given: readonly GivenSweep[], lines = [line('a'), line('b'), line('c')]) => answerSweep(lines, given, POSTS);
  const refusal = (code: string) => ({ ok: false, refusal: { code } });

  it('leaves open what nobody answered and keeps what was answered before', () => {
    const swept = answer([say('b', 'conforming'), say('c', null)], [line('a', { result: 'notApplicable', description: '设备停用' }), line('b'), line('c')]);
    expect(swept.ok && swept.fact.lines.map(({ result }) => result)).toEqual(['notApplicable', 'conforming', null]);
    expect(answer([say('a', null)])).toMatchObject(refusal('unanswered'));
  });

  it('asks of 不符合 what is wrong, what was done and where, and of 不适用 why', () => {
    for (const said of ['', '无', '没有', '正常']) {
      expect(answer([say('a', 'nonconforming', { ...FOUND, description: said })])).toMatchObject(refusal('descriptionMissing'));
      expect(answer([say('a', 'nonconforming', { ...FOUND, immediateMeasure: said })])).toMatchObject(refusal('measureMissing'));
      expect(answer([say('a', 'notApplicable', { description: said })])).toMatchObject(refusal('notApplicableUnexplained'));
    }
    expect(answer([say('a', 'nonconforming', { ...FOUND, postId: '' })])).toMatchObject(refusal('postMissing'));
    expect(answer([say('a', 'nonconforming', { ...FOUND, postId: 'elsewhere' })])).toMatchObject(refusal('postMissing'));
    const swept = answer([say('a', 'nonconforming', FOUND)]);
    expect(swept.ok && swept.fact.findings.map(({ post }) => post.id)).toEqual(['p1']);
  });

  it('registers at the post of the item, whatever was chosen, and asks among those of its workshop', () => {
    const at = (workshopId: string | null, postId: string | null, chosen: string) => answer([say('a', 'nonconforming', { ...FOUND, postId: chosen })], [line('a', { workshopId, postId })]);
    const named = at('w1', 'p2', 'p1');
    expect(named.ok && named.fact.findings[0]!.post.id).toBe('p2');
    expect(at('w1', null, 'p3')).toMatchObject(refusal('postMissing'));
    const only = at('w2', null, '');
    expect(only.ok && only.fact.findings[0]!.post.id).toBe('p3');
    expect(postsFor({ workshopId: 'w9', postId: 'closed' }, POSTS)).toEqual(POSTS);
  });

  it('says no more of what is registered: the same again is no second finding, anything else is refused', () => {
    const again = answer([say('a', 'nonconforming', FOUND), say('b', 'conforming')], [REGISTERED, line('b')]);
    expect(again.ok && [again.fact.findings.length, again.fact.lines[0]]).toEqual([0, REGISTERED]);
    expect(answer([say('a', 'conforming')], [REGISTERED])).toMatchObject({ refusal: { code: 'alreadyRegistered', number: 'HZ-2026-000001' } });
    expect(answer([say('a', 'nonconforming', { ...FOUND, description: '另一处' })], [REGISTERED])).toMatchObject(refusal('alreadyRegistered'));
  });

  it('takes nothing that is not in the report, and no two answers', () => {
    expect(answer([say('x', 'conforming')])).toMatchObject(refusal('unknownItems'));
    expect(answer([say('a', 'conforming'), say('a', 'notApplicable', { description: '设备停用' })])).toMatchObject(refusal('answeredTwice'));
  });
});

describe('what a sweep says', () => {
  it('names what was not swept, and claims no rate', () => {
    const sentences = sweepSentences([line('a', { result: 'conforming' }), line('b', { place: '甲车间' }), REGISTERED]);
    expect(sentences).toEqual(['自定排查项共 3 项：符合 1 项，不符合 1 项，不适用 0 项，未排查 1 项。', '未排查的：项目b（甲车间）。']);
    expect(sentences.join('')).not.toMatch(/[%率]/);
  });

  it('is part of what is signed, and no part of what was signed without', () => {
    const report = { id: 'r', number: 'PC-2026-0001', period: WEEK.start, figures: readWeekFigures({}), words: NO_WEEK_WORDS, compiledBy: 'p', compiledAt: instant('2026-11-18T09:00:00+08:00'), version: 1, signatures: [] };
    expect(weeklyContent({ ...report, sweep: null })).toEqual(weeklyContent(report));
    expect(weeklyContent({ ...report, sweep: [line('a')] })).not.toEqual(weeklyContent({ ...report, sweep: [line('a', { result: 'conforming' })] }));
    expect(Object.keys(weeklyContent(report) as object)).not.toContain('sweep');
    expect([readSweep(null), readSweep([{ itemId: 'a', content: '项目a' }])]).toEqual([null, [line('a')]]);
  });
});
