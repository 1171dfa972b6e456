import http from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { beside } from './beside';
import type { Client } from './client';
import type { Running } from './processes';

/** What it costs to hand out the whole ledger as a workbook. */
export interface ExportReading {
  readonly seconds: number;
  /** Most resident memory while it went out, over that before, in MB. */
  readonly mbOverStart: number;
  /** Longest wait of another request meanwhile, for a file that is there. */
  readonly longestStallMs: number;
  readonly bytes: number;
}

const LOOK_MS = 25;
const LIGHT = '/favicon.svg';

/** Takes a file and throws it away; gives its bytes. */
function take({ origin }: Client, path: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    http
      .get(origin + path, { agent: false, headers: { cookie } }, (answer) => {
        let bytes = 0;
        answer.on('data', (piece: Buffer) => (bytes += piece.length));
        answer.on('end', () => (answer.statusCode === 200 && answer.complete ? resolve(bytes) : reject(new Error(`GET ${path}: ${answer.statusCode}`))));
        answer.on('error', reject);
      })
      .on('error', reject);
  });
}

/** How long nothing is written before a server counts as done with what its start brings: reminders of a whole ledger, days to close. */
const STILL_MS = 3_000;

/** Waits until a server writes nothing more of its own. */
export async function settled(databaseFile: string): Promise<void> {
  const database = new Database(databaseFile, { readonly: true });
  const newest = database.prepare('select count(*) from events').pluck();
  for (let [before, now] = [-1, Number(newest.get())]; before !== now; [before, now] = [now, Number(newest.get())]) await after(STILL_MS);
  database.close();
}

/** The ledger as xlsx to somebody who reads as fast as it comes, while others ask for something light. */
export async function exportLedger(client: Client, server: Running, cookie: string): Promise<ExportReading> {
  await take(client, '/hazards/export.xlsx?state=overdue&grade=major', cookie);
  const start = server.rss();
  let most = start;
  const looking = setInterval(() => (most = Math.max(most, server.rss())), LOOK_MS);
  let [bytes, seconds] = [0, 0];
  const whole = async (): Promise<void> => {
    const began = performance.now();
    bytes = await take(client, '/hazards/export.xlsx?state=all', cookie);
    seconds = (performance.now() - began) / 1000;
  };
  const { longest } = await beside(client, cookie, whole, LIGHT);
  clearInterval(looking);
  return { seconds, mbOverStart: most - start, longestStallMs: longest, bytes };
}
