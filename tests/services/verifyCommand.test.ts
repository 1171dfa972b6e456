import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { desc, eq } from 'drizzle-orm';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { hashEvent, PLATFORM, trailOf } from 'db/dialect/chain';
import { chainHeads, events } from 'db/schema';
import { SYSTEM } from '~/domain/shared/actor';
import { run } from '~/entry/cli';
import { audit } from '~/services/audit/audit';
import { createWorld, type World } from '../world/factory';
import { createRecordedWorld } from '../world/records';
import { tamper } from '../world/tamper';
import { anEvent } from '../world/event';

const lite = 'sqlite' in inject('base');

const folderOf = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhian-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const verifyIn = async (env: Record<string, string>, ...words: string[]): Promise<{ code: number; said: string }> => {
  const lines: string[] = [];
  const code = await run(['verify', ...words], { NODE_ENV: 'test', ...env }, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
};

const setUp = async () => {
  const world = await createWorld();
  const records = await createRecordedWorld(world);
  const env = { DATABASE_URL: lite ? `file:${world.url}` : world.url, ZHIAN_DATA: world.folder, STORAGE_URL: `${world.folder}/files` };
  return { world, ...records, env };
};

describe('verify', () => {
  it('names a deleted record and each row whose parent it was, by table and key', async () => {
    const { world, recordId, itemId, env } = await setUp();
    await tamper(world, 'delete from check_records where id = ?', [recordId]);
    const { code, said } = await verifyIn(env);
    expect(code).toBe(1);
    expect(said).toContain(`每日检查记录（表 check_records，id=${recordId}）被删除`);
    expect(said).toContain(`每日检查逐项结果（表 check_answers，record_id=${recordId}，item_id=${itemId}）所属的每日检查记录（表 check_records，id=${recordId}）不存在`);
    // and it is no reason for the server not to start
    await world.store.migrate();
  });

  it('names a row that was hung on another parent', async () => {
    const { world, recordId, env } = await setUp();
    await tamper(world, "update check_answers set item_id = 'nobodys' where record_id = ?", [recordId]);
    await tamper(world, "update check_records set post_id = 'nobodys' where id = ?", [recordId]);
    const { said } = await verifyIn(env);
    expect(said).toContain(`（表 check_records，id=${recordId}）的字段 post_id 被改动`);
    expect(said).toContain('表 check_answers');
  });

  it('says where the clock was set back', async () => {
    const { world, env } = await setUp();
    // the world itself was made with one
    expect((await verifyIn(env)).said).toContain('有 1 处事件的时间早于前一条');
    world.clock.set('2026-11-10T10:00:00+08:00');
    for (const id of ['1', '2']) {
      await world.store.commit({
        enterpriseId: world.haina.enterpriseId, actor: SYSTEM, at: world.clock.now,
        build: () => ({ steps: [{ event: anEvent('probe.made', 'probe', id), writes: [] }] }),
      });
    }
    expect(await verifyIn(env)).toMatchObject({ code: 0, said: expect.stringMatching(/有 2 处事件的时间早于前一条.*首处是/) as string });
  });

  it('writes nothing, wherever it looks', async () => {
    const { world, env } = await setUp();
    const before = readdirSync(world.folder).sort();
    expect((await verifyIn(env)).code).toBe(0);
    expect(readdirSync(world.folder).sort()).toEqual(before);
  });
});

describe('verify --head', () => {
  const headsOf = async (world: World): Promise<{ enterpriseId: string; seq: number; hash: string }[]> => world.store.read.select().from(chainHeads);
  const written = ({ enterpriseId, seq, hash }: { enterpriseId: string; seq: number; hash: string }): string => `${enterpriseId}:${seq}:${hash}`;

  it('agrees with heads that somebody kept of every chain, by id or name, also when the chain went on', async () => {
    const { world, env } = await setUp();
    await audit(world.cx, { kind: 'exported', enterpriseId: world.haina.enterpriseId, actor: world.haina.as('director', 'papers.view').actor, subject: { kind: 'file', id: '', name: 'a.pdf' } });
    const heads = await headsOf(world);
    expect(heads.map(({ enterpriseId }) => enterpriseId)).toEqual(expect.arrayContaining([PLATFORM, trailOf(world.haina.enterpriseId), world.haina.enterpriseId]));
    await world.store.commit({
      enterpriseId: world.haina.enterpriseId, actor: SYSTEM, at: world.clock.now,
      build: () => ({ steps: [{ event: anEvent('probe.made', 'probe', '1'), writes: [] }] }),
    });
    const words = [...heads.flatMap((head) => ['--head', written(head)]), `--head=${written({ ...heads.find(({ enterpriseId }) => enterpriseId === world.haina.enterpriseId)!, enterpriseId: world.haina.name })}`];
    expect(await verifyIn(env, ...words)).toMatchObject({ code: 0, said: expect.stringContaining(`已与命令中给出的 ${heads.length + 1} 个末端对照。`) as string });
  });

  it('names each given head that differs or whose event is gone, and leaves the others be', async () => {
    const { world, env } = await setUp();
    const heads = await headsOf(world);
    const haina = heads.find(({ enterpriseId }) => enterpriseId === world.haina.enterpriseId)!;
    const beichen = heads.find(({ enterpriseId }) => enterpriseId === world.beichen.enterpriseId)!;
    const other = 'ab'.repeat(32);
    const { code, said } = await verifyIn(env, '--head', written({ ...haina, hash: other.toUpperCase() }), '--head', written({ ...haina, seq: haina.seq + 7 }), '--head', written(beichen));
    expect(code).toBe(1);
    expect(said).toContain(`${world.haina.name}：命令中给出的末端是第 ${haina.seq} 条 ${other}，现在该条是 ${haina.hash}`);
    expect(said).toContain(`${world.haina.name}：命令中给出的末端是第 ${haina.seq + 7} 条 ${haina.hash}，现在该条已不存在`);
    expect(said).not.toContain(`${world.beichen.name}：`);
  });

  it('finds what was rewritten with all its hashes, the file of heads with it', async () => {
    const { world, env } = await setUp();
    const kept = (await headsOf(world)).find(({ enterpriseId }) => enterpriseId === world.haina.enterpriseId)!;
    const rows = await world.store.read.select().from(events).where(eq(events.enterpriseId, kept.enterpriseId)).orderBy(desc(events.seq)).limit(1);
    const forged = { ...rows[0]!, payload: '{"forged":true}' };
    const hash = hashEvent(forged);
    expect(hash).not.toBe(kept.hash);
    await tamper(world, 'update events set payload = ?, hash = ? where enterprise_id = ? and seq = ?', [forged.payload, hash, kept.enterpriseId, kept.seq]);
    await tamper(world, 'update chain_heads set hash = ? where enterprise_id = ?', [hash, kept.enterpriseId]);
    expect((await verifyIn(env)).code).toBe(0);
    const { code, said } = await verifyIn(env, '--head', written(kept));
    expect([code, said]).toEqual([1, expect.stringContaining(`命令中给出的末端是第 ${kept.seq} 条 ${kept.hash}，现在该条是 ${hash}`)]);
  });

  it('says of a chain that never was that it is not there', async () => {
    const { env } = await setUp();
    expect(await verifyIn(env, '--head', `nobody:3:${'0'.repeat(64)}`)).toMatchObject({ code: 1, said: expect.stringContaining('未知企业 nobody') as string });
  });

  it.each([[['--head']], [['--head', 'a:1:b']], [['--head', `a:x:${'0'.repeat(64)}`]], [['--heads', `a:1:${'0'.repeat(64)}`]], [['verify']]])('does not guess what %j means', async (words) => {
    const { env } = await setUp();
    expect(await verifyIn(env, ...words)).toMatchObject({ code: 2, said: expect.stringContaining('--head CHAIN:SEQ:HASH') as string });
  });
});

describe.runIf(lite)('verify of a file', () => {
  it('answers 2 and makes nothing where there is no database', async () => {
    const folder = path.join(folderOf(), 'nothing');
    const { code, said } = await verifyIn({ ZHIAN_DATA: folder });
    expect([code, said]).toEqual([2, expect.stringContaining('没有可核对的数据')]);
    expect(existsSync(folder)).toBe(false);
  });

  it.each([
    ['an empty file', ''],
    ['a file that is no database', 'x'.repeat(5000)],
  ])('answers 2 for %s and leaves it as it was', async (_, content) => {
    const folder = folderOf();
    writeFileSync(path.join(folder, 'zhian.db'), content);
    const { code, said } = await verifyIn({ ZHIAN_DATA: folder });
    expect([code, said]).toEqual([2, expect.stringContaining('zhian.db')]);
    expect(readdirSync(folder)).toEqual(['zhian.db']);
    expect(statSync(path.join(folder, 'zhian.db')).size).toBe(content.length);
  });

  it('answers 2 for a database of something else, for a folder, and for one in which nothing ever was', async () => {
    const { default: Database } = await import('better-sqlite3');
    const folder = folderOf();
    const other = new Database(path.join(folder, 'zhian.db'));
    other.exec('create table things (x)');
    other.close();
    expect((await verifyIn({ ZHIAN_DATA: folder })).code).toBe(2);
    mkdirSync(path.join(folder, 'a.db'));
    expect((await verifyIn({ ZHIAN_DATA: folder, DATABASE_URL: `file:${folder}/a.db` })).code).toBe(2);
    const base = inject('base');
    if ('sqlite' in base) copyFileSync(base.sqlite, path.join(folder, 'empty.db'));
    expect(await verifyIn({ ZHIAN_DATA: folder, DATABASE_URL: `file:${folder}/empty.db` })).toMatchObject({ code: 2, said: expect.stringContaining('没有企业') as string });
  });

  it('reads a folder that cannot be written', async () => {
    const { world, env } = await setUp();
    await world.store.write([]);
    const { default: Database } = await import('better-sqlite3');
    const folder = folderOf();
    const source = new Database(world.url, { readonly: true });
    await source.backup(path.join(folder, 'zhian.db'));
    source.close();
    chmodSync(folder, 0o500);
    const { code, said } = await verifyIn({ ...env, ZHIAN_DATA: folder, DATABASE_URL: `file:${folder}/zhian.db` });
    chmodSync(folder, 0o700);
    expect([code, said]).toEqual([0, expect.stringContaining('已核对 2 家企业')]);
    expect(readdirSync(folder)).toEqual(['zhian.db']);
  });

  it('says that a database is of an earlier program, verifies what it has, and leaves it there', async () => {
    const { world, env } = await setUp();
    const { default: Database } = await import('better-sqlite3');
    const old = new Database(world.url);
    old.exec("drop table audit_entries; delete from events where enterprise_id = 'platform'; delete from chain_heads where enterprise_id = 'platform'");
    const last = old.prepare('select created_at from __drizzle_migrations order by created_at limit 1 offset 1').pluck().get() as number;
    old.prepare('delete from __drizzle_migrations where created_at > ?').run(last);
    old.close();
    const { code, said } = await verifyIn(env);
    expect([code, said]).toEqual([0, expect.stringContaining('较早版本')]);
    expect(said).toContain('已核对 2 家企业：事件 7 条');
    await tamper(world, "update check_records set number = '改'");
    expect(await verifyIn(env)).toMatchObject({ code: 1, said: expect.stringContaining('字段 number 被改动') as string });
  });

  it('sends somebody with a database of a later program to that program', async () => {
    const { world, env } = await setUp();
    const { default: Database } = await import('better-sqlite3');
    const later = new Database(world.url);
    later.prepare("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)").run();
    later.close();
    expect(await verifyIn(env)).toMatchObject({ code: 2, said: expect.stringContaining('更新版本') as string });
  });

  it('names a page of rubbish', async () => {
    const { world, env } = await setUp();
    await world.store.close();
    const { openSync, writeSync, closeSync } = await import('node:fs');
    const { default: Database } = await import('better-sqlite3');
    const client = new Database(world.url);
    client.pragma('wal_checkpoint(TRUNCATE)');
    const root = client.prepare("select rootpage from sqlite_master where name = 'accounts'").pluck().get() as number;
    const size = client.pragma('page_size', { simple: true }) as number;
    client.close();
    const file = openSync(world.url, 'r+');
    writeSync(file, Buffer.alloc(size, 0xab), 0, size, (root - 1) * size);
    closeSync(file);
    const { code, said } = await verifyIn(env);
    expect([code, said]).toEqual([1, expect.stringContaining('数据库文件损坏')]);
  });
});
