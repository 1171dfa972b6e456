/**
 * `npm run bench`: starts the built server on a scratch database and measures it over HTTP as its people use it, beside a
 * plain Node handler on the same driver with the same durability. See docs/decisions/benchmark-method.md.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { analysisAlone, analysisOverHttp } from './analysis';
import { beside, docxOverHttp, hostileFiles, mergedPage, readHostile } from './beside';
import { prepareChecks, signInHolders, submitChecks } from './checks';
import { Client } from './client';
import { DUE_POSTS, measureDue } from './due';
import { exportLedger, settled } from './exported';
import { fillHazards } from './hazards';
import { measureHostile } from './hostile';
import { IMPORT_ROWS, importOverHttp, sheetOf } from './import';
import { ledgerViews, pagesPerSecond, readFloor, readLedger } from './ledger';
import { measureList } from './list';
import { jsonTarget } from './options';
import { fillMonth, PACKED, packOverJob } from './pack';
import { monthBookOverJob } from './monthBook';
import { officePapers } from './papers';
import { measureFirstList } from './firstList';
import { measurePhone } from './phone';
import { checksOnPostgres } from './postgres';
import { startFloor, startServer, stopAll } from './processes';
import { readout, Readings } from './readings';
import { heaviestDeskPage, scriptKb } from './weights';
import { measureInbox } from './inbox';
import { measureSupervision } from './supervision';
import { remindByMail } from './remind';
import { measureVerify, VERIFIED_EVENTS } from './verify';
import { DRAFT_ROWS, measureDraft } from './draft';
import { type BenchWorld, foundBenchWorld } from './world';

const json = jsonTarget(process.argv.slice(2));
if (!json) {
  console.error('usage: npm run bench -- [--json [FILE]]');
  process.exit(2);
}
const quick = process.env.ZHIAN_BENCH === 'quick';
const CHECKS = quick ? 100 : 500;
const WARM_CHECKS = 50;
const ROUNDS = quick ? 6 : 16;

const folder = mkdtempSync(path.join(tmpdir(), 'zhian-bench-'));
const databaseFile = path.join(folder, 'zhian.db');
const readings = new Readings();
const say = (words: string): void => console.error(`· ${words}`);

/** Signs everybody in: the limit of sign-ins stands, so each once a server. */
async function signInAll(client: Client, world: BenchWorld): Promise<{ officer: string; holders: ReadonlyMap<string, string> }> {
  const holders = await signInHolders(client, world);
  return { officer: await client.signIn(world.officer, world.password), holders };
}

/** A copy for the floor to write to. */
function copyForFloor(): string {
  const copy = path.join(folder, 'floor.db');
  const db = new Database(databaseFile);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  copyFileSync(databaseFile, copy);
  return copy;
}

async function measureChecksAndPapers(world: BenchWorld): Promise<void> {
  say('first start (builds when the sources have changed)');
  const server = await startServer(folder);
  const client = new Client(server.origin);
  const { officer, holders } = await signInAll(client, world);
  say(`${CHECKS} checks of 10 items, 8 at a time`);
  await submitChecks(client, await prepareChecks(client, world, holders, WARM_CHECKS, 30));
  const checks = await submitChecks(client, await prepareChecks(client, world, holders, CHECKS));
  say('the 500-row table as PDF');
  const pdf = await analysisOverHttp(client, world, officer);
  readings.add('check-page.js-gzip-kb', await scriptKb(client, `/check/${world.holders[0]!.posts[0]!}?day=${world.today}`, holders.get('holder1')!));
  say('what the heaviest page of the desk loads');
  const heaviest = await heaviestDeskPage(client, officer);
  readings.add('desk-page.js-gzip-kb', heaviest.js);
  readings.add('desk-page.css-gzip-kb', heaviest.css);
  client.close();
  await server.stop();

  say('the same checks on PostgreSQL');
  readings.add('pg.submit-checks.per-second', (await checksOnPostgres(folder, CHECKS, WARM_CHECKS)).perSecond);

  say('the 500-row table as Word and Excel');
  const office = await officePapers(databaseFile, world);
  readings.add('analysis-docx-500.seconds', office.docx.seconds);
  readings.add('analysis-xlsx-500.seconds', office.xlsx.seconds);
  readings.add('analysis-pdf-500.seconds', pdf.seconds, await analysisAlone(databaseFile, world));
  readings.add('analysis-pdf-500.kb', pdf.kb);
  say('the same rows by the floor');
  const floor = await startFloor(copyForFloor(), []);
  const plain = new Client(floor.origin);
  const headers = { path: '/check', cookie: '', body: Buffer.alloc(4000) };
  await submitChecks(plain, Array.from({ length: WARM_CHECKS }, () => headers));
  const least = await submitChecks(plain, Array.from({ length: CHECKS }, () => headers));
  plain.close();
  await floor.stop();
  readings.add('submit-checks.per-second', checks.perSecond, least.perSecond);
  readings.add('submit-checks.p95-ms', checks.p95, least.p95);
}

async function measureLedger(world: BenchWorld, total: number, name: string, withPage: boolean): Promise<void> {
  say(`${total.toLocaleString('en')} hazards`);
  fillHazards(databaseFile, world, total);
  const views = ledgerViews(world);
  const server = await startServer(folder);
  const client = new Client(server.origin);
  const officer = await client.signIn(world.officer, world.password);
  await readLedger(client, '/hazards.data', officer, views, 4);
  const data = await readLedger(client, '/hazards.data', officer, views, ROUNDS);
  if (withPage) await readLedger(client, '/hazards', officer, views, 4);
  const page = withPage ? await readLedger(client, '/hazards', officer, views, ROUNDS) : null;
  const rss = server.rss();
  if (withPage) readings.add(`${name}.pages-per-second`, await pagesPerSecond(client, await client.signIn(world.head, world.password), ROUNDS));
  client.close();
  await server.stop();

  const floor = await startFloor(databaseFile, views.map(({ sql }) => sql));
  const plain = new Client(floor.origin);
  await readFloor(plain, '/rows', views, 4);
  readings.add(`${name}.data-p95-ms`, data.p95, (await readFloor(plain, '/rows', views, ROUNDS)).p95);
  if (page) {
    readings.add(`${name}.page-p95-ms`, page.p95, (await readFloor(plain, '/page', views, ROUNDS)).p95);
    readings.add('server.ready-seconds', server.readySeconds, floor.readySeconds);
    readings.add('server.rss-mb', rss, floor.rss());
  }
  plain.close();
  await floor.stop();
}

async function measureExport(world: BenchWorld): Promise<void> {
  say('100,000 hazards as a workbook');
  fillHazards(databaseFile, world, 100_000);
  const server = await startServer(folder);
  await settled(databaseFile);
  const client = new Client(server.origin);
  const { seconds, mbOverStart, longestStallMs } = await exportLedger(client, server, await client.signIn(world.officer, world.password));
  client.close();
  await server.stop();
  readings.add('export-xlsx-100k.seconds', seconds);
  readings.add('export-xlsx-100k.rss-mb-over-start', mbOverStart);
  readings.add('export-xlsx-100k.longest-stall-ms', longestStallMs);
}

/** A fresh factory in a folder of its own. */
async function another(name: string, posts?: number): Promise<{ ownFolder: string; file: string; world: BenchWorld }> {
  const ownFolder = path.join(folder, name);
  mkdirSync(ownFolder);
  const file = path.join(ownFolder, 'zhian.db');
  return { ownFolder, file, world: await foundBenchWorld(file, posts) };
}

async function measureImport(): Promise<void> {
  say(`an Excel sheet of ${IMPORT_ROWS.toLocaleString('en')} rows, compared and taken`);
  const { ownFolder, world } = await another('import');
  const server = await startServer(ownFolder);
  const client = new Client(server.origin);
  const officer = await client.signIn(world.officer, world.password);
  const places = world.posts.map(({ name, workshopId }) => ({ workshop: world.workshops.find(({ id }) => id === workshopId)!.name, post: name }));
  const { previewSeconds, commitSeconds } = await importOverHttp(client, officer, await sheetOf(places));
  say('light requests beside a document, another import and files made to hold up their reader');
  const [again, hostile] = [await sheetOf(places, '再次'), hostileFiles()];
  readings.add('beside-docx.light-p99-ms', (await beside(client, officer, () => docxOverHttp(client, world, officer))).p99);
  readings.add('beside-import.light-p99-ms', (await beside(client, officer, () => importOverHttp(client, officer, again))).p99);
  readings.add('hostile-sheet.longest-stall-ms', (await beside(client, officer, () => readHostile(client, officer, hostile))).longest);
  readings.add('import-merged-20000.compare-page-ms', await mergedPage(client, officer, places));
  client.close();
  await server.stop();
  readings.add('import-5000.preview-seconds', previewSeconds);
  readings.add('import-5000.commit-seconds', commitSeconds);
}

async function measureStalls(): Promise<void> {
  say('hostile requests of a stranger, and how long a light one waits beside them');
  const { ownFolder, world } = await another('hostile');
  const server = await startServer(ownFolder);
  const client = new Client(server.origin);
  const { get, post } = await measureHostile(client, await client.signIn(world.officer, world.password));
  client.close();
  await server.stop();
  readings.add('hostile-get.longest-stall-ms', get);
  readings.add('hostile-post.longest-stall-ms', post);
}

async function measureReminders(): Promise<void> {
  say('10,000 people told by mail');
  const { ownFolder, file, world } = await another('reminders');
  readings.add('remind-10000.seconds', await remindByMail(ownFolder, file, world));
}

async function measureLongList(): Promise<void> {
  say('a list of 2,000 items in the browser, as a table and as a sheet');
  const { ownFolder, file, world } = await another('list');
  const { table, sheet } = await measureList(ownFolder, file, world);
  readings.add('risk-list-2000.first-rows-ms', table.firstRowsMs);
  readings.add('risk-list-2000.longest-frame-ms', table.longestFrameMs);
  readings.add('risk-sheet-2000.first-rows-ms', sheet.firstRowsMs);
  readings.add('risk-sheet-2000.longest-frame-ms', sheet.longestFrameMs);
}

async function measureLongDraft(): Promise<void> {
  say(`a draft of ${DRAFT_ROWS.toLocaleString('en')} rows, and how long a light request waits beside its pages`);
  const { ownFolder, file, world } = await another('draft');
  readings.add('long-draft.longest-stall-ms', await measureDraft(ownFolder, file, world));
}

async function measurePhones(): Promise<void> {
  say('a check of 12 items on an old phone with a weak network, and one of 200');
  const { ownFolder, world } = await another('phone');
  const { firstUsableMs, secondUsableMs, tapSavedMs, todayKb, packageKb } = await measurePhone(ownFolder, world);
  readings.add('check-page.first-usable-ms', firstUsableMs);
  readings.add('check-page.second-usable-ms', secondUsableMs);
  readings.add('check-page-200.tap-saved-ms', tapSavedMs);
  readings.add('today-page.bytes-kb', todayKb);
  readings.add('today-package.bytes-kb', packageKb);
}

async function measureBeginning(): Promise<void> {
  say('from an empty installation to the first list, people, plates and check, by a hand that is counted');
  readings.add('first-list.minutes', await measureFirstList());
}

async function measureOfficer(): Promise<void> {
  say('the desk of a regulator with 20,000 factories and 200,000 submissions');
  const { ownFolder, file, world } = await another('supervision', 2);
  readings.add('supervision-20000.page-p95-ms', (await measureSupervision(file, world)).p95);
  const { usableMs, scriptKb } = await measureInbox(ownFolder, world);
  readings.add('supervision-inbox.first-usable-ms', usableMs);
  readings.add('supervision-inbox.js-gzip-kb', scriptKb);
}

async function measureRoutine(): Promise<void> {
  say(`what ${DUE_POSTS} posts with ten items each owe on a day, and the closing of their days`);
  const ownFolder = path.join(folder, 'due');
  mkdirSync(ownFolder);
  const file = path.join(ownFolder, 'zhian.db');
  const { dueDayMs, close10000, close20000 } = await measureDue(file, ownFolder, await foundBenchWorld(file, DUE_POSTS));
  readings.add('due-day.ms', dueDayMs);
  readings.add('close-days-10000.seconds', close10000);
  readings.add('close-days-20000.times-10000', close20000 / close10000);
}

async function measureProof(): Promise<void> {
  say(`the evidence pack of ${PACKED.records.toLocaleString('en')} records and ${PACKED.photos.toLocaleString('en')} photos`);
  const month = await another('month');
  await fillMonth(month.file, month.ownFolder, month.world);
  const { seconds, mbOverStart } = await packOverJob(month.ownFolder, month.file, month.world);
  readings.add('evidence-pack.seconds', seconds);
  readings.add('evidence-pack.rss-mb-over-start', mbOverStart);
  say('thirty days of fifty posts in one file');
  // a factory of its own: the days of the last month may be among those of the pack
  const book = await another('book');
  readings.add('month-file.seconds', await monthBookOverJob(book.ownFolder, book.file, book.world));
}

async function measureVerification(): Promise<void> {
  say(`a chain of ${VERIFIED_EVENTS.toLocaleString('en')} events, verified`);
  const { ownFolder, file, world } = await another('verify');
  readings.add('verify-1m.seconds', measureVerify(file, ownFolder, world));
}

try {
  say('a factory of 50 posts and 500 items');
  const world = await foundBenchWorld(databaseFile);
  await measureChecksAndPapers(world);
  await measureLedger(world, 50_000, 'hazards-50k', true);
  if (!quick) await measureLedger(world, 1_000_000, 'hazards-1m', false);
  await measureExport(world);
  await measureImport();
  await measureStalls();
  await measureReminders();
  await measureLongList();
  await measureLongDraft();
  await measurePhones();
  await measureBeginning();
  await measureRoutine();
  await measureOfficer();
  await measureProof();
  if (!quick) await measureVerification();
  const figures = JSON.stringify(readings.list, null, 2);
  if (json.to === 'file') writeFileSync(json.file, `${figures}\n`);
  // whoever asks for JSON on standard output gets nothing else there
  console[json.to === 'stdout' ? 'error' : 'log'](readout(readings));
  if (json.to === 'stdout') console.log(figures);
} catch (error) {
  // what was measured until then is not lost with what failed
  console.error(readout(readings));
  throw error;
} finally {
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
}
