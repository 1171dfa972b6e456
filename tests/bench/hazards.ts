import Database from 'better-sqlite3';
import { HAZARD_GRADES, HAZARD_SOURCES, HAZARD_STAGES } from '~/domain/hazard/types';
import { addDays } from '~/domain/shared/day';
import type { BenchWorld } from './world';

const YEARS_DAYS = 3 * 365;
const OPEN_STAGES = HAZARD_STAGES.filter((stage) => stage !== 'closed');
/** Sorts after every deadline: what the product writes while there is none. */
const NO_DEADLINE = '9999-12-31';

const COLUMNS = [
  'enterprise_id', 'id', 'number', 'source', 'workshop_id', 'workshop_name', 'post_id', 'post_name', 'title', 'description', 'immediate_measure', 'photos', 'found_by',
  'found_by_name', 'found_day', 'registered_at', 'responsible_id', 'responsible_name', 'stage', 'grade', 'treatment', 'deadline', 'due_order', 'closed_day', 'version',
] as const;
const TITLES = ['绝缘偏心', '绝缘厚度', '导体电阻', '火花试验', '计量器具', '标识', '隔离区', '首件确认', '张力', '温度记录'];

/**
 * Fills the ledger up to `total` hazards found over three years: of the latest twentieth 60 % are open, of the rest 1 %.
 * Written straight into the closed scratch database, outside the product's verbs and its event log; indexes are put back as they were.
 */
export function fillHazards(databaseFile: string, world: BenchWorld, total: number): void {
  const db = new Database(databaseFile);
  for (const pragma of ['synchronous = OFF', 'foreign_keys = OFF', 'cache_size = -524288', 'temp_store = MEMORY']) db.pragma(pragma);
  const indexes = db.prepare("select name, sql from sqlite_master where type = 'index' and tbl_name = 'hazards' and sql is not null").all() as { name: string; sql: string }[];
  const insert = db.prepare(`insert into hazards (${COLUMNS.join(', ')}) values (${COLUMNS.map(() => '?').join(', ')})`);
  db.transaction(() => {
    db.exec('delete from hazards');
    for (const { name } of indexes) db.exec(`drop index "${name}"`);
    for (let row = 0; row < total; row += 1) insert.run(hazardRow(world, row, total));
    for (const { sql } of indexes) db.exec(sql);
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** Values of one row in the order of COLUMNS; a fixed stride stands in for chance, so that every run reads the same ledger. */
function hazardRow(world: BenchWorld, row: number, total: number): (string | number | null)[] {
  const mixed = (row * 2_654_435_761) % 4_294_967_296;
  const pick = <T>(list: readonly T[], salt: number): T => list[Math.floor(((mixed * salt) % 4_294_967_296) / 4_294_967_296 * list.length)]!;
  const foundDay = addDays(world.today, Math.floor((row * YEARS_DAYS) / total) - YEARS_DAYS + 1);
  const open = mixed / 4_294_967_296 < (row > total * 0.95 ? 0.6 : 0.01);
  const stage = open ? pick(OPEN_STAGES, 3) : 'closed';
  const grade = stage === 'registered' ? null : pick(['general', 'general', 'general', 'general', 'considerable', ...HAZARD_GRADES], 5);
  const deadline = grade === null ? null : addDays(foundDay, 1 + Math.floor(pick([1, 3, 7, 15, 30, 60], 7)));
  const post = pick(world.posts, 11);
  const person = pick(world.holders, 13);
  const id = `0199${row.toString(16).padStart(4, '0').slice(-4)}-${Math.floor(row / 65_536).toString(16).padStart(4, '0')}-7000-8000-${row.toString(16).padStart(12, '0')}`;
  return [
    world.enterpriseId, id, `HZ-${foundDay.slice(0, 4)}-${String(row + 1).padStart(7, '0')}`, pick(['daily', 'daily', 'daily', 'weekly', ...HAZARD_SOURCES], 17), post.workshopId,
    world.workshops.find((shop) => shop.id === post.workshopId)!.name, post.id, post.name, `${pick(TITLES, 19)}不符合`, '同轴度一点偏大，最薄点低于工艺卡下限', '立即停机调整，隔离已产半成品',
    '[]', person.personId, person.name, foundDay, `${foundDay}T02:00:00.000Z`, person.personId, person.name, stage, grade, grade === null ? null : 'dated', deadline,
    deadline ?? NO_DEADLINE, stage === 'closed' ? addDays(foundDay, 5) : null, stage === 'closed' ? 6 : 2,
  ];
}
