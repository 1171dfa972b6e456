import path from 'node:path';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import type { Server, Visitor } from './visitor';

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
    instrument: one('select id as it from instruments where enterprise_id = ? limit 1'),
    replyPhoto: JSON.parse(one("select photos as it from instrument_acts where enterprise_id = ? and verb = 'reply' limit 1") || '[""]')[0] as string,
    enterprise: cable,
    import: '',
    plan: '0',
    planPicture: '',
    rendering: '0192f0c0-0000-7000-8000-000000000000',
    session: '0192f0c0-0000-7000-8000-000000000000',
  };
}
/** The same, with what the demo leaves to be made: an import that waits, and a plan of the floor. */
export async function madeRecords(server: Server, director: Visitor) {
  return { ...foreignRecords(server), import: await importOf(server, director), ...(await planOf(server, director)) };
}

/** One record of each kind, as tests name them; those `madeRecords` adds are empty where nobody made them. */
export type Records = ReturnType<typeof foreignRecords>;

const ROWS = [['车间', '岗位', '环节', '风险点', '管控措施', '频次'], ['三楼', '护套', '生产过程', '墙的检查', '首件确认', '每日']];
const SHEET = ROWS.map((row) => row.join(',')).join('\n');

/** An import of the cable maker that waits to be confirmed; `director` uploads it where there is none. */
export async function importOf(server: Server, director: Visitor): Promise<string> {
  const open = () => look<{ it: string }>(server, 'select id as it from risk_imports where enterprise_id = ? and sheets is not null and outcome is null limit 1', cableMaker(server))[0]?.it;
  if (!open()) await director.post('/risk/import', { file: new File([SHEET], '清单.csv', { type: 'text/csv' }) });
  for (let tries = 0; tries < 100; tries++) {
    const id = open();
    if (id) return id;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the uploaded list was not read');
}

/** The floor plan of the cable maker with a post on it: the number of its state, and its picture; `director` draws it where there is none. */
async function planOf(server: Server, director: Visitor): Promise<{ plan: string; planPicture: string }> {
  const cable = cableMaker(server);
  const latest = () => look<{ plan: string; planPicture: string }>(server, 'select cast(number as text) as plan, picture as planPicture from floor_plans where enterprise_id = ? and picture is not null order by number desc limit 1', cable)[0];
  if (!latest()) {
    const { post } = foreignRecords(server);
    const png = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#e0e0e0' } }).png().toBuffer();
    await director.post('/risk/map/picture', { seen: '0', picture: new File([new Uint8Array(png)], '厂区.png', { type: 'image/png' }) });
    await director.post('/risk/map/regions', { seen: '1', region: `post:${post}:100:100:200:200` });
  }
  const plan = latest();
  if (!plan) throw new Error('the floor plan was not drawn');
  return plan;
}
