import { expect, it } from 'vitest';
import { healthOf } from '~/entry/health';
import type { Context } from '~/services/context';
import { instant } from '~/domain/shared/instant';

const well = async (): Promise<void> => undefined;
const cx = { store: { read: null, probe: well }, storage: { probe: well }, now: () => instant('2026-11-18T10:00:00+08:00') } as unknown as Context;

it('answers in a second that the queue fails while its server is away and answers nothing', async () => {
  const began = performance.now();
  const health = healthOf(cx, { probe: () => new Promise<never>(() => undefined) });
  expect(await health()).toMatchObject({ ok: false, database: 'ok', queue: 'failing', storage: 'ok' });
  expect(performance.now() - began).toBeLessThan(2_000);
});

it('finds it well again when it is back', async () => {
  let away = true;
  const health = healthOf(cx, { probe: () => (away ? Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' })) : Promise.resolve()) });
  expect(await health()).toMatchObject({ ok: false, queue: 'failing' });
  away = false;
  await expect.poll(() => health(), { timeout: 5_000 }).toMatchObject({ ok: true, queue: 'ok' });
});
