import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { asc, eq, getTableName, ne } from 'drizzle-orm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dayText, dialect, integer, json, primaryKey, table, text } from 'db/dialect/columns';
import { inspect } from 'db/dialect/inspect';
import { type Migrations, migrationsFolder, newestSchema } from 'db/dialect/migrations';
import { openStore } from 'db/dialect/open';
import { unheard } from 'db/dialect/store';
import type { Store } from 'db/dialect/store';
import { insert, type Row, update } from 'db/dialect/writes';
import { enterprises, events, hazardActs, posts, workshops } from 'db/schema';
import { chained, CHAINED, SHARED, TRAILED } from 'db/schema/chained';
import { EVOLUTION, type Move, MOVES, type RowMove, type TableStep, type WriteMove } from 'db/schema/evolution';
import { partsOf } from '~/domain/shared/stored';
import { SYSTEM } from '~/domain/shared/actor';
import { instant } from '~/domain/shared/instant';
import { changesIn } from 'db/dialect/told';
import type { KnownTables } from '~/services/integrity/verifyChains';
import { tamper } from '../world/tamper';
import { oldInstallation } from './installation';

/** What a later release could make of this one, in two migrations: a rename, a column with a value for old rows, two out of one that goes, and another shape of JSON. */
const NEXT = newestSchema(migrationsFolder(dialect)) + 1;
const SQL = [
  [
    'alter table workshops rename column name to label',
    "alter table workshops add column kind text not null default 'main'",
    'alter table workshops add column post_count bigint not null default 0',
    'alter table posts add column due_hour bigint not null default 0',
    'alter table posts add column due_minute bigint not null default 0',
  ],
  ['alter table posts drop column due_time', 'alter table posts drop column position'],
];

const nextWorkshops = table(
  'workshops',
  {
    enterpriseId: text('enterprise_id').notNull(), id: text('id').notNull(), label: text('label').notNull(), kind: text('kind').notNull(), posts: integer('post_count').notNull(), position: integer('position').notNull(),
    closedOn: dayText('closed_on'), version: integer('version').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] })],
);
const nextPosts = table(
  'posts',
  {
    enterpriseId: text('enterprise_id').notNull(), id: text('id').notNull(), workshopId: text('workshop_id').notNull(), teamId: text('team_id'), name: text('name').notNull(), code: text('code').notNull(),
    dueHour: integer('due_hour').notNull(), dueMinute: integer('due_minute').notNull(), closedOn: dayText('closed_on'), version: integer('version').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] })],
);

const STEPS: readonly TableStep[] = [
  ...EVOLUTION,
  { table: 'workshops', since: NEXT, renamed: { name: 'label' }, added: { kind: 'main', post_count: 0 } },
  { table: 'posts', since: NEXT, added: { due_hour: 0, due_minute: 0 } },
  { table: 'posts', since: NEXT + 1, dropped: ['due_time', 'position'] },
];

/** Two columns out of one, before the one goes. */
const dueTimeInTwo: RowMove = {
  name: 'dueTimeInTwo', since: NEXT, key: ['id'],
  table: table('posts', { enterprise_id: text('enterprise_id'), id: text('id'), due_time: text('due_time'), due_hour: integer('due_hour'), due_minute: integer('due_minute') }) as unknown as RowMove['table'],
  row: ({ due_time: dueTime }) => {
    const [hour = 0, minute = 0] = String(dueTime).split(':').map(Number);
    return { due_hour: hour, due_minute: minute };
  },
};

/** Another shape of the details of one verb: the photos of a rectification under `after`. */
const photosAfter: RowMove = {
  name: 'photosAfter', since: NEXT, key: ['id'],
  table: table('hazard_acts', { enterprise_id: text('enterprise_id'), id: text('id'), verb: text('verb'), details: json('details', partsOf<Row>) }) as unknown as RowMove['table'],
  row: ({ verb, details }) => {
    const { photos, ...rest } = details as Row;
    return verb === 'rectify' ? { details: { ...rest, after: { photos } } } : null;
  },
};

/** A column filled from the rows of another table. */
const postsCounted: WriteMove = {
  name: 'postsCounted', since: NEXT,
  writes: async (read, enterpriseId) => {
    const rows = await read.select({ id: posts.id, workshopId: posts.workshopId }).from(posts).where(eq(posts.enterpriseId, enterpriseId));
    const counts = new Map<string, number>();
    for (const { workshopId } of rows) counts.set(workshopId, (counts.get(workshopId) ?? 0) + 1);
    return [...counts].map(([id, count]) => update(nextWorkshops, { enterpriseId, id }, { posts: count }));
  },
};

const KNOWN: KnownTables = {
  chained: CHAINED.map((one) => (one.name === 'workshops' ? chained(nextWorkshops, ['id']) : one.name === 'posts' ? chained(nextPosts, ['id']) : one)),
  shared: SHARED, trailed: TRAILED, steps: STEPS, moves: [...MOVES, dueTimeInTwo, photosAfter, postsCounted],
};
const AT = { known: KNOWN, schema: NEXT + 1 };

/** The migrations of this program with those of the next release behind them. */
function nextRelease(folder: string, moves: readonly Move[] = KNOWN.moves): Migrations {
  const to = path.join(folder, 'migrations');
  cpSync(migrationsFolder(dialect), to, { recursive: true });
  const file = path.join(to, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[] };
  for (const statements of SQL) {
    const last = journal.entries.at(-1)!;
    const tag = `next_${last.idx}`;
    writeFileSync(path.join(to, `${tag}.sql`), statements.join(';--> statement-breakpoint\n'));
    journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag });
  }
  writeFileSync(file, JSON.stringify(journal));
  return { folder: to, moves };
}

type Old = Awaited<ReturnType<typeof oldInstallation>>;

/** The same database by another process. */
function openAgain({ url }: Old): Store {
  const store = openStore(url, unheard);
  onTestFinished(() => store.close());
  return store;
}

/** The moves of the next release alone. */
const migratedEvents = async ({ store }: Old) =>
  (await store.read.select().from(events).where(eq(events.type, 'schema.migrated')).orderBy(asc(events.enterpriseId), asc(events.seq)))
    .filter(({ subjectId }) => MOVES.every(({ name }) => name !== subjectId))
    .map(({ subjectId, actor, ...event }) => ({ ...event, move: subjectId, by: (JSON.parse(actor) as { name: string }).name }));

describe('what a later release makes of the tables', () => {
  it('is told by the system to each factory it touches, once, and everything verifies before and after', async () => {
    const old = await oldInstallation();
    const { store, verify } = old;
    await store.migrate();
    const before = await verify();
    expect(before.findings).toEqual([]);
    await store.migrate(nextRelease(old.folder));
    expect((await verify(AT)).findings).toEqual([]);
    const told = await migratedEvents(old);
    const houses = (await store.read.select({ id: enterprises.enterpriseId }).from(enterprises).where(ne(enterprises.enterpriseId, ''))).map(({ id }) => id).sort();
    for (const move of ['dueTimeInTwo', 'photosAfter', 'postsCounted']) expect(told.filter((event) => event.move === move).map(({ enterpriseId }) => enterpriseId)).toEqual(houses);
    expect(new Set(told.map(({ by }) => by))).toEqual(new Set(['系统']));
    expect(new Set(told.map((event) => changesIn(event)?.schema))).toEqual(new Set([NEXT]));
    // a row move tells no row: what it makes of each follows from what was told before
    expect(changesIn(told.find(({ move }) => move === 'photosAfter')!)?.rows).toEqual([{ op: 'm', t: 'hazard_acts', move: 'photosAfter', n: expect.any(Number) as number }]);
    const [rectified] = await store.read.select({ details: hazardActs.details }).from(hazardActs).where(eq(hazardActs.verb, 'rectify')).limit(1);
    expect(rectified!.details).toHaveProperty('after.photos');
    const drawn = await store.read.select({ hour: nextPosts.dueHour }).from(nextPosts);
    expect(drawn.every(({ hour }) => hour > 0)).toBe(true);
    const again = openAgain(old);
    await again.migrate(nextRelease(old.folder));
    expect(await migratedEvents(old)).toEqual(told);
  });

  it('goes on verifying what is written afterwards, and names what is changed behind its back by today’s names', async () => {
    const old = await oldInstallation();
    const { store, verify } = old;
    await store.migrate(nextRelease(old.folder));
    const [{ enterpriseId, id } = { enterpriseId: '', id: '' }] = await store.read.select({ enterpriseId: nextWorkshops.enterpriseId, id: nextWorkshops.id }).from(nextWorkshops).limit(1);
    await store.commit({
      enterpriseId, actor: SYSTEM, at: instant('2026-11-18T10:00:00+08:00'),
      build: () => ({
        steps: [
          {
            event: { type: 'workshop.renamed', subject: { kind: 'workshop', id }, payload: { from: '', to: '新名' } },
            writes: [
              update(nextWorkshops, { enterpriseId, id }, { label: '新名' }),
              insert(nextWorkshops, { enterpriseId, id: 'added', label: '后来的车间', kind: 'side', posts: 0, position: 9, version: 1 }),
            ],
          },
        ],
      }),
    });
    expect((await verify(AT)).findings).toEqual([]);
    await tamper(old, "update workshops set label = '旧名' where enterprise_id = ? and id = ?", [enterpriseId, id]);
    await tamper(old, "update workshops set kind = 'main' where id = 'added'");
    await tamper(old, 'update posts set due_minute = 59');
    const { findings } = await verify(AT);
    expect(findings.slice(0, 2)).toEqual(expect.arrayContaining([
      { enterpriseId, kind: 'fieldChanged', table: 'workshops', key: `id=${id}`, field: 'label', expected: '"新名"', found: '"旧名"' },
      { enterpriseId, kind: 'fieldChanged', table: 'workshops', key: 'id=added', field: 'kind', expected: '"side"', found: '"main"' },
    ]));
    expect(new Set(findings.slice(2).map((finding) => ('field' in finding ? `${finding.table}.${finding.field}` : finding.kind)))).toEqual(new Set(['posts.due_minute']));
  });

  it('names to record and field what was changed behind the back of the release before', async () => {
    const old = await oldInstallation();
    const { store, verify } = old;
    await store.migrate();
    const [workshop] = await store.read.select().from(workshops).limit(1);
    const [post] = await store.read.select().from(posts).limit(1);
    const [act] = await store.read.select().from(hazardActs).where(eq(hazardActs.verb, 'rectify')).limit(1);
    await tamper(old, "update workshops set name = '改过' where enterprise_id = ? and id = ?", [workshop!.enterpriseId, workshop!.id]);
    await tamper(old, "update posts set due_time = '23:45' where enterprise_id = ? and id = ?", [post!.enterpriseId, post!.id]);
    await tamper(old, 'update hazard_acts set details = ? where enterprise_id = ? and id = ?', [JSON.stringify({ ...act!.details, cause: '改过' }), act!.enterpriseId, act!.id]);
    const named = async (options?: Parameters<Old['verify']>[0]) => (await verify(options)).findings.map((finding) => ('field' in finding ? `${finding.table} ${finding.key} ${finding.field}` : finding.kind)).sort();
    const [w, p, a] = [`workshops id=${workshop!.id}`, `posts id=${post!.id}`, `hazard_acts id=${act!.id} details`];
    expect(await named()).toEqual([a, `${p} due_time`, `${w} name`].sort());
    await store.migrate(nextRelease(old.folder));
    expect(await named(AT)).toEqual([a, `${p} due_hour`, `${p} due_minute`, `${w} label`].sort());
  });

  it('leaves a value that no program wrote as it stands, for verify to name', async () => {
    const old = await oldInstallation();
    await old.store.migrate();
    const [act] = await old.store.read.select({ id: hazardActs.id }).from(hazardActs).where(eq(hazardActs.verb, 'rectify')).limit(1);
    await tamper(old, "update hazard_acts set details = '{\"cause' where id = ?", [act!.id]);
    await old.store.migrate(nextRelease(old.folder));
    expect((await old.verify(AT)).findings).toMatchObject([{ kind: 'fieldChanged', table: 'hazard_acts', key: `id=${act!.id}`, field: 'details', found: '"{\\"cause"' }]);
  });

  it('verifies a database that an earlier release left, in the names it has', async () => {
    const old = await oldInstallation();
    await old.store.migrate();
    const [workshop] = await old.store.read.select().from(workshops).limit(1);
    await tamper(old, "update workshops set name = '改过' where enterprise_id = ? and id = ?", [workshop!.enterpriseId, workshop!.id]);
    const opened = await inspect(old.url);
    const { shape, schema } = opened;
    await opened.close();
    expect(schema).toBe(NEXT - 1);
    expect((await old.verify({ known: KNOWN, shape, schema })).findings).toMatchObject([{ kind: 'fieldChanged', table: 'workshops', key: `id=${workshop!.id}`, field: 'name' }]);
  });

  it('takes up a move that was cut off where it stood', async () => {
    const old = await oldInstallation();
    await old.store.migrate();
    const cut: WriteMove = {
      ...postsCounted,
      writes: async (read, enterpriseId) => {
        if ((await migratedEvents(old)).some(({ move }) => move === 'postsCounted')) throw new Error('the power went');
        return postsCounted.writes(read, enterpriseId);
      },
    };
    await expect(old.store.migrate(nextRelease(old.folder, [dueTimeInTwo, cut, photosAfter]))).rejects.toThrow('the power went');
    await openAgain(old).migrate(nextRelease(old.folder, [dueTimeInTwo, postsCounted, photosAfter]));
    const moves = (await migratedEvents(old)).map(({ enterpriseId, move }) => `${enterpriseId} ${move}`);
    expect(moves).toHaveLength(6);
    expect(new Set(moves).size).toBe(6);
    expect((await old.verify(AT)).findings).toEqual([]);
  });
});

/** What this file holds against the migrations themselves, so that no column comes or goes without its step. */
interface Snapshot {
  readonly tables: Readonly<Record<string, { readonly name: string; readonly columns: Readonly<Record<string, { readonly name: string; readonly notNull: boolean }>> }>>;
}

describe('the migrations of both databases', () => {
  const snapshots = (of: 'sqlite' | 'postgres'): Snapshot[] => {
    const folder = migrationsFolder(of);
    return Array.from({ length: newestSchema(folder) }, (_, index) => JSON.parse(readFileSync(path.join(folder, 'meta', `${String(index).padStart(4, '0')}_snapshot.json`), 'utf8')) as Snapshot);
  };

  it('have the same numbers', () => {
    expect(newestSchema(migrationsFolder('sqlite'))).toBe(newestSchema(migrationsFolder('postgres')));
  });

  it.for(['sqlite', 'postgres'] as const)('tell of every column of a record that came, went or was renamed (%s)', (of) => {
    const tellable = new Map([...CHAINED, ...SHARED, ...TRAILED].map((one) => [one.name, one]));
    const untold: string[] = [];
    snapshots(of).forEach((snapshot, index, all) => {
      for (const { name, columns } of Object.values(snapshot.tables)) {
        const before = Object.values(all[index - 1]?.tables ?? {}).find((one) => one.name === name)?.columns;
        const known = tellable.get(name);
        if (!before || !known) continue;
        const steps = EVOLUTION.filter(({ table: named, since }) => named === name && since === index + 1);
        const told = new Set(steps.flatMap(({ renamed = {}, added = {}, dropped = [] }) => [...Object.entries(renamed).flat(), ...Object.keys(added), ...dropped]));
        // a column that may be null is null in old rows, and needs no word
        const came = Object.values(columns).filter((column) => !(column.name in before) && column.notNull).map((column) => column.name);
        const went = Object.keys(before).filter((column) => !(column in columns));
        untold.push(...[...came, ...went].filter((column) => !told.has(column) && !known.aside.includes(column)).map((column) => `${index + 1} ${name}.${column}`));
      }
    });
    expect(untold).toEqual([]);
  });

  it('are the only thing the steps and moves speak of', () => {
    for (const { since } of [...EVOLUTION, ...MOVES]) expect(since).toBeLessThanOrEqual(NEXT - 1);
    expect(new Set(MOVES.map(({ name }) => name)).size).toBe(MOVES.length);
    for (const move of MOVES) if ('row' in move) expect(getTableName(move.table)).not.toBe('');
  });
});
