import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, inject, it } from 'vitest';
import { run } from '~/entry/cli';
import { openTestStore } from '../world/store';

const lite = 'sqlite' in inject('base');
const MIGRATIONS = 'create table __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)';
const SEEN = "insert into __drizzle_migrations (hash, created_at) values ('theirs', 1700000000000)";

describe.runIf(lite)('a SQLite file of another program', () => {
  it.each([
    ['with tables', ['create table customers (id integer)', 'create table orders (id integer)']],
    ['with a list of migrations of its own', [MIGRATIONS, SEEN, 'create table customers (id integer)']],
    ['with nothing but a list of migrations', [MIGRATIONS, SEEN]],
    ['with a table of one of our names', ['create table events (id integer)']],
  ])('%s is refused by every command that writes, and stays as it was', async (_, statements) => {
    const { folder } = await openTestStore();
    const theirs = path.join(folder, 'theirs');
    mkdirSync(theirs);
    const file = path.join(theirs, 'customers.db');
    const client = new Database(file);
    for (const statement of statements) client.exec(statement);
    client.close();
    chmodSync(file, 0o644);
    const state = () => ({ names: readdirSync(theirs), mode: statSync(file).mode, bytes: createHash('sha256').update(readFileSync(file)).digest('hex') });
    const before = state();
    const env = { DATABASE_URL: `file:${file}`, ZHIAN_DATA: path.join(folder, 'data'), NODE_ENV: 'test' as const };
    for (const words of [['editor', '编辑'], ['backup', path.join(folder, 'backups')]]) {
      await expect(run(words, env, () => undefined)).rejects.toMatchObject({ name: 'CannotStart', message: expect.stringMatching(/别的程序的数据库.*没有对它做任何改动/) as string });
    }
    expect(await run(['restore', folder], env, () => undefined)).toBe(2);
    expect(await run(['verify'], env, () => undefined)).toBe(2);
    expect(state()).toEqual(before);
  });
});

describe.runIf(!lite)('a PostgreSQL database of another program', () => {
  it('is refused, and nothing is made in it', async () => {
    const { default: pg } = await import('pg');
    const { administer } = await import('../setup/embeddedPostgres');
    const base = inject('base') as { postgres: string };
    const { folder } = await openTestStore();
    for (const [name, statements] of [
      ['theirs_1', ['create table customers (id integer)']],
      ['theirs_2', ['create table customers (id integer)', 'create schema drizzle', 'create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)', "insert into drizzle.__drizzle_migrations (hash, created_at) values ('theirs', 1700000000000)"]],
    ] as const) {
      await administer(base.postgres, `create database ${name}`);
      const client = new pg.Client(`${base.postgres}/${name}`);
      await client.connect();
      try {
        for (const statement of statements) await client.query(statement);
        const env = { DATABASE_URL: `${base.postgres}/${name}`, ZHIAN_DATA: path.join(folder, 'data'), NODE_ENV: 'test' as const };
        await expect(run(['editor', '编辑'], env, () => undefined)).rejects.toMatchObject({ name: 'CannotStart', message: expect.stringMatching(/别的程序的数据库.*customers.*没有对它做任何改动/) as string });
        const { rows } = await client.query("select table_name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_name <> '__drizzle_migrations'");
        expect(rows).toEqual([{ table_name: 'customers' }]);
        expect(await run(['verify'], env, () => undefined)).toBe(2);
        const lines: string[] = [];
        expect(await run(['backup', path.join(folder, 'backups')], env, (line) => lines.push(line))).toBe(2);
        expect(lines.join()).toContain('没有本程序的表');
      } finally {
        await client.end();
        await administer(base.postgres, `drop database ${name} with (force)`);
      }
    }
  });
});
