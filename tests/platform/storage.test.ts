import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStorage } from '~/platform/host/storage';
import { smallDisk } from '../setup/smallDisk';

const newFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhian-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const photo = (size = 100_000, seed = 1): Buffer => Buffer.alloc(size, `photo ${seed}`);
const KEY = 'evidence/factory/hash';

describe('a file of the storage', () => {
  it('is written once: the same bytes again leave it alone', async () => {
    const folder = newFolder();
    const storage = openStorage(folder);
    await storage.put(KEY, photo());
    const { ino, mtimeMs } = statSync(path.join(folder, KEY));
    await Promise.all([storage.put(KEY, photo()), openStorage(folder).put(KEY, photo())]);
    expect(statSync(path.join(folder, KEY))).toMatchObject({ ino, mtimeMs });
    expect(await storage.get(KEY)).toEqual(photo());
  });

  it('is taken away by age among files that are none of the program, which stay', async () => {
    const folder = newFolder();
    const storage = openStorage(folder);
    await storage.put('imports/factory/old', photo());
    await storage.put('imports/factory/kept', photo());
    const strange = ['.DS_Store', '.nfs0001', 'with space', '目录说明.txt'];
    for (const name of strange) writeFileSync(path.join(folder, 'imports/factory', name), '');
    for (const name of readdirSync(path.join(folder, 'imports/factory'))) utimesSync(path.join(folder, 'imports/factory', name), 0, 0);
    expect(await storage.prune('imports', 1000, new Set(['imports/factory/kept']))).toBe(1);
    expect(readdirSync(path.join(folder, 'imports/factory')).sort()).toEqual([...strange, 'kept'].sort());
  });

  it('is made whole when it had been damaged, in one step', async () => {
    const folder = newFolder();
    const storage = openStorage(folder);
    await storage.put(KEY, photo());
    for (const damage of [() => truncateSync(path.join(folder, KEY), 0), () => writeFileSync(path.join(folder, KEY), photo(100_000, 2))]) {
      damage();
      const before = statSync(path.join(folder, KEY)).ino;
      await storage.put(KEY, photo());
      expect(await storage.get(KEY)).toEqual(photo());
      expect(statSync(path.join(folder, KEY)).ino).not.toBe(before);
    }
  });

  it('is never seen in part, and nothing unfinished is left', async () => {
    const folder = newFolder();
    const storage = openStorage(folder);
    const sizes = new Set<number>();
    let writing = true;
    const looking = (async () => {
      while (writing) sizes.add((await storage.get(KEY))?.length ?? 0);
    })();
    for (let round = 1; round <= 20; round += 1) await storage.put(KEY, photo(2_000_000, round));
    writing = false;
    await looking;
    expect([...sizes].filter((size) => size !== 0)).toEqual([2_000_000]);
    expect(readdirSync(path.join(folder, '.unfinished'))).toEqual([]);
  });

  it('that its writer left unfinished is cleared away; what a living process writes is not', async () => {
    const folder = newFolder();
    const unfinished = path.join(folder, '.unfinished');
    const gone = Number(execFileSync(process.execPath, ['-p', 'process.pid']).toString());
    mkdirSync(unfinished);
    for (const name of [`${hostname()}.${gone}.abc`, `${hostname()}.${process.ppid}.abc`, 'another-host.7.abc']) writeFileSync(path.join(unfinished, name), 'part');
    await openStorage(folder).put(KEY, photo());
    expect(readdirSync(unfinished).sort()).toEqual([`${hostname()}.${process.ppid}.abc`, 'another-host.7.abc'].sort());
  });

  it('has a key the program made, and no other', async () => {
    const storage = openStorage(newFolder());
    for (const key of ['../outside', 'evidence/../../outside', '/etc/passwd', '.unfinished/x', 'a//b', '']) {
      await expect(storage.put(key, photo()), key).rejects.toThrow('no key');
      expect(() => storage.get(key), key).toThrow('no key');
    }
    expect(await storage.get('evidence/nobody/nothing')).toBeNull();
  });

  it('that was kept stays whole on a full disk, and the probe tells of the disk', async (test) => {
    const folder = smallDisk(512);
    if (!folder) return test.skip();
    const storage = openStorage(folder);
    await storage.put(KEY, photo());
    await storage.probe();
    writeFileSync(path.join(folder, 'filler'), Buffer.alloc(300_000));
    await Promise.all([
      storage.put(KEY, photo()),
      expect(storage.put('evidence/factory/other', photo(200_000, 2))).rejects.toMatchObject({ code: 'ENOSPC' }),
      expect(storage.put('evidence/factory/third', photo(200_000, 3))).rejects.toMatchObject({ code: 'ENOSPC' }),
    ]);
    expect(readFileSync(path.join(folder, KEY))).toEqual(photo());
    expect(await storage.get('evidence/factory/other')).toBeNull();
    expect(readdirSync(path.join(folder, '.unfinished'))).toEqual([]);
    writeFileSync(path.join(folder, 'more'), Buffer.alloc(80_000));
    await expect(storage.probe()).rejects.toMatchObject({ code: 'ENOSPC' });
    rmSync(path.join(folder, 'filler'));
    await storage.probe();
  });
});
