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

  it.each([
    ['which rows of a list came from the library', "select line_id, template_category, template_key, template_edition from risk_items where enterprise_id = ? and version_id = ? and template_key is not null order by line_id", 'COVERING INDEX risk_items_laid'],
    ['whether hazards are filed under a title that is shown no more', "select id from hazards where enterprise_id = ? and risk_point is null and source_item_id is not null and title like ? limit 1", 'INDEX hazards_filed_otherwise'],
  ])('answers %s from an index of those rows alone', async (_, query, index) => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'zhian-plans-')), 'zhian.db');
    const store = openSqlite(file);
    await store.migrate();
    await store.close();
    const db = new Database(file);
    const plan = db.prepare<unknown[], { readonly detail: string }>(`explain query plan ${query}`).all('a', 'b');
    db.close();
    expect(plan.map(({ detail }) => detail).join('; ')).toContain(index);
  });
});
