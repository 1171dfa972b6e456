import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openSqlite } from 'db/dialect/sqlite';

describe.runIf(process.env.ZHIAN_DIALECT === 'sqlite')('a SQLite file', () => {
  it('loses the statistics somebody gathered, so that every query keeps the index it was written for', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'zhian-statistics-')), 'zhian.db');
    const statistics = () => {
      const db = new Database(file);
      const found = db.prepare("select name from sqlite_master where name like 'sqlite_stat%'").all();
      db.close();
      return found;
    };
    const first = openSqlite(file);
    await first.migrate();
    await first.close();
    expect(statistics()).toEqual([]);
    const db = new Database(file);
    db.exec("insert into setup_links (id, created_at) values ('x', '2026-11-18'); analyze");
    db.close();
    expect(statistics()).not.toEqual([]);
    const second = openSqlite(file);
    await second.migrate();
    await second.close();
    expect(statistics()).toEqual([]);
  });
});
