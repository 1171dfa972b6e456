import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { defaultRules } from '~/domain/rulepack/pack';
import { SETTING_LABELS, UPKEEP_RANGES } from '~/domain/rulepack/settings';
import { FOREIGN, type FormCase, LONG, read, refusesBadInput, TYPED } from './forms';
import { cableMaker, foreignRecords, look, type Records } from './records';
import { type Visitor, visitorAs } from './visitor';

const server = inject('server');
const cable = cableMaker(server);

type Ids = Records & { enterprise: { name: string; code: string; region: string; version: string }; settings: string; row: string; rowPoint: string };
let ids: Ids;
const people = new Map<string, Visitor>();
const at = new Date().toISOString();

/** Accounts the demo does not have: an editor of the library, and somebody at a first sign-in; their password is that of the demo. */
function addAccounts(): void {
  const db = new Database(path.join(server.dataFolder, 'zhian.db'));
  try {
    const copy = db.prepare(
      "insert or ignore into accounts (id, login_name, password_hash, must_change_password, demo, failures, created_at) select ?, ?, password_hash, ?, 1, 0, created_at from accounts where login_name = 'lin'",
    );
    copy.run('bad-input-editor', 'bianji', 0);
    copy.run('bad-input-newcomer', 'xinren', 1);
    db.prepare('insert or ignore into platform_editors (id, account_id, name, created_at) values (?, ?, ?, ?)').run('bad-input-editor', 'bad-input-editor', '编辑', at);
    db.prepare('insert or ignore into platform_editors (id, account_id, name, created_at) values (?, ?, ?, ?)').run('bad-input-newcomer', 'bad-input-newcomer', '新编辑', at);
  } finally {
    db.close();
  }
}

beforeAll(async () => {
  addAccounts();
  for (const name of ['lin', 'bianji', 'xinren']) people.set(name, await visitorAs(server, name));
  await people.get('bianji')!.post('/library/draft', {});
  const [enterprise] = look<Ids['enterprise']>(server, 'select name, credit_code as code, region, cast(version as text) as version from enterprises where enterprise_id = ?', cable);
  ids = {
    ...foreignRecords(server), enterprise: enterprise!,
    settings: look<{ it: string }>(server, 'select cast(version as text) as it from settings where enterprise_id = ?', cable)[0]!.it,
    ...look<{ row: string; rowPoint: string }>(server, "select key as row, risk_point as rowPoint from template_items where category_id = 'wire-cable' order by edition desc, position limit 1")[0]!,
  };
});

const UPKEEP = Object.fromEntries(Object.entries(UPKEEP_RANGES).map(([field, { least }]) => [field, String(least)]));
const UPKEEP_FIELDS = Object.keys(UPKEEP_RANGES) as (keyof typeof UPKEEP_RANGES)[];
const CASES: readonly FormCase<Ids>[] = [
  {
    name: '规则设置', who: 'lin', to: () => '/settings', lock: 'version', now: () => defaultRules().dueTime,
    right: (now) => ({
      version: now.settings, directorForCertified: 'yes', hazardDaysGeneral: '30', hazardDaysConsiderable: '15', hazardDaysMajor: '7', directorConfirmsMajor: 'yes', verifierMayRectify: 'no',
      rectificationNeedsPhoto: 'no', anonymousReports: 'no', unverifiedOnPapers: 'no', dueTime: '17:45', idleMinutes: '30', recurrenceDays: '90', ...UPKEEP,
    }),
    required: {
      directorForCertified: /是或否/, hazardDaysGeneral: /一般隐患整改期限/, hazardDaysConsiderable: /较大隐患整改期限/, hazardDaysMajor: /重大隐患整改期限/, directorConfirmsMajor: /是或否/,
      verifierMayRectify: /是或否/, rectificationNeedsPhoto: /是或否/, anonymousReports: /是或否/, unverifiedOnPapers: /是或否/, dueTime: /时限/, idleMinutes: /闲置退出/, recurrenceDays: /复发判定/, ...Object.fromEntries(UPKEEP_FIELDS.map((field) => [field, new RegExp(`“${SETTING_LABELS[field]}”请填 \\d+ 至 \\d+ 之间的整数`)])),
    },
    text: [],
  },
  {
    name: '企业档案', who: 'lin', to: () => '/settings/profile', lock: 'version', now: ({ enterprise }) => enterprise.name,
    right: ({ enterprise }) => ({ version: enterprise.version, name: TYPED, creditCode: enterprise.code, activity: 'production', sizeField: 'production', staff: '100', turnover: '1000', region: enterprise.region, duty: 'licensed' }),
    required: { name: /企业名称/, creditCode: /统一社会信用代码/, activity: /经营类型/, sizeField: /规模口径/, staff: /从业人员/, turnover: /营业额/, region: /所属地区/, duty: /适用情况/ }, text: ['name', 'region'],
  },
  { name: '保存隐患筛选', who: 'lin', to: () => '/hazards/filters', right: () => ({ name: TYPED, query: 'grade=major' }), required: { name: /名称/ }, text: ['name', 'query'] },
  { name: '保存风险筛选', who: 'lin', to: () => '/risk/filters', right: () => ({ name: TYPED, query: 'level=major' }), required: { name: /名称/ }, text: ['name', 'query'] },
  {
    name: '移动岗位', who: 'lin', to: (now) => `/organisation/posts/${now.post}/place`, lock: 'version', now: () => '挤塑成缆车间', right: (now) => ({ version: '1', place: now.workshop }), required: { place: /位置/ }, text: [],
  },
  {
    name: '每日检查时限', who: 'lin', to: (now) => `/organisation/posts/${now.post}/due-time`, lock: 'version', now: () => '18:00', right: () => ({ version: '1', dueTime: '17:00' }), required: { dueTime: /时限/ }, text: [],
  },
  {
    name: '范本行', who: 'bianji', to: (now) => `/library/wire-cable/rows/${now.row}`, lock: 'seen', otherVersion: 'an-earlier-one', now: ({ rowPoint }) => rowPoint,
    right: () => ({
      seen: 'untouched', stage: 'process', dimension: 'technology', workshop: '挤塑', post: '挤塑工', riskPoint: TYPED, failure: '偏心', consequence: '', measure: '首件', method: '', criterion: '', criterionCondition: '',
      frequency: 'day', role: '', severity: '3', likelihood: '3', ratingReason: '', standard: '', clause: '', limitEdition: '', reason: '换版',
    }),
    required: {
      stage: /环节/, dimension: /维度/, workshop: /场所/, post: /岗位/, riskPoint: /风险点/, failure: /风险描述/, measure: /管控措施/, frequency: /检查频次/, severity: /严重度/, likelihood: /可能性/, reason: /理由/,
    },
    text: ['workshop', 'post', 'riskPoint', 'failure', 'consequence', 'measure', 'method', 'criterion', 'criterionCondition', 'role', 'ratingReason', 'standard', 'clause', 'limitEdition', 'reason'],
  },
  {
    name: '停用范本行', who: 'bianji', to: (now) => `/library/wire-cable/rows/${now.row}/retirement`, lock: 'seen', otherVersion: 'an-earlier-one', now: ({ rowPoint }) => rowPoint, right: () => ({ seen: 'untouched', retireReason: TYPED }),
    required: { retireReason: /理由/ }, text: ['retireReason'],
  },
];

refusesBadInput(CASES, (name) => people.get(name)!, () => ids, () => ids.person);

describe('a new password', () => {
  test.for<[string, string, Record<string, string>, RegExp]>([
    ['at the first sign-in without the old one', '/first-password', { next: 'a new long password', again: 'a new long password' }, /请输入现在的密码/],
    ['at the first sign-in, twice not the same', '/first-password', { current: 'x', next: 'a new long password', again: 'another' }, /不一样/],
    ['at the first sign-in, with a wrong old one', '/first-password', { current: 'wrong', next: 'a new long password', again: 'a new long password' }, /不对/],
    ['without a word', '/account/password', {}, /请输入现在的密码[\s\S]*请输入新密码/],
    ['too long', '/account/password', { current: LONG, next: LONG, again: LONG }, /最多 200/],
    ['too short', '/account/password', { current: 'DEMO', next: 'short', again: 'short' }, /至少 ?10/],
  ])('%s is refused, and never sent back', async ([, to, fields, sentence]) => {
    const who = people.get(to === '/first-password' ? 'xinren' : 'lin')!;
    const answer = await read(await who.post(to, { ...fields, ...(fields.current === 'DEMO' ? { current: server.password } : {}) }));
    expect([answer.status, answer.alert]).toEqual([422, expect.stringMatching(sentence)]);
    for (const secret of [server.password, ...Object.values(fields)]) if (secret.length > 5) expect(answer.all).not.toContain(secret);
    expect(answer.alert).not.toMatch(FOREIGN);
  });
});

test('a filter that is dropped twice, or belongs to somebody else, is not found', async () => {
  expect((await people.get('lin')!.post('/risk/filters/nobodys/removal')).status).toBe(404);
  expect((await people.get('lin')!.post('/hazards/filters/nobodys/removal')).status).toBe(404);
});
