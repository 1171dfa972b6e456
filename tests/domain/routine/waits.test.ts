import { describe, expect, it } from 'vitest';
import type { PeriodKind } from '~/domain/routine/periodKind';
import { periodsBetween } from '~/domain/routine/periodKind';
import { periodStanding } from '~/domain/routine/periodState';
import type { PaperSignature } from '~/domain/routine/signing';
import { gapDeadline, gapsTogether, periodDeadline, periodKeys, runsStill, signatureDeadline } from '~/domain/routine/waits';
import { day, type Month } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';

const MONDAY = day('2026-11-16');
const NOVEMBER = '2026-11' as Month;
const signed = (...capacities: PaperSignature['capacity'][]): PaperSignature[] =>
  capacities.map((capacity) => ({ capacity, personId: capacity, personName: '', personTitle: '', words: '', contentHash: '', signedAt: instant('2026-11-20T09:00:00+08:00') }));
const paper = (number: string, ...capacities: PaperSignature['capacity'][]) => ({ id: number, number, period: MONDAY, signatures: signed(...capacities) });
const stands = (today: string, papers: ReturnType<typeof paper>[] = [], kind: PeriodKind = 'week', reasons: { period: string; reason: string }[] = []) =>
  periodStanding(kind, kind === 'week' ? MONDAY : NOVEMBER, day(today), { days: [{ day: MONDAY, state: 'onTime' }], papers, reasons });

describe('what waits of a week or a month', () => {
  it('is reminded of under one key for each stage, a further paper under its number', () => {
    expect(periodKeys(stands('2026-11-18'))).toEqual(['week:2026-11-16:due']);
    expect(periodKeys(stands('2026-11-18', [paper('PC-1')]))).toEqual(['week:2026-11-16:draft']);
    expect(periodKeys(stands('2026-11-18', [paper('PC-1', 'director')]))).toEqual(['week:2026-11-16:sign']);
    expect(periodKeys(stands('2026-11-18', [paper('PC-1', 'director', 'principal')]))).toEqual([]);
    expect(periodKeys(stands('2026-11-18', [paper('PC-2'), paper('PC-1', 'director', 'principal')]))).toEqual(['week:2026-11-16:draft:PC-2']);
    expect(periodKeys(stands('2026-11-18', [paper('PC-2', 'director'), paper('PC-1', 'director', 'principal')]))).toEqual(['week:2026-11-16:sign:PC-2']);
    expect(periodKeys(stands('2026-11-23'))).toEqual(['week:2026-11-16:missed']);
    expect(periodKeys(stands('2026-11-23', [], 'week', [{ period: MONDAY, reason: '出差' }]))).toEqual([]);
    expect(periodKeys(stands('2026-12-01', [], 'month'))).toEqual(['month:2026-11:missed']);
  });

  it('is the director’s to begin, a month in its last week, and anybody’s of both to explain', () => {
    expect(periodDeadline(stands('2026-11-18'), day('2026-11-18'))).toMatchObject([{ act: '周排查', day: '2026-11-22', whose: { roles: ['director'] }, link: '/routine/weeks/2026-11-16' }]);
    const running = periodDeadline(stands('2026-11-18'), day('2026-11-18'))[0]!;
    expect([runsStill({ ...running, dueDay: running.day }, day('2026-11-18')), runsStill({ ...running, dueDay: running.day }, day('2026-11-22'))]).toEqual([true, false]);
    const missed = periodDeadline(stands('2026-11-23'), day('2026-11-23'))[0]!;
    expect(runsStill({ ...missed, dueDay: day('2026-11-30') }, day('2026-11-23'))).toBe(false);
    expect(periodDeadline(stands('2026-11-23', [], 'month'), day('2026-11-23'))).toEqual([]);
    expect(periodDeadline(stands('2026-11-24', [], 'month'), day('2026-11-24'))).toMatchObject([{ act: '月调度', whose: { roles: ['director', 'principal'] } }]);
    expect(periodDeadline(stands('2026-11-23'), day('2026-11-23'))).toMatchObject([{ act: '补做或说明', text: '2026年11月16日起的一周没有进行周排查', key: 'week:2026-11-16:missed' }]);
  });

  it('waits for the director’s name, then the 主要负责人’s, then nobody’s', () => {
    const whose = (directorFirst: boolean, ...capacities: PaperSignature['capacity'][]) => signatureDeadline('week', paper('PC-1', ...capacities), directorFirst).whose;
    expect([whose(true), whose(false), whose(true, 'director'), whose(true, 'director', 'principal')]).toEqual([{ roles: ['director'] }, { roles: ['director', 'principal'] }, { roles: ['principal'] }, { roles: [] }]);
  });
});

describe('days that were not done', () => {
  it('are one line each, with the names of three posts and the number of more', () => {
    const gap = (postId: string, on: string) => gapDeadline({ postId, workshopId: 'w', day: day(on) }, `${postId}岗`);
    const lines = gapsTogether([gap('甲', '2026-11-16'), gap('甲', '2026-11-17'), gap('乙', '2026-11-17'), gap('丙', '2026-11-17'), gap('丁', '2026-11-17')]);
    expect(lines.map(({ text, day: on }) => [on, text])).toEqual([['2026-11-16', '2026年11月16日未进行检查：甲岗'], ['2026-11-17', '2026年11月17日未进行检查：甲岗、乙岗、丙岗 等 4 个岗位']]);
  });
});

describe('the periods between two days', () => {
  it('are those that have a day between them', () => {
    expect(periodsBetween('week', day('2026-12-30'), day('2027-01-04'))).toEqual(['2026-12-28', '2027-01-04']);
    expect(periodsBetween('month', day('2026-12-31'), day('2027-02-01'))).toEqual(['2026-12', '2027-01', '2027-02']);
  });
});
