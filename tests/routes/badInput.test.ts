import { randomUUID } from 'node:crypto';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { dayOf, instant } from '~/domain/shared/instant';
import { file, type FormCase, LONG, read, refusesBadInput, TYPED, without } from './forms';
import { cableMaker, foreignRecords, look, type Records } from './records';
import { type Fields, type Visitor, visitorAs, visitorWith } from './visitor';

const server = inject('server');
const cable = cableMaker(server);
const today = dayOf(instant(new Date().toISOString()));

type Ids = Records & { registered: string; graded: string; rectifying: string; awaiting: string; other: Records['post']; otherPerson: string; draftItem: string };

const staleable = 'version';
const CASES: readonly FormCase<Ids>[] = [
  {
    name: '定级', who: 'zhou', to: (ids) => `/hazards/${ids.registered}/grading`, lock: staleable,
    right: () => ({ version: '1', grade: 'general', basis: TYPED, treatment: 'dated' }),
    required: { grade: /隐患等级/, basis: /定级依据/, treatment: /即查即改或限期整改/ }, text: ['basis'],
  },
  {
    name: '签发整改通知单', who: 'lin', to: (ids) => `/hazards/${ids.graded}/notice`, lock: staleable,
    right: (ids) => ({ version: '2', requirement: TYPED, responsibleId: ids.person, deadline: '' }),
    required: { requirement: /整改要求/, responsibleId: /整改责任人/ }, text: ['requirement'], names: ['responsibleId'],
  },
  {
    name: '提交整改结果', who: 'responsible', to: (ids) => `/hazards/${ids.rectifying}/rectification`, lock: staleable,
    right: () => ({ version: '4', cause: TYPED, measure: TYPED, doneOn: today }),
    required: { cause: /原因/, measure: /整改措施/, doneOn: /完成的日期/ }, text: ['cause', 'measure'],
  },
  {
    name: '验收', who: 'zhou', to: (ids) => `/hazards/${ids.awaiting}/verification`, lock: staleable,
    right: () => ({ version: '5', passed: 'yes', standard: TYPED, opinion: TYPED }),
    required: { passed: /验收结论/, standard: /标准/, opinion: /验收意见/ }, text: ['standard', 'opinion'],
  },
  {
    name: '申请延期', who: 'responsible', to: (ids) => `/hazards/${ids.rectifying}/extension`, lock: staleable,
    right: () => ({ version: '4', deadline: '2099-01-01', reason: TYPED }), required: { deadline: /延长到哪一天/, reason: /理由/ }, text: ['reason'],
  },
  {
    name: '登记隐患', who: 'zhou', to: () => '/hazards/new',
    right: (ids) => ({ key: randomUUID(), source: 'snapshot', postId: ids.post, title: '短题', description: TYPED, immediateMeasure: TYPED }),
    required: { postId: /岗位/, title: /一句话/, description: /具体情况/ }, text: ['title', 'description', 'immediateMeasure'], names: ['postId'],
  },
  {
    name: '随手拍', who: 'wang', to: () => '/my/report', right: (ids) => ({ key: randomUUID(), postId: ids.post, title: '短题', description: TYPED, immediateMeasure: '' }),
    required: { postId: /岗位/, title: /一句话/ }, text: ['title', 'description'], names: ['postId'],
  },
  { name: '设立车间', who: 'lin', to: () => '/organisation/workshops', right: () => ({ name: TYPED }), required: { name: /车间名称/ }, text: ['name'] },
  {
    name: '设立岗位', who: 'lin', to: () => '/organisation/posts', right: (ids) => ({ place: ids.workshop, name: TYPED, dueTime: '18:00' }),
    required: { place: /位置/, name: /岗位名称/ }, text: ['name'], names: ['place'],
  },
  { name: '改名', who: 'lin', to: (ids) => `/organisation/posts/${ids.post}/name`, lock: staleable, now: () => '绝缘挤出岗', right: () => ({ version: '1', name: TYPED }), required: { name: /名称/ }, text: ['name'] },
  {
    name: '录入人员', who: 'lin', to: () => '/organisation/people', right: () => ({ name: TYPED, loginName: 'newcomer', joinedOn: today }),
    required: { name: /姓名/, loginName: /登录名/, joinedOn: /入职日/ }, text: ['name', 'loginName'],
  },
  {
    name: '任命', who: 'lin', to: () => '/organisation/appointments', right: (ids) => ({ personId: ids.person, role: 'officer', employment: 'fullTime', fromDay: today }),
    required: { personId: /人员/, role: /职务/, employment: /全职或兼职/, fromDay: /任职开始日/ }, text: [], names: ['personId'],
  },
  {
    name: '安排岗位', who: 'lin', to: () => '/organisation/holdings', right: (ids) => ({ personId: ids.person, role: 'operator', place: `post:${ids.post}`, fromDay: today }),
    required: { personId: /人员/, role: /职务/, place: /车间或岗位/, fromDay: /任职开始日/ }, text: [], names: ['personId'],
  },
  {
    name: '新增风险项', who: 'lin', to: () => '/risk/items/new',
    right: (ids) => ({ postId: ids.post, stage: 'process', dimension: 'management', riskPoint: '新的风险点', failure: TYPED, frequency: 'day' }),
    required: { postId: /岗位/, stage: /环节/, dimension: /维度/, riskPoint: /风险点/, frequency: /频次/ }, text: ['riskPoint', 'failure', 'measureText', 'criterion'], names: ['postId'],
  },
  {
    name: '评价', who: 'lin', to: (ids) => `/risk/items/${ids.draftItem}/assessment`, lock: staleable,
    right: () => ({ version: '1', method: 'LS', factorL: '3', factorS: '3', reason: TYPED }), required: { method: /评价方法/, reason: /理由/ }, text: ['reason'],
  },
  {
    name: '停产申报', who: 'lin', to: () => '/routine/stops', right: (ids) => ({ workshopId: ids.workshop, fromDay: '2099-01-05', toDay: '2099-01-06', reason: TYPED }),
    required: { workshopId: /车间或全厂/, fromDay: /开始日期/, toDay: /结束日期/, reason: /停产的原因/ }, text: ['reason'], names: ['workshopId'],
  },
  {
    name: '未进行原因', who: 'lin', to: () => `/routine/days/${today}/reason`, right: (ids) => ({ postId: ids.post, day: today, reason: TYPED }),
    required: { postId: /岗位/, reason: /原因/ }, text: ['reason'], names: ['postId'],
  },
];

let ids: Ids;
const people = new Map<string, Visitor>();

beforeAll(async () => {
  const one = (sql: string): string => look<{ it: string }>(server, sql, cable)[0]!.it;
  for (const name of ['lin', 'zhou', 'wang', 'jianguan']) people.set(name, await visitorAs(server, name));
  await people.get('lin')!.post('/risk/draft');
  const hazardAt = (stage: string): string => one(`select id as it from hazards where enterprise_id = ? and stage = '${stage}' order by id limit 1`);
  ids = {
    ...foreignRecords(server), registered: hazardAt('registered'), graded: hazardAt('graded'), rectifying: hazardAt('rectifying'), awaiting: hazardAt('awaitingVerification'),
    other: one('select id as it from posts where enterprise_id <> ? limit 1'), otherPerson: one("select id as it from persons where enterprise_id <> ? and name = '杜鹃'"),
    draftItem: one('select id as it from risk_items where enterprise_id = ? order by version_id desc, id limit 1'),
  };
  const [login] = look<{ it: string }>(
    server,
    'select a.login_name as it from hazards h join persons p on p.enterprise_id = h.enterprise_id and p.id = h.responsible_id join accounts a on a.id = p.account_id where h.enterprise_id = ? and h.id = ?',
    cable, ids.rectifying,
  );
  people.set('responsible', await visitorAs(server, login!.it));
});

const whoIs = (name: string): Visitor => people.get(name)!;
refusesBadInput(CASES, whoIs, () => ids, (field) => (/person|responsible/i.test(field) ? ids.otherPerson : ids.other));

describe('a file that is not what it says', () => {
  const jpegHead = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]);
  const heic = new Uint8Array([0, 0, 0, 24, ...new TextEncoder().encode('ftypheic'), 0, 0, 0, 0, ...new TextEncoder().encode('mif1heic')]);
  const brokenJpeg = new Uint8Array(64);
  brokenJpeg.set(jpegHead);
  const big = new Uint8Array(11 * 1024 * 1024);
  big.set(jpegHead);
  const FILES: readonly [string, File, number, RegExp][] = [
    ['a text called jpg', file('现场.jpg', '这不是照片', 'image/jpeg'), 415, /“现场.jpg”不是照片/],
    ['a PDF called jpg', file('现场.jpg', '%PDF-1.7\n1 0 obj', 'image/jpeg'), 415, /“现场.jpg”不是照片/],
    ['a HEIC', file('现场.heic', heic, 'image/heic'), 415, /HEIC/],
    ['eleven megabytes', file('现场.jpg', big, 'image/jpeg'), 413, /11\.0 MB.*10 MB/],
    ['a JPEG cut off in the middle', file('现场.jpg', brokenJpeg, 'image/jpeg'), 422, /无法打开/],
    ['an empty file', file('现场.jpg', '', 'image/jpeg'), 422, /是空的/],
  ];

  test.for(FILES)('%s is refused ahead of its form', async ([, photo, status, sentence]) => {
    const answer = await people.get('wang')!.post('/evidence', { photo });
    expect([answer.status, ((await answer.json()) as { sentence: string }).sentence]).toEqual([status, expect.stringMatching(sentence)]);
  });

  test.for(FILES)('%s is refused with a 随手拍，and what was typed is still there', async ([, photo, status, sentence]) => {
    const post = look<{ it: string }>(server, "select id as it from posts where enterprise_id = ? and name = '护套挤出岗'", cable)[0]!.it;
    const answer = await read(await people.get('wang')!.post('/my/report', { key: randomUUID(), postId: post, title: '短题', description: TYPED, immediateMeasure: TYPED, photos: photo }));
    expect([answer.status, answer.alert]).toEqual([status, expect.stringMatching(sentence)]);
    expect(answer.all).toContain(TYPED);
  });

  test.for(FILES)('%s is refused with a rectification', async ([, photo, status, sentence]) => {
    const answer = await read(await people.get('responsible')!.post(`/hazards/${ids.rectifying}/rectification`, { version: '4', cause: TYPED, measure: TYPED, doneOn: today, photos: photo }));
    expect([answer.status, answer.alert]).toEqual([status, expect.stringMatching(sentence)]);
    expect(answer.all).toContain(TYPED);
  });

  test('a photo as the paper of an appointment, by its bytes, is told apart from a PDF', async () => {
    const answer = await read(await people.get('lin')!.post(`/organisation/appointments/${ids.appointment}/attachment`, { paper: file('任命.pdf', '不是文件', 'application/pdf') }));
    expect([409, 415, 422]).toContain(answer.status);
    expect(answer.alert).toMatch(/[\u4e00-\u9fff]/);
  });
});

function sheet() {
  // One of the posts whose check of today the demo leaves to the visitor.
  const post = look<{ it: string }>(server, "select id as it from posts where enterprise_id = ? and name = '护套挤出岗'", cable)[0]!.it;
  const [published] = look<{ it: string }>(server, 'select version_id as it from risk_list_publications where enterprise_id = ? and effective_from <= ? order by published_at desc limit 1', cable, today);
  const items = look<{ id: string }>(server, 'select id from risk_items where enterprise_id = ? and version_id = ? and post_id = ?', cable, published!.it, post).map(({ id }) => id);
  const lin = look<{ it: string }>(server, "select id as it from persons where enterprise_id = ? and name = '林晓燕'", cable)[0]!.it;
  return { post, version: published!.it, items, lin };
}

describe('today’s check', () => {
  const sends = async (spoil: (right: Record<string, string>, item: string) => Fields) => {
    const { post, version, items, lin } = sheet();
    const right = { day: today, versionId: version, submissionKey: 'bad-input-of-the-check', signerId: lin, ...Object.fromEntries(items.map((id) => [`answer.${id}`, 'conforming'])), zeroRisk: 'yes' };
    return read(await people.get('lin')!.post(`/check/${post}`, spoil(right, items[0]!)));
  };

  test('filled in by somebody else is not signed by whoever sends it', async () => {
    const { status, alert } = await sends((right) => ({ ...right, signerId: ids.person }));
    expect([status, alert]).toEqual([403, expect.stringMatching(/另一个人填写和签名/)]);
  });
  test('with a blank item names it', async () => {
    const { status, alert } = await sends((right, item) => without(right, `answer.${item}`));
    expect([status, alert]).toEqual([422, expect.stringMatching(/“.+”没有选择结果/)]);
  });
  test('with an answer that is none names the item', async () => {
    const { status, alert } = await sends((right, item) => ({ ...right, [`answer.${item}`]: 'perhaps' }));
    expect([status, alert]).toEqual([422, expect.stringMatching(/没有选择结果/)]);
  });
  test('不符合 without words asks for them, and keeps the measure that was typed', async () => {
    const { status, alert, all } = await sends((right, item) => ({ ...without(right, 'zeroRisk'), [`answer.${item}`]: 'nonconforming', [`measure.${item}`]: TYPED }));
    expect([status, alert]).toEqual([422, expect.stringMatching(/请写明哪里不符合/)]);
    expect(all).toContain(TYPED);
  });
  test('with words that are too long says so', async () => {
    const { status, alert, all } = await sends((right, item) => ({ ...without(right, 'zeroRisk'), [`answer.${item}`]: 'nonconforming', [`measure.${item}`]: TYPED, [`description.${item}`]: LONG }));
    expect([status, alert]).toEqual([422, expect.stringMatching(/超过 \d+ 字/)]);
    expect(all).toContain(TYPED);
  });
  test('without zero risk declared asks for it', async () => {
    const { status, alert } = await sends((right) => without(right, 'zeroRisk'));
    expect([status, alert]).toEqual([422, expect.stringMatching(/零风险报告/)]);
  });
  test('on an item of nobody’s list is refused', async () => {
    const { status, alert } = await sends((right) => ({ ...right, 'answer.nobodys-item': 'conforming' }));
    expect([status, alert]).toEqual([422, expect.stringMatching(/不属于这个岗位/)]);
  });
  test('against a list that moved on is a 409', async () => {
    const { status, alert } = await sends((right) => ({ ...right, versionId: 'an-earlier-version' }));
    expect([status, alert]).toEqual([409, expect.stringMatching(/新版本/)]);
  });
  test('on a day that is none, or has not come, is refused', async () => {
    expect(await sends((right) => ({ ...right, day: '2026-02-30' }))).toMatchObject({ status: 422 });
    expect(await sends((right) => ({ ...right, day: '2099-01-05' }))).toMatchObject({ status: 422, alert: expect.stringMatching(/还没有到/) as string });
  });
});

describe('a form that nobody is signed in for', () => {
  test('is answered 401 with the words typed in it, and no password', async () => {
    const answer = await read(await visitorWith(server).post('/my/report', { key: randomUUID(), title: '短题', description: TYPED, password: '不可以显示的词' }));
    expect([answer.status, answer.all]).toEqual([401, expect.stringContaining(TYPED)]);
    expect(answer.all).toMatch(/刚才输入的内容/);
    expect(answer.all).not.toContain('不可以显示的词');
  });
});

describe('an address that cannot be', () => {
  const open = (to: string) => people.get('lin')!.get(to);
  test.for([['/%E0%A4%A', 400], ['/c/nothing', 404], ['/nothing', 404]] as const)('%s is told in Chinese, with a way on', async ([to, status]) => {
    const answer = await open(to);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, expect.stringMatching(/^text\/html/)]);
    expect(await answer.text()).toMatch(/回到首页/);
  });
  test('a day to come has no gap to explain, and says why', async () => {
    const { post } = sheet();
    expect(await (await people.get('lin')!.get(`/today/${post}/gap?day=2099-01-05`)).text()).toContain('还没有到');
  });
  test('days the wrong way round are told on the ledger, and a place in it that is none is the first page', async () => {
    expect(await (await open('/hazards?state=all&from=2026-11-20&to=2026-11-01')).text()).toContain('“从”晚于“到”');
    for (const place of ['after=junk', 'after=junk~x', 'before=9~', 'after=2026-11-01~a~b']) {
      expect(await (await open(`/hazards?state=all&${place}`)).text()).not.toContain('上一页</a>');
    }
  });
});

describe('signing in', () => {
  test('without a name or a password says which, and keeps the name', async () => {
    for (const [loginName, password, sentence] of [[TYPED, '', /密码/], ['', TYPED, /登录名/]] as const) {
      const answer = await read(await visitorWith(server).post('/sign-in', { loginName, password }));
      expect([answer.status, answer.alert]).toEqual([422, expect.stringMatching(sentence)]);
      expect(answer.all.includes(TYPED)).toBe(loginName === TYPED);
    }
  });
});

/** A submission of the cable maker that waits for its answer; the demo leaves none. */
function addOpenSubmission(): string {
  const db = new Database(path.join(server.dataFolder, 'zhian.db'));
  try {
    const one = db.prepare('select * from submissions where enterprise_id = ? limit 1').get(cable) as Record<string, unknown>;
    const open: Record<string, unknown> = { ...one, id: 'bad-input-open', number: 'BS-OPEN', state: 'waiting' };
    const columns = Object.keys(open);
    db.prepare(`insert or ignore into submissions (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`).run(Object.values(open));
    return 'bad-input-open';
  } finally {
    db.close();
  }
}

describe('a regulator’s answer', () => {
  test('that returns without a reason asks for it', async () => {
    const answer = await read(await people.get('jianguan')!.post(`/supervision/submissions/${addOpenSubmission()}`, { kind: 'returned', reason: '' }));
    expect([answer.status, answer.alert]).toEqual([422, expect.stringMatching(/理由/)]);
  });
  test('of neither kind, or to a submission answered before, is refused in Chinese', async () => {
    const [answered] = look<{ it: string }>(server, 'select submission_id as it from submission_answers where enterprise_id = ? limit 1', cable);
    const kind = await read(await people.get('jianguan')!.post(`/supervision/submissions/${answered!.it}`, { kind: 'perhaps', reason: TYPED }));
    expect(kind.status).toBe(422);
    const again = await people.get('jianguan')!.post(`/supervision/submissions/${answered!.it}`, { kind: 'accepted', reason: '' });
    expect(again.status).toBe(409);
  });
});
