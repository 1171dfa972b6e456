import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { alone } from 'db/dialect/alone';
import { clearDatabase } from 'db/dialect/clear';
import { openStore } from 'db/dialect/open';
import { unheard } from 'db/dialect/store';
import { isEmptyInstallation } from 'db/repositories/installation';
import { createWorld } from '../world/factory';
import { createRecordedWorld } from '../world/records';
import { openTestStore } from '../world/store';

describe('processes that start at once', () => {
  it('do what only one may do one after the other, and the one that waits is told', async () => {
    const { url } = await openTestStore();
    const heard: string[] = [];
    const work = (name: string) =>
      alone(
        url,
        async () => {
          heard.push(`${name} begins`);
          await pause(300);
          heard.push(`${name} ends`);
        },
        () => heard.push(`${name} waits`),
      );
    const first = work('first');
    await pause(100);
    await Promise.all([first, work('second')]);
    expect(heard).toEqual(['first begins', 'second waits', 'first ends', 'second begins', 'second ends']);
  });

  it('do not wait for one that failed', async () => {
    const { url } = await openTestStore();
    await expect(alone(url, () => Promise.reject(new Error('cut off')))).rejects.toThrow('cut off');
    expect(await alone(url, async () => 'done')).toBe('done');
  });

  it('migrate one database together without a fault', async () => {
    const { url } = await openTestStore();
    const migrate = async (): Promise<void> => {
      const store = openStore(url, unheard);
      await alone(url, () => store.migrate());
      await store.close();
    };
    await Promise.all([migrate(), migrate(), migrate()]);
  });
});

describe('an installation that begins anew', () => {
  it('has its tables and migrations, and not a row of anything', async () => {
    const world = await createWorld();
    await createRecordedWorld(world);
    await clearDatabase(world.url);
    expect(await isEmptyInstallation(world.store.read)).toBe(true);
    await world.store.migrate();
  });
});
