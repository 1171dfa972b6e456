// The floor: what this machine and this driver allow when nothing but the rows is done. Arguments: database file, JSON list of queries.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import Database from 'better-sqlite3';

const [file, list] = process.argv.slice(2);
const db = new Database(file);
// The same durability as the product: an answered write survives a power cut.
for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000', 'cache_size = -65536', 'temp_store = MEMORY']) db.pragma(pragma);

/** A function that inserts a row of a table; columns are those of the row given first. */
const inserter = (table, row) => db.prepare(`insert into ${table} (${Object.keys(row).map((name) => `"${name}"`).join(', ')}) values (${Object.keys(row).map(() => '?').join(', ')})`);

/** Writes the rows of the last check once more under new ids: record, answers, event, head of the chain, serial. */
function prepareCheck() {
  const record = db.prepare('select * from check_records order by submitted_at desc limit 1').get();
  if (!record) return null;
  const answers = db.prepare('select * from check_answers where record_id = ?').all(record.id);
  const event = db.prepare('select * from events order by seq desc limit 1').get();
  const insertRecord = inserter('check_records', record);
  const insertAnswer = inserter('check_answers', answers[0]);
  const insertEvent = inserter('events', event);
  const number = db.prepare("insert into serials (enterprise_id, name, last) values (?, 'floor', 1) on conflict do update set last = last + 1 returning last");
  const head = db.prepare('update chain_heads set seq = ?, hash = ? where enterprise_id = ?');
  let { seq } = event;
  return db.transaction(() => {
    const id = randomUUID();
    seq += 1;
    const { last } = number.get(record.enterprise_id);
    insertRecord.run(Object.values({ ...record, id, number: `floor-${last}`, submission_key: id, revision: 1000 + last }));
    for (const answer of answers) insertAnswer.run(Object.values({ ...answer, record_id: id }));
    insertEvent.run(Object.values({ ...event, seq, id: randomUUID() }));
    head.run(seq, event.hash, record.enterprise_id);
    return id;
  });
}

const writeCheck = prepareCheck();
const reads = JSON.parse(list).map((sql) => db.prepare(sql));

http
  .createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://floor');
    if (request.method === 'POST') {
      request.resume().on('end', () => response.writeHead(302, { location: `/records/${writeCheck.immediate()}` }).end());
      return;
    }
    const rows = reads[Number(searchParams.get('query'))].all();
    if (pathname === '/rows') {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(rows));
      return;
    }
    const lines = rows.map((row) => `<tr>${Object.values(row).map((value) => `<td>${value ?? ''}</td>`).join('')}</tr>`);
    response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><title>floor</title><table>${lines.join('')}</table>`);
  })
  .listen(0, '127.0.0.1', function ready() {
    console.log(`floor http://127.0.0.1:${this.address().port}`);
  });
