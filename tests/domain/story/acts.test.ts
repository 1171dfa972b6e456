import { describe, expect, it } from 'vitest';
import { day } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';
import { actsFrom, actsOf, actsSince, type ActOf, lastAct, outOfOrder, projected } from '~/domain/story/acts';

/** A letter is written, and answered any number of times until somebody closes it. */
interface LetterActs {
  write: { about: string };
  answer: { text: string };
  close: Record<never, never>;
}
type Act = ActOf<LetterActs>;
interface Letter {
  readonly about: string;
  readonly stage: 'open' | 'closed';
  readonly answers: number;
}

const by = { actorId: 'p1', actorName: '林晓燕', actorTitle: '质量安全总监', day: day('2026-11-18'), at: instant('2026-11-18T10:00:00+08:00') };
let ids = 0;
const acts = actsFrom<LetterActs>(
  [{ verb: 'write', details: { about: '来料' } }, { verb: 'answer', details: { text: '收到' } }, { verb: 'answer', details: { text: '已改' } }, { verb: 'close', details: {} }], 0, by, () => `a${(ids += 1)}`,
);
const project = (done: readonly Act[]) =>
  projected<Act, Letter>(
    done,
    (first) => (first.verb === 'write' ? { about: first.details.about, stage: 'open', answers: 0 } : null),
    (act, before) => (act.verb === 'answer' ? { answers: before.answers + 1 } : act.verb === 'close' ? { stage: 'closed' } : {}),
  );

describe('a story of any kind', () => {
  it('numbers the acts that were decided together after those there are', () => {
    expect(acts.map(({ id, ordinal, verb, actorName }) => [id, ordinal, verb, actorName])).toEqual([['a1', 1, 'write', '林晓燕'], ['a2', 2, 'answer', '林晓燕'], ['a3', 3, 'answer', '林晓燕'], ['a4', 4, 'close', '林晓燕']]);
    expect(actsFrom<LetterActs>([{ verb: 'answer', details: { text: '' } }], 4, by, () => 'x')[0]!.ordinal).toBe(5);
  });

  it('is what its acts say, and its lock is their number', () => {
    expect(project(acts.slice(0, 1))).toEqual({ about: '来料', stage: 'open', answers: 0, version: 1 });
    expect(project(acts)).toEqual({ about: '来料', stage: 'closed', answers: 2, version: 4 });
  });

  it('does not begin in its middle', () => {
    expect(() => project([])).toThrow(RangeError);
    expect(() => project(acts.slice(1))).toThrow(RangeError);
  });

  it('finds its acts by their verb', () => {
    expect(actsOf(acts, 'answer').map(({ details }) => details.text)).toEqual(['收到', '已改']);
    expect(lastAct(acts, 'answer')?.details.text).toBe('已改');
    expect(lastAct(acts.slice(0, 1), 'close')).toBeUndefined();
  });

  it('goes on only from a stage the verb knows, and not before its last act', () => {
    expect(outOfOrder('open', ['open'], acts, day('2026-11-18'))).toBeNull();
    expect(outOfOrder<Letter['stage']>('closed', ['open'], acts, day('2026-11-18'))).toEqual({ code: 'wrongStage', stage: 'closed' });
    expect(outOfOrder('open', ['open'], acts, day('2026-11-17'))).toEqual({ code: 'dayBeforeLast', last: '2026-11-18' });
  });

  it('tells what was done since it was seen', () => {
    expect(actsSince(acts, 2).map(({ verb }) => verb)).toEqual(['answer', 'close']);
    expect(actsSince(acts, 4)).toEqual([]);
  });
});
