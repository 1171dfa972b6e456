import { describe, expect, it } from 'vitest';
import { clockOff, deliveredApart, isBackfill, isGap, type PostDayFacts, postDayState, signedAtOf, timelinessOf } from '~/domain/routine/state';
import { day } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';

const record = (submittedAt: string) => ({
  day: day('2026-11-17'), dueAt: instant('2026-11-17T18:00:00+08:00'), submittedAt: instant(submittedAt),
});
const facts = (change: Partial<PostDayFacts>): PostDayFacts => ({
  day: day('2026-11-17'), today: day('2026-11-18'), kind: 'working', dueCount: 4, lastChance: 4, record: null, explained: false, ...change,
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

describe('when a record was signed', () => {
  const at = (text: string) => instant(`${text}+08:00`);
  const signed = (openedAt: string, signedAt: string, submittedAt: string) => ({ ...record(`${submittedAt}+08:00`), openedAt: at(openedAt), signedAt: at(signedAt) });

  it.each([
    ['onTime', '2026-11-17T09:00:00', '2026-11-17T09:05:00', '2026-11-17T09:05:01'],
    ['onTime', '2026-11-17T17:20:00', '2026-11-17T17:30:00', '2026-11-17T20:00:00'],
    ['late', '2026-11-17T17:20:00', '2026-11-17T18:00:01', '2026-11-17T20:00:00'],
    ['deliveredLater', '2026-11-17T07:00:00', '2026-11-17T17:30:00', '2026-11-18T07:20:00'],
    ['deliveredLater', '2026-11-17T07:00:00', '2026-11-17T18:00:00', '2026-11-20T07:20:00'],
    ['late', '2026-11-17T07:00:00', '2026-11-17T19:00:00', '2026-11-18T07:20:00'],
    ['late', '2026-11-17T23:55:00', '2026-11-18T00:05:00', '2026-11-18T00:05:00'],
    ['late', '2026-11-17T23:55:00', '2026-11-18T00:25:00', '2026-11-18T00:25:00'],
    ['backfilled', '2026-11-17T23:55:00', '2026-11-18T00:25:01', '2026-11-18T00:25:01'],
    ['backfilled', '2026-11-17T07:00:00', '2026-11-18T00:10:00', '2026-11-18T00:10:00'],
    ['backfilled', '2026-11-18T07:00:00', '2026-11-18T07:10:00', '2026-11-18T07:10:00'],
  ])('is %s: opened %s, signed %s, received %s', (expected, openedAt, signedAt, submittedAt) => {
    const came = signed(openedAt, signedAt, submittedAt);
    expect(timelinessOf(came)).toBe(expected);
    expect(isBackfill(came)).toBe(expected === 'backfilled');
  });

  it('is never before its sheet was opened, and never after it was received', () => {
    const [opened, received] = [at('2026-11-17T09:00:00'), at('2026-11-17T09:30:00')];
    expect(signedAtOf(opened, 0, received)).toBe(opened);
    expect(signedAtOf(opened, 600_000, received)).toBe(at('2026-11-17T09:10:00'));
    expect(signedAtOf(opened, 86_400_000, received)).toBe(received);
    expect(signedAtOf(opened, null, received)).toBe(received);
    expect([deliveredApart({ signedAt: opened, submittedAt: received }), deliveredApart({ signedAt: received, submittedAt: received }), deliveredApart({ submittedAt: received })]).toEqual([true, false, false]);
  });

  it.each([
    [null, '2026-11-17T09:04:00', '2026-11-17T09:00:00', '2026-11-17T09:05:00', '2026-11-17T09:05:00'],
    [null, '2026-11-17T09:10:00', '2026-11-17T09:00:00', '2026-11-17T09:05:00', '2026-11-17T09:05:00'],
    [6, '2026-11-17T09:11:00', '2026-11-17T09:00:00', '2026-11-17T09:05:00', '2026-11-17T09:05:00'],
    [-12960, '2026-11-08T09:00:00', '2026-11-17T09:00:00', '2026-11-17T09:05:00', '2026-11-17T09:05:00'],
    [null, '2026-11-17T09:05:00', '2026-11-17T09:00:00', '2026-11-17T09:05:00', '2026-11-18T07:00:00'],
    [60, '2026-11-17T10:05:00', '2026-11-17T09:00:00', '2026-11-17T09:05:00', '2026-11-18T07:00:00'],
  ])('tells that the clock of the phone was off by %s minutes: %s, opened %s, signed %s, received %s', (off, clientAt, openedAt, signedAt, submittedAt) => {
    expect(clockOff({ ...signed(openedAt, signedAt, submittedAt), clientAt: at(clientAt) })).toBe(off);
  });

  it('judges no clock that said nothing, and without a mark only one that runs ahead', () => {
    const bare = { openedAt: null, signedAt: null, submittedAt: at('2026-11-18T07:00:00') };
    expect(clockOff({ ...bare, clientAt: null })).toBeNull();
    expect(clockOff({ ...bare, clientAt: at('2026-11-17T17:30:00') })).toBeNull();
    expect(clockOff({ ...bare, clientAt: at('2026-11-18T07:06:00') })).toBe(6);
  });
});

describe('how a post stands on a day', () => {
  it.each([
    ['missed', {}],
    ['excused', { explained: true }],
    ['open', { day: day('2026-11-18') }],
    ['future', { day: day('2026-11-19') }],
    ['nothingDue', { dueCount: 0 }],
    ['nothingDue', { lastChance: 0 }],
    ['open', { lastChance: 0, day: day('2026-11-18') }],
    ['stopped', { kind: 'stopped' }],
    ['late', { record: record('2026-11-17T19:00:00+08:00') }],
    ['deliveredLater', { record: { ...record('2026-11-18T09:00:00+08:00'), openedAt: instant('2026-11-17T07:00:00+08:00'), signedAt: instant('2026-11-17T17:30:00+08:00') } }],
    ['backfilled', { record: record('2026-11-18T09:00:00+08:00'), explained: true }],
  ] as const)('is %s', (state, change) => {
    expect(postDayState(facts(change))).toBe(state);
  });

  it('stays a gap with a reason', () => {
    expect(isGap('excused')).toBe(true);
    expect(isGap('stopped')).toBe(false);
  });
});
