import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';
import { foundApart } from '../bench/foundApart';
import type { BenchWorld } from '../bench/world';
import { administer, startPostgres } from '../setup/embeddedPostgres';
import { call, ends, land, launch } from '../setup/server';
import { type Deed, deedsOf, handInAgain, handInAll, signInAll, type Tally } from './deeds';

/** What is done to the server while people hand in. */
export type Blow = 'sqlite: kill' | 'sqlite: disk full' | 'postgres: kill' | 'postgres: lost backend' | 'first start: kill';

/** What a kind of blow left behind. */
export interface Outcome {
  readonly blow: Blow;
  rounds: number;
  /** Handed in and acknowledged altogether. */
  acknowledged: number;
  /** Acknowledged and not there. */
  lost: number;
  /** There more than once. */
  doubled: number;
  /** Rounds after which `verify` did not end with 0. */
  unclean: number;
  /** Why rounds of this kind were not made here. */
  omitted?: string;
}

/** Twenty rounds; more are these again. */
const BLOWS: readonly Blow[] = [
  ...Array.from({ length: 8 }, (): Blow => 'sqlite: kill'), 'sqlite: disk full', 'sqlite: disk full', ...Array.from({ length: 4 }, (): Blow => 'postgres: kill'),
  ...Array.from({ length: 3 }, (): Blow => 'postgres: lost backend'), ...Array.from({ length: 3 }, (): Blow => 'first start: kill'),
];

type Say = (words: string) => void;
const between = (least: number, most: number): number => least + Math.random() * (most - least);

/** A factory on one database, whose server is started, struck and started again. */
class House {
  private server: Awaited<ReturnType<typeof launch>> | null = null;
  private readonly acknowledged: Deed[] = [];
  private cookies: ReadonlyMap<string, string> | null = null;
  private day = 0;

  constructor(
    private readonly world: BenchWorld,
    private readonly environment: Record<string, string>,
    private readonly tallies: () => Promise<Tally>,
  ) {}

  async origin(): Promise<string> {
    this.server ??= await launch(this.environment);
    return this.server.origin;
  }

  /** Ends the server by SIGKILL; nothing is handed back. */
  kill(): Promise<void> {
    const { child } = this.server!;
    this.server = null;
    return new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  }

  stands(): boolean {
    return this.server?.child.exitCode === null && this.server.child.signalCode === null;
  }

  /** One round: people hand in, `strike` happens at a moment of its own, and what was not acknowledged is handed in again. */
  async round(outcome: Outcome, strike: () => Promise<void>, mend: () => Promise<void> = async () => undefined): Promise<void> {
    const origin = await this.origin();
    this.cookies ??= await signInAll(origin, this.world);
    this.day += 1;
    const deeds = await deedsOf(origin, this.world, this.cookies, this.day);
    let struck = false;
    const work = handInAll(origin, deeds, () => struck);
    await pause(between(50, 900));
    try {
      await strike();
      // what is on its way when the blow falls is part of the round
      await pause(between(0, 300));
    } finally {
      struck = true;
    }
    const taken = await work;
    await mend();
    await handInAgain(await this.origin(), deeds.filter((deed) => !taken.has(deed)));
    this.acknowledged.push(...deeds);
    await this.count(outcome, deeds.length);
  }

  /** Everything ever acknowledged is there, once, and the records agree with their events. */
  private async count(outcome: Outcome, fresh: number): Promise<void> {
    const tally = await this.tallies();
    const times = this.acknowledged.map(({ key }) => tally.get(key) ?? 0);
    outcome.rounds += 1;
    outcome.acknowledged += fresh;
    outcome.lost += times.filter((count) => count === 0).length;
    outcome.doubled += times.filter((count) => count > 1).length;
    await verified(outcome, this.environment);
  }

  async end(): Promise<void> {
    if (this.server && this.stands()) await land(this.server.child);
    this.server = null;
  }
}

async function verified(outcome: Outcome, environment: Record<string, string>): Promise<void> {
  const { code, said } = await ends(['verify'], { ...environment, ZHIAN_BUILD: 'skip' });
  if (code === 0) return;
  outcome.unclean += 1;
  console.error(said);
}

const COUNTED = 'select title as key, count(*) as times from hazards group by title union all select submission_key, count(*) from check_records group by submission_key';
const tallyOf = (rows: readonly { key: string; times: number | string }[]): Tally => new Map(rows.map(({ key, times }) => [key, Number(times)]));

async function onSqlite(outcome: Outcome, folder: string, rounds: number, blow: (house: House) => Promise<void>, mend?: () => Promise<void>): Promise<void> {
  const file = path.join(folder, 'zhian.db');
  const tallies = async (): Promise<Tally> => {
    const db = new Database(file, { readonly: true });
    const rows = db.prepare(COUNTED).all() as { key: string; times: number }[];
    db.close();
    return tallyOf(rows);
  };
  const house = new House(foundApart(file, 'sqlite'), { ZHIAN_DATA: folder, ZHIAN_DEMO: 'off' }, tallies);
  try {
    for (let round = 0; round < rounds; round += 1) await house.round(outcome, () => blow(house), mend);
  } finally {
    await house.end();
  }
}

const asRoot = (program: string, ...args: string[]): Buffer => execFileSync(program, args, { stdio: 'ignore' });

/** A disk of its own, small enough to be filled; null where this process may not mount one. */
function smallDisk(folder: string): (() => void) | null {
  try {
    asRoot('mount', '-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder);
    return () => void asRoot('umount', '-l', folder);
  } catch {
    return null;
  }
}

/** Writes a file until the disk takes no more; the server may be writing at the same time. */
function fillUp(file: string): void {
  const block = Buffer.alloc(64 * 1024);
  try {
    for (;;) appendFileSync(file, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

async function diskFull(outcome: Outcome, folder: string, rounds: number): Promise<void> {
  const unmount = smallDisk(folder);
  if (!unmount) {
    outcome.omitted = 'this account may not mount a small disk';
    return;
  }
  const ballast = path.join(folder, 'ballast');
  try {
    await onSqlite(
      outcome, folder, rounds,
      async () => {
        fillUp(ballast);
        await pause(1_500);
      },
      async () => rmSync(ballast),
    );
  } finally {
    unmount();
  }
}

async function onPostgres(outcomes: readonly Outcome[], folder: string, rounds: readonly number[]): Promise<void> {
  const server = await startPostgres();
  const url = `${server.url}/soak`;
  await administer(server.url, 'create database soak');
  const asked = async <Row extends pg.QueryResultRow>(query: string): Promise<Row[]> => {
    const client = new pg.Client(url);
    await client.connect();
    const { rows } = await client.query<Row>(query);
    await client.end();
    return rows;
  };
  const house = new House(foundApart(url, 'postgres'), { ZHIAN_DATA: folder, ZHIAN_DEMO: 'off', DATABASE_URL: url }, async () => tallyOf(await asked<{ key: string; times: string }>(COUNTED)));
  try {
    for (let round = 0; round < rounds[0]!; round += 1) await house.round(outcomes[0]!, () => house.kill());
    for (let round = 0; round < rounds[1]!; round += 1) {
      await house.round(outcomes[1]!, async () => {
        const [busy] = await asked<{ pid: number }>("select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by state = 'active' desc, random() limit 1");
        // PostgreSQL takes the death of one for damage, and throws every connection out
        process.kill(busy!.pid, 'SIGKILL');
        await pause(1_000);
        if (!house.stands()) throw new Error('the server ended when one connection to PostgreSQL was lost');
      });
    }
  } finally {
    await house.end();
    await server.stop();
  }
}

/** A first start that is cut off, and the one after it: somebody can get in, with the demo or by the one-time link. */
async function firstStart(outcome: Outcome, folder: string, demo: boolean): Promise<void> {
  const environment = { ZHIAN_DATA: folder, ZHIAN_DEMO: demo ? 'on' : 'off', PORT: '0' };
  const cut = call(['start'], environment);
  cut.stdout.resume();
  cut.stderr.resume();
  await pause(between(300, demo ? 5_000 : 2_000));
  await new Promise((resolve) => {
    cut.once('exit', resolve);
    cut.kill('SIGKILL');
  });
  const server = await launch(environment);
  outcome.rounds += 1;
  outcome.acknowledged += 1;
  try {
    if (!(await mayEnter(server, folder, demo))) outcome.lost += 1;
  } finally {
    await land(server.child);
  }
  if (demo) await verified(outcome, environment);
}

async function mayEnter({ origin, output }: Awaited<ReturnType<typeof launch>>, folder: string, demo: boolean): Promise<boolean> {
  if (!demo) {
    const link = /\/setup\/\S+/.exec(output())?.[0];
    return link !== undefined && (await fetch(origin + link)).status === 200;
  }
  const kept = path.join(folder, 'demo-accounts.json');
  if (!existsSync(kept)) return false;
  const { password, accounts } = JSON.parse(readFileSync(kept, 'utf8')) as { password: string; accounts: { loginName: string }[] };
  const answer = await fetch(`${origin}/sign-in`, { method: 'POST', redirect: 'manual', headers: { Origin: origin }, body: new URLSearchParams({ loginName: accounts[0]!.loginName, password }) });
  return answer.status === 302 && answer.headers.has('set-cookie');
}

/**
 * Strikes a served installation `rounds` times at moments of chance, on both databases, and says what each kind of blow left behind.
 * Nothing may be lost or doubled, and `verify` must end with 0 each time; what never recovers is thrown.
 */
export async function soakByKilling(rounds: number, say: Say): Promise<Outcome[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'zhian-soak-'));
  const wanted = Array.from({ length: rounds }, (_, index) => BLOWS[index % BLOWS.length]!);
  const outcomes = new Map<Blow, Outcome>([...new Set(BLOWS)].map((blow) => [blow, { blow, rounds: 0, acknowledged: 0, lost: 0, doubled: 0, unclean: 0 }]));
  const of = (blow: Blow): Outcome => outcomes.get(blow)!;
  const times = (blow: Blow): number => wanted.filter((one) => one === blow).length;
  const folder = (name: string): string => {
    mkdirSync(path.join(root, name));
    return path.join(root, name);
  };
  try {
    say('SQLite: kill');
    await onSqlite(of('sqlite: kill'), folder('sqlite'), times('sqlite: kill'), (house) => house.kill());
    say('SQLite: disk full');
    await diskFull(of('sqlite: disk full'), folder('disk'), times('sqlite: disk full'));
    say('PostgreSQL: kill, lost backend');
    await onPostgres([of('postgres: kill'), of('postgres: lost backend')], folder('postgres'), [times('postgres: kill'), times('postgres: lost backend')]);
    say('first start: kill');
    for (let round = 0; round < times('first start: kill'); round += 1) await firstStart(of('first start: kill'), folder(`first-${round}`), round % 3 === 2);
    return [...outcomes.values()];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The outcomes as a table: `rounds, lost, doubled, verify`. */
export const readout = (outcomes: readonly Outcome[]): string =>
  [
    ['', 'rounds', 'acknowledged', 'lost', 'doubled', 'verify'],
    ...outcomes.map(({ blow, rounds, acknowledged, lost, doubled, unclean, omitted }) => [blow, ...(omitted ? [`not made: ${omitted}`] : [rounds, acknowledged, lost, doubled, unclean === 0 ? 'clean' : `${unclean} unclean`].map(String))]),
  ]
    .map(([name = '', ...cells]) => `${name.padEnd(24)}${cells.map((cell) => cell.padStart(14)).join('')}`)
    .join('\n');
