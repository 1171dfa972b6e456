import { unheard } from 'db/dialect/store';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { eq } from 'drizzle-orm';
import { PLATFORM } from 'db/dialect/chain';
import { update } from 'db/dialect/writes';
import { namesOfEnterprises } from 'db/repositories/installation';
import { accounts, auditEntries } from 'db/schema';
import { makeBackupHandler } from 'jobs/handlers/makeBackup';
import { momentsOf, timetableOf } from 'jobs/schedule';
import { SYSTEM } from '~/domain/shared/actor';
import { instant } from '~/domain/shared/instant';
import { run } from '~/entry/cli';
import { openHeads } from '~/platform/host/heads';
import { makeBackup } from '~/services/installation/makeBackup';
import { backupStanding } from '~/services/installation/backupStanding';
import { backupsIn } from '~/services/installation/manifest';
import { writeHeads } from '~/services/integrity/writeHeads';
import { createWorld, type World } from '../world/factory';
import { createRecordedWorld } from '../world/records';
import { openTestStore } from '../world/store';

let world: World;
let backups: string;
const lines: string[] = [];
const urlOf = (url: string): string => (url.startsWith('postgres') ? url : `file:${url}`);
const env = (folder: string, url: string) => ({ DATABASE_URL: urlOf(url), ZHIAN_DATA: folder, STORAGE_URL: `${folder}/files`, NODE_ENV: 'test' as const });
const zhian = (args: readonly string[], from: NodeJS.ProcessEnv) => run(args, from, (line) => lines.push(line));
const newest = (): string => path.join(backups, backupsIn(backups).at(-1)!);

beforeEach(async () => {
  lines.length = 0;
  world = await createWorld();
  await createRecordedWorld(world);
  backups = mkdtempSync(path.join(tmpdir(), 'zhian-backups-'));
  onTestFinished(() => rmSync(backups, { recursive: true, force: true }));
});

/** An installation of its own with nothing in it: on SQLite no file at all, on PostgreSQL tables without a row. */
async function emptyPlace(): Promise<NodeJS.ProcessEnv> {
  const { url, folder, store } = await openTestStore();
  if (store.dialect === 'postgres') return env(folder, url);
  return env(folder, path.join(folder, 'restored', 'zhian.db'));
}

describe('a backup', () => {
  it('holds database and files with their hashes, is its owner’s alone, and is told to the desk', async () => {
    expect(await backupStanding(world.cx)).toEqual({ daily: false, last: null, drill: null, overdue: true });
    expect(await zhian(['backup', backups], env(world.folder, world.url))).toBe(0);
    expect(lines.join()).toContain('✓ 已备份到');
    const manifest = JSON.parse(readFileSync(path.join(newest(), 'manifest.json'), 'utf8')) as { database: { dialect: string; sha256: string }; files: { path: string; sha256: string }[] };
    expect(manifest.database).toMatchObject({ dialect: world.store.dialect, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(manifest.files).toHaveLength(2);
    const everything = readdirSync(newest(), { recursive: true, encoding: 'utf8' }).map((name) => path.join(newest(), name));
    for (const name of everything) expect([name, (statSync(name).mode & 0o777).toString(8)]).toEqual([name, statSync(name).isDirectory() ? '700' : '600']);
    expect(await backupStanding(world.cx)).toMatchObject({ last: { files: 2, present: true }, drill: null, overdue: false });
  });

  it('stands in the audit of every factory and of the platform, with who made it', async () => {
    await zhian(['backup', backups], env(world.folder, world.url));
    const entries = await world.store.read.select().from(auditEntries).where(eq(auditEntries.kind, 'backedUp'));
    expect(entries.map(({ enterpriseId }) => enterpriseId).sort()).toEqual([world.haina.enterpriseId, world.beichen.enterpriseId, PLATFORM].sort());
    for (const entry of entries) expect(entry).toMatchObject({ actorName: '服务器管理员', subjectName: newest(), detail: expect.stringMatching(/^数据库和 2 个文件，共 [\d.]+ MB$/) as string });
    await makeBackup(world.cx, backups, 7);
    expect((await world.store.read.select().from(auditEntries).where(eq(auditEntries.actorName, SYSTEM.name))).filter(({ kind }) => kind === 'backedUp')).toHaveLength(3);
    expect(await zhian(['verify'], env(world.folder, world.url))).toBe(0);
  });

  it('keeps the heads that were written down, and a restore brings them back, but never over newer ones', async () => {
    const from = env(world.folder, world.url);
    const heads = (folder: string): string => path.join(folder, 'heads', 'heads.jsonl');
    await writeHeads({ ...world.cx, heads: openHeads(path.join(world.folder, 'heads')) }, 'evening');
    await zhian(['backup', backups], from);
    const place = await emptyPlace();
    expect([await zhian(['restore', newest()], place), lines]).toEqual([0, lines]);
    expect(readFileSync(heads(place.ZHIAN_DATA!), 'utf8')).toBe(readFileSync(heads(world.folder), 'utf8'));
    expect((statSync(heads(place.ZHIAN_DATA!)).mode & 0o777).toString(8)).toBe('600');
    const later = await emptyPlace();
    mkdirSync(path.dirname(heads(later.ZHIAN_DATA!)), { recursive: true });
    const newer = `${readFileSync(heads(world.folder), 'utf8')}newer\n`;
    writeFileSync(heads(later.ZHIAN_DATA!), newer);
    expect([await zhian(['restore', newest()], later), lines]).toEqual([0, lines]);
    expect(readFileSync(heads(later.ZHIAN_DATA!), 'utf8')).toBe(newer);
    writeFileSync(path.join(newest(), 'heads.jsonl'), '');
    expect(await zhian(['restore', newest()], await emptyPlace())).toBe(2);
  });

  it('keeps the newest only, and links what did not change', async () => {
    for (let made = 0; made < 4; made += 1) {
      world.clock.set(`2026-11-18T1${made}:00:00+08:00`);
      await makeBackup(world.cx, backups, 2);
    }
    expect(backupsIn(backups)).toEqual(['zhian-2026-11-18T04-00-00-000Z', 'zhian-2026-11-18T05-00-00-000Z']);
    expect(readdirSync(backups)).toHaveLength(2);
    const [file] = readdirSync(path.join(newest(), 'files', 'evidence', world.haina.enterpriseId));
    const linked = backupsIn(backups).map((name) => statSync(path.join(backups, name, 'files', 'evidence', world.haina.enterpriseId, file!)).ino);
    expect(new Set(linked).size).toBe(1);
  });

  it('that was cut off counts for nothing: neither kept, restored nor told', async () => {
    await makeBackup(world.cx, backups, 1);
    mkdirSync(path.join(backups, '.partial-zhian-2099-01-01T00-00-00-000Z', 'files'), { recursive: true });
    mkdirSync(path.join(backups, 'zhian-2099-01-01T00-00-00-000Z'));
    expect(backupsIn(backups)).toHaveLength(1);
    world.clock.set('2026-11-18T11:00:00+08:00');
    expect(await makeBackup(world.cx, backups, 1)).toMatchObject({ dropped: 1 });
    expect(await zhian(['restore', path.join(backups, 'zhian-2099-01-01T00-00-00-000Z')], await emptyPlace())).toBe(2);
    expect(lines.at(-1)).toContain('没有完整的备份');
  });

  it('says what is missing instead of making anything up', async () => {
    expect(await zhian(['backup'], env(world.folder, world.url))).toBe(2);
    expect(lines.at(-1)).toContain('放到哪个目录');
    if (world.store.dialect === 'postgres') return;
    expect(await zhian(['backup', backups], env(world.folder, path.join(world.folder, 'nothing.db')))).toBe(2);
    expect(lines.at(-1)).toContain('没有可备份的数据库');
    expect(existsSync(path.join(world.folder, 'nothing.db'))).toBe(false);
  });
});

describe('a restore', () => {
  beforeEach(() => zhian(['backup', backups], env(world.folder, world.url)));

  it('brings all of it back where nothing was, agrees with every record, and is told to the desk as a drill', async () => {
    const place = await emptyPlace();
    expect([await zhian(['restore', newest()], place), lines]).toEqual([0, lines]);
    expect(lines.at(-1)).toContain('全部一致');
    expect(await zhian(['verify'], place)).toBe(0);
    expect(await backupStanding(world.cx)).toMatchObject({ drill: { agrees: true } });
  });

  it('takes the newest of a folder of them, as it was at its moment', async () => {
    await world.store.write([update(accounts, { id: world.haina.accounts.lead }, { failures: 3 })]);
    world.clock.set('2026-11-18T12:00:00+08:00');
    const place = await emptyPlace();
    expect(await zhian(['restore', backups], place)).toBe(0);
    const { openStore } = await import('db/dialect/open');
    const restored = openStore(place.DATABASE_URL!, unheard);
    expect([...(await namesOfEnterprises(restored.read)).values()].sort()).toEqual([world.beichen.name, world.haina.name].sort());
    await restored.close();
  });

  it('is refused over data, over strange files, and from a damaged backup, and changes nothing then', async () => {
    expect(await zhian(['restore', newest()], env(world.folder, world.url))).toBe(2);
    expect(lines.at(-1)).toContain('已有数据');

    const place = await emptyPlace();
    mkdirSync(path.join(place.STORAGE_URL!, 'evidence', 'x'), { recursive: true });
    writeFileSync(path.join(place.STORAGE_URL!, 'evidence', 'x', 'strange'), '1');
    expect(await zhian(['restore', newest()], place)).toBe(2);
    expect(lines.at(-1)).toContain('不属于这份备份的文件');
    rmSync(place.STORAGE_URL!, { recursive: true });

    const [hash] = readdirSync(path.join(newest(), 'files', 'evidence', world.haina.enterpriseId));
    const photo = path.join(newest(), 'files', 'evidence', world.haina.enterpriseId, hash!);
    const bytes = readFileSync(photo);
    writeFileSync(photo, Buffer.from(bytes).fill(0, 0, 1));
    expect(await zhian(['restore', newest()], place)).toBe(2);
    expect(lines.at(-1)).toContain('校验值不符');
    writeFileSync(photo, bytes);
    expect(await zhian(['restore', newest()], place)).toBe(0);
  });
});

describe('the backup of every day', () => {
  it('is a line of the timetable where a folder is named, at the time named, and makes one', async () => {
    expect(timetableOf({ backup: null }).map(({ id }) => id)).not.toContain('backup');
    const slot = timetableOf({ backup: { folder: backups, at: '23:05' } }).find(({ id }) => id === 'backup')!;
    expect(momentsOf(slot, instant('2026-11-18T10:00:00+08:00'))).toEqual({ last: '2026-11-17T15:05:00.000Z', next: '2026-11-18T15:05:00.000Z' });
    const site = { ...world.cx.site, backup: { folder: backups, at: '23:05' }, backupKeep: 3 };
    await makeBackupHandler.run({ ...world.cx, site }, {}, { id: 'slot', attempt: 1, signal: new AbortController().signal, progress: async () => undefined });
    expect(backupsIn(backups)).toHaveLength(1);
    expect(await makeBackupHandler.run(world.cx, {}, { id: 'slot', attempt: 1, signal: new AbortController().signal, progress: async () => undefined })).toBeNull();
  });
});
