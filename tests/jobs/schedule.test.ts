import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { insert } from 'db/dialect/writes';
import { jobs } from 'db/schema/log';
import { fireDue, momentsOf, TIMETABLE } from 'jobs/schedule';
import { HANDLERS } from 'jobs/handlers';
import { instant } from '~/domain/shared/instant';
import { everyEnterprise } from '~/services/jobs/everyEnterprise';
import { pruneJobs } from '~/services/jobs/pruneJobs';
import { createWorld } from '../world/factory';

describe('the timetable', () => {
  it('counts in Shanghai wall time, the very moment included', () => {
    const closing = { cron: '10 0 * * *' };
    expect(momentsOf(closing, instant('2026-11-18T10:00:00+08:00'))).toEqual({
      last: instant('2026-11-18T00:10:00+08:00'),
      next: instant('2026-11-19T00:10:00+08:00'),
    });
    expect(momentsOf(closing, instant('2026-11-18T00:10:00+08:00')).last).toBe(instant('2026-11-18T00:10:00+08:00'));
    expect(momentsOf(closing, instant('2026-11-18T00:09:59+08:00')).last).toBe(instant('2026-11-17T00:10:00+08:00'));
  });

  it('fires a moment once, however many processes look and however often', async () => {
    const world = await createWorld();
    const results = await Promise.all([fireDue(world.cx, TIMETABLE), fireDue(world.cx, TIMETABLE), fireDue(world.cx, TIMETABLE)]);
    expect(results.reduce((sum, { fired }) => sum + fired, 0)).toBe(TIMETABLE.length);
    expect(results[0]?.next).toBe(instant('2026-11-18T10:10:00+08:00'));
    world.clock.set('2026-11-18T10:30:00+08:00');
    expect((await fireDue(world.cx, TIMETABLE)).fired).toBe(2);
  });

  it('catches up the last moment that passed while nobody was there', async () => {
    const world = await createWorld();
    await fireDue(world.cx, TIMETABLE);
    world.clock.set('2026-11-25T07:00:00+08:00');
    await fireDue(world.cx, TIMETABLE);
    const rows = await world.store.read.select({ id: jobs.id }).from(jobs).orderBy(asc(jobs.id));
    expect(rows.map(({ id }) => id).filter((id) => id.startsWith('slot:close-days'))).toEqual([
      'slot:close-days:2026-11-17T16:10:00.000Z',
      'slot:close-days:2026-11-24T16:10:00.000Z',
    ]);
  });

  it('asks only for jobs that somebody handles', async () => {
    const world = await createWorld();
    await fireDue(world.cx, TIMETABLE);
    for (const job of ['closeDays', 'remindMorning', 'remindDue', 'remindLibrary'] as const) await everyEnterprise(world.cx, job, '2026-11-17T16:10:00.000Z');
    const names = new Set(HANDLERS.map(({ name }) => name));
    const rows = await world.store.read.select({ name: jobs.name }).from(jobs);
    expect(rows.length).toBeGreaterThan(TIMETABLE.length);
    expect(rows.filter(({ name }) => !names.has(name))).toEqual([]);
  });

  it('gives every factory its job once', async () => {
    const world = await createWorld();
    expect(await everyEnterprise(world.cx, 'closeDays', 's')).toBe(2);
    expect(await everyEnterprise(world.cx, 'closeDays', 's')).toBe(0);
    const rows = await world.store.read.select({ enterpriseId: jobs.enterpriseId, payload: jobs.payload }).from(jobs);
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map(({ enterpriseId }) => enterpriseId))).toEqual(new Set([world.haina.enterpriseId, world.beichen.enterpriseId]));
    expect(rows.every(({ enterpriseId, payload }) => (payload as { enterpriseId: string }).enterpriseId === enterpriseId)).toBe(true);
  });

  it('prunes finished rows by age, and nothing that is not finished', async () => {
    const world = await createWorld();
    const at = instant('2026-11-01T00:00:00+08:00');
    const row = (id: string, state: 'done' | 'failed' | 'waiting') => ({
      id, name: 'probe', payload: {}, state, runAt: at, createdAt: at, attempts: 1, progress: 0, finishedAt: state === 'waiting' ? null : at,
    });
    await world.store.write([insert(jobs, [row('a', 'done'), row('b', 'failed'), row('c', 'waiting')])]);
    expect(await pruneJobs(world.cx)).toBe(1);
    expect((await world.store.read.select({ id: jobs.id }).from(jobs).orderBy(asc(jobs.id))).map(({ id }) => id)).toEqual(['b', 'c']);
  });
});
