import { describe, expect, it } from 'vitest';
import { day } from '~/domain/shared/day';
import { instantAt } from '~/domain/shared/instant';
import { failuresOf, putOnRecord } from '~/domain/supervision/records';

const TODAY = day('2026-11-18');
let minute = 0;
const sampled = (subject: string, on: string, result: 'passed' | 'failed', more: object = {}) =>
  ({ kind: 'sampling' as const, subject, day: day(on), result, recordedAt: instantAt(day(on), `10:${String(minute++ % 60).padStart(2, '0')}`), withdrawnAt: null, ...more });

describe('failed samplings in a row', () => {
  it('propose an 约谈 from the second on, for each product by itself', () => {
    expect(failuresOf([sampled('电缆', '2026-01-05', 'failed')])).toEqual([{ product: '电缆', count: 1, interview: false }]);
    expect(failuresOf([sampled('电缆', '2026-01-05', 'failed'), sampled('电线', '2026-02-05', 'failed')]).map(({ interview }) => interview)).toEqual([false, false]);
    expect(failuresOf([sampled('电线', '2026-02-05', 'failed'), sampled('电缆', '2026-01-05', 'failed'), sampled('电缆', '2026-03-05', 'failed')])).toEqual([
      { product: '电缆', count: 2, interview: true }, { product: '电线', count: 1, interview: false },
    ]);
  });

  it('begin anew with one that passed in between, by the day they were taken, in whatever order they were put on record', () => {
    const failed = sampled('电缆', '2026-03-05', 'failed');
    const passed = sampled('电缆', '2026-02-05', 'passed');
    expect(failuresOf([failed, sampled('电缆', '2026-01-05', 'failed'), passed])).toMatchObject([{ count: 1, interview: false }]);
    expect(failuresOf([sampled('电缆', '2026-04-05', 'passed'), failed])).toEqual([]);
  });

  it('leave out what was taken back, and what is no sampling', () => {
    const one = sampled('电缆', '2026-01-05', 'failed');
    expect(failuresOf([one, sampled('电缆', '2026-02-05', 'failed', { withdrawnAt: instantAt(TODAY, '09:00') })])).toMatchObject([{ count: 1 }]);
    expect(failuresOf([one, { ...sampled('电缆', '2026-02-05', 'failed'), kind: 'exam' as const }])).toMatchObject([{ count: 1 }]);
  });
});

describe('what is put on record', () => {
  const looked = { kind: 'rectification', stage: 'closed', closedOn: day('2026-11-10'), earlier: null } as const;

  it('has been, and a look-back follows the end of what it looks at, once', () => {
    expect(putOnRecord({ day: TODAY }, TODAY, null).ok).toBe(true);
    expect(putOnRecord({ day: day('2026-11-19') }, TODAY, null)).toMatchObject({ refusal: { code: 'dayAhead' } });
    expect(putOnRecord({ day: day('2026-11-10') }, TODAY, looked).ok).toBe(true);
    expect(putOnRecord({ day: day('2026-11-09') }, TODAY, looked)).toMatchObject({ refusal: { code: 'dayBefore' } });
    expect(putOnRecord({ day: TODAY }, TODAY, { ...looked, stage: 'replied' })).toMatchObject({ refusal: { code: 'notClosed' } });
    expect(putOnRecord({ day: TODAY }, TODAY, { ...looked, kind: 'alert' })).toMatchObject({ refusal: { code: 'notClosed' } });
    expect(putOnRecord({ day: TODAY }, TODAY, { ...looked, earlier: 'JL-2026-0001' })).toMatchObject({ refusal: { code: 'lookedBack', number: 'JL-2026-0001' } });
  });
});
