import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { insert } from 'db/dialect/writes';
import { setupLinks } from 'db/schema';
import { instant } from '~/domain/shared/instant';
import { watchDisks } from '~/platform/host/disks';
import { troubleOf } from '~/platform/host/trouble';
import { smallDisk } from '../setup/smallDisk';

describe.runIf('sqlite' in inject('base'))('a database on a full disk', () => {
  it('is read on, tells what stands against writing, and takes up again when there is room', async (test) => {
    const base = inject('base');
    const folder = smallDisk(6_000);
    if (!folder || !('sqlite' in base)) return test.skip();
    const { openSqlite } = await import('db/dialect/sqlite');
    copyFileSync(base.sqlite, path.join(folder, 'zhian.db'));
    const store = openSqlite(path.join(folder, 'zhian.db'));
    const put = (id: string) => store.write([insert(setupLinks, { id: id.padEnd(3_000, '.'), createdAt: instant('2026-11-18T10:00:00+08:00') })]);
    const stored = async (): Promise<string[]> => (await store.read.select().from(setupLinks)).map(({ id }) => id.replaceAll('.', ''));
    await put('before');
    await store.probe();
    const filler = path.join(folder, 'filler');
    for (let size = 6_000_000; size >= 1_000; size = Math.floor(size / 2)) {
      try {
        writeFileSync(`${filler}${size}`, Buffer.alloc(size));
      } catch {
        // what was written of it stays, and fills the disk
      }
    }
    let [taken, error]: [string[], unknown] = [['before'], null];
    for (let index = 0; index < 2_000 && !error; index += 1) {
      error = await put(`w${index}`).then(() => void taken.push(`w${index}`), (reason: unknown) => reason);
    }
    expect(troubleOf(error)).toBe('full');
    expect(await store.probe().then(() => null, troubleOf)).toBe('full');
    expect(await stored()).toEqual(taken);
    expect(await watchDisks([folder, path.join(folder, 'files')], 100).low()).toEqual([{ folder, freeMegabytes: 0 }]);
    expect(await watchDisks([folder], 0).low()).toEqual([]);
    for (let size = 6_000_000; size >= 1_000; size = Math.floor(size / 2)) rmSync(`${filler}${size}`, { force: true });
    await put('after');
    taken = [...taken, 'after'];
    expect((await stored()).sort()).toEqual(taken.sort());
    await store.close();
  });
});
