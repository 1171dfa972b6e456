import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { checkCharacterOf } from '~/domain/organisation/creditCode';
import { type Server, visitorWith } from '../routes/visitor';
import { land, launch } from '../setup/server';

/** What the pages hold: the demo, a factory founded a moment ago, or the demo with every name and text as long as its field lets it be. */
export const DATA = ['full', 'empty', 'longest'] as const;
export type Data = (typeof DATA)[number];

export interface Running {
  readonly server: Server;
  readonly end: () => Promise<unknown>;
}

/** A name of so many characters, as a name would be: no blank, no mark at which it breaks. */
const long = (words: string, length: number): string => words.repeat(Math.ceil(length / words.length)).slice(0, length);

const LONG_NAMES: readonly [table: string, column: string, words: string, length: number][] = [
  ['enterprises', 'name', '恒缆特种电线电缆制造（集团）股份有限公司', 100],
  ['workshops', 'name', '高压交联聚乙烯绝缘电力电缆挤塑成缆车间', 40],
  ['posts', 'name', '三层共挤绝缘偏心度在线测量岗', 40],
  ['persons', 'name', '买买提吐尔逊阿卜杜拉', 40],
  ['hazards', 'title', '绝缘偏心度超出工艺卡规定的上限，已连续三盘；', 100],
  ['hazards', 'post_name', '三层共挤绝缘偏心度在线测量岗', 40],
  ['hazards', 'responsible_name', '买买提吐尔逊阿卜杜拉', 40],
  ['hazards', 'description', '停机检查发现模芯与模套不同心，偏心度读数在 12% 至 18% 之间摆动，已隔离当班产品并通知检验员复测。', 1000],
  ['risk_items', 'risk_point', '绝缘挤出外径和偏心度的首件与巡回检验', 200],
  ['risk_items', 'failure', '绝缘层偏心，最薄点低于标称厚度', 300],
  ['risk_items', 'criterion', '最薄点不小于标称厚度的九成减去零点一毫米', 500],
  ['check_answers', 'description', '外包装破损受潮，标签看不清批号', 500],
];

/** Lengthens what stands in a data folder. The rows no longer prove anything: it is looked at, and thrown away. */
function lengthen(folder: string): void {
  const file = new Database(path.join(folder, 'zhian.db'));
  const number = file.prepare("select count(*) as n from sqlite_master where type = 'table' and name = ?");
  for (const [table, column, words, length] of LONG_NAMES) {
    if ((number.get(table) as { n: number }).n === 0) continue;
    const text = long(words, length - 4);
    // Each is another, so that what must be the only one of its name still is.
    file.exec(`update ${table} set ${column} = '${text}' || substr('0000' || rowid, -4) where ${column} is not null and ${column} <> ''`);
  }
  file.close();
}

const accountsOf = (folder: string) => JSON.parse(readFileSync(path.join(folder, 'demo-accounts.json'), 'utf8')) as Pick<Server, 'password' | 'accounts'>;
const scratch = (): string => mkdtempSync(path.join(tmpdir(), 'zhian-screens-'));

async function serve(dataFolder: string, demo: 'on' | 'off', known?: Pick<Server, 'password' | 'accounts'>): Promise<Running & { readonly said: string }> {
  const { child, origin, output } = await launch({ ZHIAN_DATA: dataFolder, ZHIAN_DEMO: demo });
  return { server: { origin, pid: child.pid!, dataFolder, ...(known ?? accountsOf(dataFolder)) }, end: () => land(child), said: output() };
}

const FOUNDER = { loginName: 'fangyuan', password: '新芽电缆2026的密码' };

/** Starts a server on the data asked for; `empty` has one enterprise with its director (`fangyuan`) and nothing else. */
export async function serverOn(data: Data): Promise<Running> {
  const folder = scratch();
  if (data === 'full') return serve(folder, 'on');
  if (data === 'longest') {
    const made = await serve(folder, 'on');
    await made.end();
    const copy = scratch();
    cpSync(folder, copy, { recursive: true });
    lengthen(copy);
    return serve(copy, 'off', accountsOf(folder));
  }
  const founded = await serve(folder, 'off', { password: FOUNDER.password, accounts: [] });
  const link = /\/setup\/\S+/.exec(founded.said)?.[0];
  if (!link) throw new Error(`no one-time link:\n${founded.said}`);
  const body = '91330100MA2NEW001';
  const answer = await visitorWith(founded.server).post(link, {
    name: '新芽电缆有限公司', creditCode: body + checkCharacterOf(body)!, region: '临水市', directorName: '方圆', again: FOUNDER.password, ...FOUNDER,
  });
  if (answer.status !== 302) throw new Error(`the enterprise was not founded: ${answer.status}\n${(await answer.text()).slice(0, 2000)}`);
  return founded;
}
