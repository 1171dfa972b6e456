import { type ChildProcess, fork } from 'node:child_process';
import Database from 'better-sqlite3';
import { gatherJob } from 'jobs/definitions/channel';
import { systemNow } from '~/services/context';
import { startServer } from './processes';
import type { BenchWorld } from './world';

export const REMINDED = 10_000;
/** No hour is quiet and no day is one of rest: what is measured is the sending. */
const ALWAYS = { ladder: { ahead: 1, head: 0, director: 1, principal: 3 }, quiet: { from: '00:00', to: '00:00' }, onRestDays: true };
const LOOK_MS = 100;
const PATIENCE_MS = 600_000;

const heard = (child: ChildProcess): Promise<Record<string, number>> => new Promise((resolve) => child.once('message', (told) => resolve(told as Record<string, number>)));

/** So many people of the factory, each told by mail, each with one matter that waits; written straight into the closed scratch database. */
function fillReminders(databaseFile: string, { enterpriseId, today }: BenchWorld, count: number): void {
  const db = new Database(databaseFile);
  const now = systemNow();
  const person = db.prepare('insert into persons (enterprise_id, id, account_id, name, joined_on, version) values (?, ?, ?, ?, ?, 1)');
  const place = db.prepare("insert into mail_places (enterprise_id, person_id, address, code_hash, letter_at, letters, tries, confirmed_at) values (?, ?, ?, '', ?, 1, 0, ?)");
  const reminder = db.prepare("insert into inbox_items (enterprise_id, id, person_id, kind, dedupe_key, text, link, created_at) values (?, ?, ?, 'hazardTask', ?, ?, ?, ?)");
  db.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const id = `reminded-${index}`;
      person.run(enterpriseId, id, `account-${index}`, `职工 ${index}`, today);
      place.run(enterpriseId, id, `p${index}@example.com`, now, now);
      reminder.run(enterpriseId, `item-${index}`, id, `other:${index}`, `请处理 ${index}`, `/hazards/${index}`, now);
    }
    const { values } = db.prepare('select "values" as "values" from settings where enterprise_id = ?').get(enterpriseId) as { values: string };
    db.prepare('update settings set "values" = ? where enterprise_id = ?').run(JSON.stringify({ ...(JSON.parse(values) as object), reminders: ALWAYS }), enterpriseId);
  })();
  db.close();
}

/** Seconds from asking a served installation to tell `REMINDED` people of what waits for each, until every letter was taken and that stands in the log. */
export async function remindByMail(folder: string, databaseFile: string, world: BenchWorld): Promise<number> {
  fillReminders(databaseFile, world, REMINDED);
  const sink = fork('tests/bench/sink.mjs', [], { execArgv: [] });
  const { port } = await heard(sink);
  const server = await startServer(folder, { ZHIAN_MAIL_URL: `smtp://127.0.0.1:${port}`, ZHIAN_MAIL_FROM: 'zhian@example.com' });
  const db = new Database(databaseFile);
  try {
    const now = systemNow();
    const { id, name, payload } = gatherJob.job('gather:bench', { enterpriseId: world.enterpriseId });
    const began = performance.now();
    db.prepare("insert into jobs (id, enterprise_id, name, payload, state, run_at, created_at, attempts, progress) values (?, ?, ?, ?, 'waiting', ?, ?, 0, 0)").run(id, world.enterpriseId, name, JSON.stringify(payload), now, now);
    const sent = db.prepare("select count(*) from deliveries where state = 'sent'").pluck();
    while ((sent.get() as number) < REMINDED) {
      if (performance.now() - began > PATIENCE_MS) throw new Error(`${String(sent.get())} of ${REMINDED} letters were sent`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    const seconds = (performance.now() - began) / 1000;
    const told = heard(sink);
    sink.send('count');
    const { letters } = await told;
    if (letters !== REMINDED) throw new Error(`${letters} letters arrived, ${REMINDED} were to be sent`);
    return seconds;
  } finally {
    db.close();
    await server.stop();
    sink.disconnect();
  }
}
