import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { type DatabaseFault, type Inspected, NothingToRead, type Shape } from './inspected';
import { assertNotNewer, migrationsFolder, schemaAt } from './migrations';
import type { Reader } from './reader';

/** Lines of `integrity_check` that are told; a file that is broken through and through has thousands. */
const MOST_LINES = 100;

/**
 * A file in WAL mode cannot be opened without its two companions being made beside it. Where a program has it open they are there;
 * otherwise the file is copied, with what its log holds, to a folder of its own that goes when the looking is over.
 */
function openUntouched(file: string): { client: Database.Database; permit: () => void } {
  if (existsSync(`${file}-wal`) && existsSync(`${file}-shm`)) {
    try {
      return { client: opened(file), permit: () => undefined };
    } catch {
      // companions of a program that was killed, on a disk that takes no lock: the copy holds the same
    }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'zhian-verify-'));
  const permit = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = path.join(folder, 'copy.db');
    for (const ending of ['', '-wal']) if (existsSync(file + ending)) copyFileSync(file + ending, copy + ending);
    return { client: opened(copy), permit };
  } catch (error) {
    permit();
    throw error;
  }
}

/** Opens a file and reads from it once, so that what cannot be read is told here. */
function opened(file: string): Database.Database {
  const client = new Database(file, { readonly: true, fileMustExist: true });
  try {
    client.pragma('cache_size = -16384');
    client.prepare('select count(*) from sqlite_master').get();
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Opens a SQLite file to be looked at. Throws NothingToRead, NewerDatabase. */
export function inspectSqlite(file: string): Inspected {
  const stat = statSync(file);
  if (!stat.isFile()) throw new NothingToRead(`${file} 是一个目录，不是数据库文件。`);
  if (stat.size === 0) throw new NothingToRead(`${file} 是空文件（0 字节）。`);
  const { client, permit } = explained(file, () => openUntouched(file));
  const close = async (): Promise<void> => {
    client.close();
    permit();
  };
  try {
    const shape = shapeOf(client);
    if (!shape.has('events') || !shape.has('__drizzle_migrations')) throw new NothingToRead(`${file} 不是本程序的数据库：其中没有事件日志。`);
    const last = client.prepare('select max(created_at) from __drizzle_migrations').pluck().get() as number | null;
    const folder = migrationsFolder('sqlite');
    const lacks = assertNotNewer(folder, last);
    return { read: drizzle({ client }) as unknown as Reader, shape, schema: schemaAt(folder, last), lacks, orphans: async (report) => tellOrphans(client, report), damages: async (report) => damagesOf(client, report), close };
  } catch (error) {
    client.close();
    permit();
    throw error;
  }
}

function explained<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new NothingToRead(`${file} 不能作为数据库读取：${error instanceof Error ? error.message : String(error)}。`, { cause: error });
  }
}

function shapeOf(client: Database.Database): Shape {
  const rows = client
    .prepare("select m.name as name, c.name as field from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'")
    .all() as { name: string; field: string }[];
  const shape = new Map<string, Set<string>>();
  for (const { name, field } of rows) shape.set(name, (shape.get(name) ?? new Set()).add(field));
  return shape;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const damaged = (error: unknown): DatabaseFault => ({ kind: 'damaged', text: error instanceof Error ? error.message : String(error) });

function damagesOf(client: Database.Database, report: (fault: DatabaseFault) => void): void {
  try {
    for (const line of client.prepare(`pragma integrity_check(${MOST_LINES})`).pluck().iterate() as Iterable<string>) if (line !== 'ok') report(damaged(line));
  } catch (error) {
    report(damaged(error));
  }
}

function tellOrphans(client: Database.Database, report: (fault: DatabaseFault) => void): void {
  try {
    for (const fault of orphansOf(client)) report(fault);
  } catch (error) {
    report(damaged(error));
  }
}

interface BrokenKey {
  readonly table: string;
  readonly rowid: number;
  readonly parent: string;
  readonly fkid: number;
}

/** Rows whose parent is gone. */
function* orphansOf(client: Database.Database): Generator<DatabaseFault> {
  const links = new Map<string, { id: number; from: string; to: string }[]>();
  // a connection runs one statement at a time: the list is read before its rows are asked for
  for (const { table, rowid, parent, fkid } of client.prepare('pragma foreign_key_check').all() as BrokenKey[]) {
    const known = links.get(table) ?? (client.prepare(`pragma foreign_key_list(${quoted(table)})`).all() as { id: number; from: string; to: string }[]);
    links.set(table, known);
    const row = client.prepare(`select * from ${quoted(table)} where rowid = ?`).get(rowid) as Record<string, unknown>;
    const parentKey = Object.fromEntries(known.filter(({ id }) => id === fkid).map(({ from, to }) => [to, row[from]]));
    yield { kind: 'orphan', table, row, parent, parentKey };
  }
}
