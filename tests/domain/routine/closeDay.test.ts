import { describe, expect, it } from 'vitest';
import { closePostDay } from '~/domain/routine/closeDay';
import { day } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';

const DAY = day('2026-11-18');
const postDay = { postId: 'p', workshopId: 'w', day: DAY, kind: 'working' as const, dueItemIds: ['a', 'b'], lastChance: 2 };
const record = (id: string, submittedAt: string) => ({ id, day: DAY, dueAt: instant('2026-11-18T18:00:00+08:00'), submittedAt: instant(submittedAt) });
const answers = [{ itemId: 'a', result: 'conforming' as const }, { itemId: 'b', result: 'nonconforming' as const }, { itemId: 'gone', result: 'conforming' as const }];

describe('closing the day of a post', () => {
  it('freezes what was due, answered and found, with the record as it stood', () => {
    expect(closePostDay(postDay, [record('r1', '2026-11-18T09:00:00+08:00'), record('r2', '2026-11-18T20:00:00+08:00')], answers)).toEqual({
      postId: 'p', workshopId: 'w', state: 'onTime', dueItems: 2, answeredItems: 2, findings: 1, recordId: 'r2',
    });
  });
  it('counts a record after its due time of the same day as late', () => {
    expect(closePostDay(postDay, [record('r', '2026-11-18T23:59:00+08:00')], answers).state).toBe('late');
  });
  it('leaves out what came after the day was over: it was missed when the day ended', () => {
    expect(closePostDay(postDay, [record('r', '2026-11-19T00:00:00+08:00')], [])).toMatchObject({ state: 'missed', answeredItems: 0, recordId: null });
    expect(closePostDay(postDay, [record('r1', '2026-11-18T09:00:00+08:00'), record('r2', '2026-11-19T08:00:00+08:00')], answers).recordId).toBe('r1');
  });
  it('is neither a tick nor a gap on a stop day, and nothing where nothing was due', () => {
    expect(closePostDay({ ...postDay, kind: 'stopped', dueItemIds: [] }, [], []).state).toBe('stopped');
    expect(closePostDay({ ...postDay, kind: 'rest', dueItemIds: [] }, [], []).state).toBe('nothingDue');
  });
});
