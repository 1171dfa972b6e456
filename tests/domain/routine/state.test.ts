import { describe, expect, it } from 'vitest';
import { isGap, type PostDayFacts, postDayState, timelinessOf } from '~/domain/routine/state';
import { day } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';

const record = (submittedAt: string) => ({
  day: day('2026-11-17'), dueAt: instant('2026-11-17T18:00:00+08:00'), submittedAt: instant(submittedAt),
});
const facts = (change: Partial<PostDayFacts>): PostDayFacts => ({
  day: day('2026-11-17'), today: day('2026-11-18'), kind: 'working', dueCount: 4, record: null, explained: false, ...change,
});

describe('when a record came', () => {
  it('is on time up to the minute, late after it, and 补录 from midnight in Shanghai', () => {
    expect(timelinessOf(record('2026-11-17T18:00:00+08:00'))).toBe('onTime');
    expect(timelinessOf(record('2026-11-17T18:00:01+08:00'))).toBe('late');
    expect(timelinessOf(record('2026-11-17T23:59:59+08:00'))).toBe('late');
    expect(timelinessOf(record('2026-11-18T00:00:00+08:00'))).toBe('backfilled');
  });

  it('never counts a 补录 as on time, whatever the due time was', () => {
    expect(timelinessOf({ ...record('2026-11-18T08:00:00+08:00'), dueAt: instant('2026-11-19T00:00:00+08:00') })).toBe('backfilled');
  });
});

describe('how a post stands on a day', () => {
  it.each([
    ['missed', {}],
    ['excused', { explained: true }],
    ['open', { day: day('2026-11-18') }],
    ['future', { day: day('2026-11-19') }],
    ['nothingDue', { dueCount: 0 }],
    ['stopped', { kind: 'stopped' }],
    ['late', { record: record('2026-11-17T19:00:00+08:00') }],
    ['backfilled', { record: record('2026-11-18T09:00:00+08:00'), explained: true }],
  ] as const)('is %s', (state, change) => {
    expect(postDayState(facts(change))).toBe(state);
  });

  it('stays a gap with a reason', () => {
    expect(isGap('excused')).toBe(true);
    expect(isGap('stopped')).toBe(false);
  });
});
