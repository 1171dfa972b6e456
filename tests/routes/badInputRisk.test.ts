import { beforeAll, describe, expect, inject, test } from 'vitest';
import { bandField, ownField } from '~/domain/risk/assess/standardFields';
import { THREE_FACTOR_SETS, TWO_FACTOR_SETS } from '~/domain/risk/assess/methods/threeFactor';
import { RISK_LEVELS } from '~/domain/risk/types';
import { METHOD_NAMES } from '~/domain/risk/words';
import { file, FOREIGN, type FormCase, LONG, read, refusesBadInput, TYPED } from './forms';
import { cableMaker, look, madeRecords, type Records } from './records';
import { type Fields, type Visitor, visitorAs } from './visitor';

const server = inject('server');
const cable = cableMaker(server);

type Ids = Records & { draftItem: string; point: string; assessed: string; owner: string; other: string; otherPerson: string; importVersion: string; standard: string };
let ids: Ids;
const people = new Map<string, Visitor>();
const lin = (): Visitor => people.get('lin')!;

beforeAll(async () => {
  people.set('lin', await visitorAs(server, 'lin'));
  await lin().post('/risk/draft');
  const one = (sql: string): string => look<{ it: string }>(server, sql, cable)[0]!.it;
  const made = await madeRecords(server, lin());
  const [item] = look<{ id: string; point: string; owner: string; assessment: string }>(
    server,
    'select i.id, i.risk_point as point, p.name as owner, i.assessment from risk_items i join persons p on p.enterprise_id = i.enterprise_id and p.id = i.owner_enterprise where i.enterprise_id = ? and i.assessment is not null order by i.version_id desc, i.id desc limit 1',
    cable,
  );
  ids = {
    ...made,
    draftItem: item!.id, point: item!.point, owner: item!.owner, assessed: `风险值 ${(JSON.parse(item!.assessment) as { value: number }).value}`,
    other: one('select id as it from posts where enterprise_id <> ? limit 1'),
    otherPerson: one("select id as it from persons where enterprise_id <> ? and name = '杜鹃'"),
    importVersion: one(`select cast(version as text) as it from risk_imports where enterprise_id = ? and id = '${made.import}'`),
    standard: one('select cast(coalesce(max(number), 0) as text) as it from risk_standards where enterprise_id = ?'),
  };
});

const versionOf = (item: string): string => look<{ it: string }>(server, 'select cast(version as text) as it from risk_items where enterprise_id = ? and id = ?', cable, item)[0]!.it;
const STANDARD: Fields = {
  methods: ['LS', 'LEC'], firstMethod: 'LS', lsSetId: 'LS-P1', lecVariant: 'classic', seventy: 'general', twenty: 'ordinary', fmeaRule: 'AP', thresholdMajor: '100', thresholdConsiderable: '50',
  thresholdGeneral: '20', significantAbove: '9', threeFactorSet: '3F-5', twoFactorSet: '2F-3', document: 'QB-01', reason: TYPED,
  ...Object.fromEntries([...THREE_FACTOR_SETS, ...TWO_FACTOR_SETS].flatMap((set) => set.bands.map((_, index) => [bandField(set.id, index), 'low']))),
  ...Object.fromEntries(RISK_LEVELS.flatMap((level) => [[ownField(level, 'low'), '1'], [ownField(level, 'high'), '2']])),
};

const item = (part: string) => (now: Ids) => `/risk/items/${now.draftItem}/${part}`;
const CASES: readonly FormCase<Ids>[] = [
  {
    name: '改风险项', who: 'lin', to: (now) => `/risk/items/${now.draftItem}`, lock: 'version', now: ({ point }) => point,
    right: (now) => ({
      version: versionOf(now.draftItem), postId: now.post, stage: 'process', dimension: 'management', riskPoint: TYPED, failure: '', consequence: '', measureKind: 'inspection', measureText: '首件',
      checkContent: '', method: '', criterion: '', frequency: 'day', changeReason: '',
    }),
    required: { postId: /岗位/, stage: /环节/, dimension: /维度/, riskPoint: /风险点/, frequency: /频次/ }, names: ['postId'],
    text: ['riskPoint', 'failure', 'consequence', 'measureText', 'checkContent', 'method', 'criterion', 'changeReason'],
  },
  {
    name: '评价', who: 'lin', to: item('assessment'), lock: 'version', now: ({ assessed }) => assessed,
    right: (now) => ({ version: versionOf(now.draftItem), method: 'LS', factorL: '3', factorS: '3', reason: TYPED }), required: { method: /评价方法/, reason: /理由/}, text: ['reason'],
  },
  {
    name: '残余风险', who: 'lin', to: item('residual'), lock: 'version', now: ({ point }) => point,
    right: (now) => ({ version: versionOf(now.draftItem), factorL: '1', factorS: '1', reason: TYPED }), required: {}, text: ['reason'],
  },
  {
    name: '责任人', who: 'lin', to: item('owners'), lock: 'version', now: ({ owner }) => owner,
    right: (now) => ({ version: versionOf(now.draftItem), by: 'hand', ownerEnterprise: now.person }), required: { by: /指定方式/ }, text: [], names: ['ownerEnterprise'],
  },
  {
    name: '核对准则', who: 'lin', to: item('limit'), lock: 'version', now: ({ point }) => point,
    right: (now) => ({ version: versionOf(now.draftItem), standard: TYPED, clause: '5.1', edition: '2023' }), required: { standard: /标准号/, clause: /条款/, edition: /版本/ }, text: ['standard', 'clause', 'edition'],
  },
  { name: '移出草稿', who: 'lin', to: item('removal'), lock: 'version', now: ({ point }) => point, right: (now) => ({ version: versionOf(now.draftItem) }), required: {}, text: [] },
  {
    name: '批量责任人', who: 'lin', to: () => '/risk/items/owners', right: (now) => ({ item: `${now.draftItem}:${versionOf(now.draftItem)}`, by: 'hand', ownerPost: now.person }),
    required: { item: /选择一行/, by: /指定方式/ }, text: [], names: ['ownerPost'], lock: 'item', otherVersion: 'MOVED', now: ({ owner }) => owner,
  },
  {
    name: '制定分级标准', who: 'lin', to: () => '/risk/standard/new', right: (now) => ({ ...STANDARD, seen: now.standard }), lock: 'seen', now: () => METHOD_NAMES.HACCP,
    required: { methods: /方法/, firstMethod: /默认方法/, lsSetId: /分级/, lecVariant: /C 的取值/, fmeaRule: /FMEA/, thresholdMajor: /重大界限/, significantAbove: /显著/, reason: /理由/ }, text: ['document', 'reason'],
  },
  {
    name: '按新标准重新评价', who: 'lin', to: (now) => `/risk/standard/${now.standard}/impact`, right: (now) => ({ item: `${now.draftItem}:${versionOf(now.draftItem)}`, reason: TYPED }),
    required: { item: /选择一行/, reason: /理由/ }, text: ['reason'], lock: 'item', otherVersion: 'MOVED', now: ({ assessed }) => assessed,
  },
  { name: '上传平面图', who: 'lin', to: () => '/risk/map/picture', right: () => ({ seen: '0', picture: file('图.png', 'x', 'image/png') }), required: {}, text: [] },
  {
    name: '平面图区域', who: 'lin', to: () => '/risk/map/regions', right: (now) => ({ seen: now.plan, region: `post:${now.post}:300:300:200:200` }), required: {}, text: [], lock: 'seen', now: () => '绝缘挤出岗：左 10%',
  },
  { name: '不用平面图', who: 'lin', to: () => '/risk/map/schematic', right: () => ({ seen: '0' }), required: { seen: /刷新/ }, text: [], lock: 'seen', now: () => '绝缘挤出岗：左 10%' },
  {
    name: '答复建议', who: 'lin', to: () => '/risk/proposals', right: () => ({ kind: 'lower', lineId: 'nobodys-line', basis: 'none', answer: 'refuse', measure: '短', reason: TYPED }),
    required: { kind: /刷新/, answer: /采纳/, reason: /理由/ }, text: ['measure', 'reason'],
  },
  {
    name: '提出重新评估', who: 'lin', to: () => '/risk/reviews', right: (now) => ({ trigger: 'material', what: TYPED, postId: now.post, dueDay: '2099-01-01' }),
    required: { trigger: /原因/, what: /变化/, postId: /岗位/, dueDay: /完成期限/ }, text: ['what'], names: ['postId'],
  },
  {
    name: '复制到其他车间', who: 'lin', to: () => '/risk/copy', right: (now) => ({ from: now.workshop, to: now.workshop, 'workshop-0': '车间', 'post-0': '岗位', 'postId-0': now.post }),
    required: { from: /来源车间/, to: /目标车间/ }, text: [],
  },
  {
    name: '导入：列', who: 'lin', to: (now) => `/risk/import/${now.import}/columns`, right: (now) => ({ version: now.importVersion, field: ['riskPoint', 'post'] }), required: { field: /各列/ }, text: [], lock: 'version',
    now: () => '风险点：风险点',
  },
  { name: '导入：表头', who: 'lin', to: (now) => `/risk/import/${now.import}/head`, right: (now) => ({ version: now.importVersion, head: '0' }), required: { head: /表头/ }, text: [], lock: 'version', now: () => '第 1 行' },
  { name: '导入：工作表', who: 'lin', to: (now) => `/risk/import/${now.import}/sheet`, right: (now) => ({ version: now.importVersion, sheet: '0' }), required: { sheet: /工作表/ }, text: [], lock: 'version', now: () => '清单' },
  {
    name: '导入：岗位', who: 'lin', to: (now) => `/risk/import/${now.import}/places`, lock: 'version', now: () => '没有另外指定',
    right: (now) => ({ version: now.importVersion, 'workshop-0': '三楼', 'post-0': '护套', 'postId-0': now.post }), required: {}, text: [], names: ['postId-0'],
  },
  {
    name: '范本更新', who: 'lin', to: () => '/risk/library/updates', right: () => ({ categoryId: 'wire-cable', key: 'no-such-row', lineId: '', edition: '1', answer: 'take' }),
    required: { answer: /采纳或保持不变/, categoryId: /刷新/, key: /刷新/, lineId: /刷新/, edition: /刷新/ }, text: [],
  },
  { name: '导入：确认', who: 'lin', to: (now) => `/risk/import/${now.import}/confirmation`, right: (now) => ({ version: now.importVersion, seen: 'x' }), required: { seen: /刷新/ }, text: [], lock: 'version', now: () => '风险点：风险点' },
];

refusesBadInput(
  CASES, (name) => people.get(name)!, () => ids, (field) => (/owner/.test(field) ? ids.otherPerson : ids.other),
  () => `${ids.draftItem}:999`,
);

describe('a picture of the plan that is none', () => {
  const heic = new Uint8Array([0, 0, 0, 24, ...new TextEncoder().encode('ftypheic'), 0, 0, 0, 0, ...new TextEncoder().encode('mif1heic')]);
  const broken = new Uint8Array(64);
  broken.set([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]);
  test.for<[string, File | string, number, RegExp]>([
    ['a text', file('厂区.png', '这不是图片', 'image/png'), 415, /“厂区.png”不是图片/],
    ['a drawing as PDF', file('厂区.png', '%PDF-1.7', 'image/png'), 415, /请先导出为图片/],
    ['a HEIC', file('厂区.heic', heic, 'image/heic'), 415, /HEIC/],
    ['cut off', file('厂区.jpg', broken, 'image/jpeg'), 422, /无法打开/],
    ['empty', file('厂区.png', '', 'image/png'), 422, /空文件/],
    ['words', '不是文件', 422, /请选择平面图文件/],
  ])('%s', async ([, picture, status, sentence]) => {
    const answer = await read(await lin().post('/risk/map/picture', { seen: '0', picture }));
    expect([answer.status, answer.alert]).toEqual([status, expect.stringMatching(sentence)]);
  });
});

describe('a list to import that is none', () => {
  test.for<[string, File | string, RegExp]>([
    ['a PDF', file('清单.xlsx', '%PDF-1.7', 'application/pdf'), /PDF/],
    ['a web page', file('清单.xls', '<html><table></table></html>', 'text/html'), /网页/],
    ['a picture', file('清单.xlsx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'image/png'), /图片/],
    ['an old workbook', file('清单.xlsx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'application/vnd.ms-excel'), /\.xls/],
    ['a text under the name of a workbook', file('清单.xlsx', '风险点,措施\n偏心,首检\n', 'text/csv'), /文件名是 Excel 工作簿，内容却不是/],
    ['noise', file('清单.csv', new Uint8Array(Array.from({ length: 3_000 }, (_, at) => (at * 7_919 + ((at * at) >> 3) * 31) & 0xff)), 'text/csv'), /不是表格/],
    ['empty', file('清单.csv', '', 'text/csv'), /空|选择/],
    ['words', '不是文件', /请选择要导入的文件/],
  ])('%s', async ([, upload, sentence]) => {
    const answer = await read(await lin().post('/risk/import', { file: upload }));
    expect([413, 415, 422]).toContain(answer.status);
    expect(answer.alert).toMatch(sentence);
    expect(answer.alert).not.toMatch(FOREIGN);
  });
});

test('an assessment in which nothing is chosen names everything that is missing, each at its field', async () => {
  const answer = await read(await lin().post(`/risk/items/${ids.draftItem}/assessment`, { version: versionOf(ids.draftItem), method: 'LS', reason: '' }));
  expect(answer.status).toBe(422);
  for (const missing of [/可能性 L 请从/, /严重度 S 请从/, /请写明评价的理由/]) expect(answer.alert).toMatch(missing);
});

describe('rows of the sheet', () => {
  const send = async (body: unknown) => {
    const answer = await lin().postJson('/risk/edit/rows', body);
    return { status: answer.status, text: await answer.text() };
  };
  test('that are no rows are refused in Chinese', async () => {
    for (const body of ['{', {}, { rows: [] }, { rows: [{ id: ids.draftItem, version: 'x', set: {} }] }, { rows: [{ id: ids.draftItem, version: 1, set: { stage: 'nowhere' } }] }]) {
      const { status, text } = await send(body);
      expect([status, text]).toEqual([422, expect.stringMatching(/没有保存.*请刷新后重试/)]);
      expect(text).not.toMatch(/Invalid|expected/);
    }
  });
  test('that moved on come back with what they say now', async () => {
    const { text } = await send({ rows: [{ id: ids.draftItem, version: 999, set: { failure: TYPED } }] });
    expect(text).toMatch(/在您打开之后已被改动/);
    expect(text).toContain('values');
  });
  test('with too long a text, or on a post of another factory, are not saved', async () => {
    const version = Number(versionOf(ids.draftItem));
    expect((await send({ rows: [{ id: ids.draftItem, version, set: { failure: LONG.slice(0, 600) } }] })).text).toMatch(/最多/);
    expect((await send({ rows: [{ id: ids.draftItem, version, set: { postId: ids.other } }] })).text).toMatch(/本企业现有的岗位/);
  });
});

describe('a post to be opened in place', () => {
  test('without a name is refused at its fields, with every answer still there', async () => {
    const version = look<{ it: string }>(server, 'select cast(version as text) as it from risk_imports where enterprise_id = ? and id = ?', cable, ids.import)[0]!.it;
    const board = {
      'workshop-0': '三楼', 'post-0': '护套', 'postId-0': 'new', 'newWorkshop-0': '  ', 'newPost-0': '护套机台', 'workshop-1': '四楼', 'post-1': '打包', 'postId-1': 'new', 'newWorkshop-1': '包装车间', 'newPost-1': '岗'.repeat(41),
    };
    for (const [to, fields] of [[`/risk/import/${ids.import}/places`, { ...board, version }], ['/risk/mapping', { ...board, category: 'common' }]] as const) {
      const answer = await read(await lin().post(to, fields));
      expect([to, answer.status]).toEqual([to, 422]);
      for (const words of ['请填写车间名称。', '岗位名称最多 40 个字，请精简。', '护套机台', '包装车间']) expect(answer.all).toContain(words);
    }
    expect(look(server, "select name from workshops where enterprise_id = ? and name = '包装车间'", cable)).toEqual([]);
  });

  test('is opened and answers to the name of the sheet', async () => {
    const version = look<{ it: string }>(server, 'select cast(version as text) as it from risk_imports where enterprise_id = ? and id = ?', cable, ids.import)[0]!.it;
    const answer = await lin().post(`/risk/import/${ids.import}/places`, { version, 'workshop-0': '三楼', 'post-0': '护套', 'postId-0': 'new', 'newWorkshop-0': '三楼车间', 'newPost-0': '护套机台' });
    expect(answer.status).toBe(302);
    expect(look(server, "select p.name as name from posts p join workshops w on w.enterprise_id = p.enterprise_id and w.id = p.workshop_id where p.enterprise_id = ? and w.name = '三楼车间'", cable)).toEqual([{ name: '护套机台' }]);
  });
});

describe('the page of names to be answered', () => {
  test('says that nothing was laid without praise, and what to do where no template was chosen', async () => {
    const laid = await read(await lin().get('/risk/mapping?category=common&laid=0'));
    expect(laid.all).toContain('没有放入新行');
    expect(laid.all).not.toContain('已放入 0 行');
    expect(laid.all).not.toMatch(/notice success/);
  });
});
