import path from 'node:path';
import Database from 'better-sqlite3';
import type { Server } from './visitor';

/** Runs one query on the server's own file, read only. */
export function look<Row>({ dataFolder }: Pick<Server, 'dataFolder'>, sql: string, ...values: unknown[]): Row[] {
  const file = new Database(path.join(dataFolder, 'zhian.db'), { readonly: true });
  try {
    return file.prepare(sql).all(...values) as Row[];
  } finally {
    file.close();
  }
}

/** Id of the cable maker of the demo. */
export const cableMaker = (server: Server): string => look<{ id: string }>(server, "select enterprise_id as id from enterprises where name like '恒缆%'")[0]!.id;

/** One record of each kind, all of the cable maker and none within reach of its operator 王小军. */
export function foreignRecords(server: Server) {
  const cable = cableMaker(server);
  const one = (sql: string, ...values: unknown[]): string => look<{ it: string }>(server, sql, cable, ...values)[0]?.it ?? '';
  const post = one("select id as it from posts where enterprise_id = ? and name = '绝缘挤出岗'");
  return {
    post,
    code: one('select code as it from posts where enterprise_id = ? and id = ?', post),
    workshop: one("select id as it from workshops where enterprise_id = ? and name = '拉丝绞线车间'"),
    person: one("select id as it from persons where enterprise_id = ? and name = '孙磊'"),
    appointment: one('select id as it from appointments where enterprise_id = ? order by paper_hash is null limit 1'),
    holding: one('select id as it from post_holdings where enterprise_id = ? and post_id = ?', post),
    hazard: one('select id as it from hazards where enterprise_id = ? and post_id = ? order by id limit 1', post),
    record: one('select id as it from check_records where enterprise_id = ? and post_id = ? and corrects_id is null order by id desc limit 1', post),
    version: one('select version_id as it from risk_list_publications where enterprise_id = ? order by published_at desc limit 1'),
    item: one('select id as it from risk_items where enterprise_id = ? and post_id = ? order by id desc limit 1', post),
    evidence: one('select hash as it from evidence where enterprise_id = ? limit 1'),
    meeting: one('select id as it from monthly_meetings where enterprise_id = ? limit 1'),
    resolution: one('select id as it from resolutions where enterprise_id = ? and owner_id <> (select id from persons where name = ?) limit 1', '王小军'),
    report: one('select id as it from weekly_reports where enterprise_id = ? limit 1'),
    stop: one('select id as it from stop_days where enterprise_id = ? limit 1'),
    submission: one('select id as it from submissions where enterprise_id = ? limit 1'),
    rendering: '0192f0c0-0000-7000-8000-000000000000',
    session: '0192f0c0-0000-7000-8000-000000000000',
  };
}
export type Records = ReturnType<typeof foreignRecords>;
