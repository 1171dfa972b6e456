import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { update } from 'db/dialect/writes';
import { riskItems } from 'db/schema';
import { importTarget, riskImportsOf } from 'db/repositories/risk/riskImports';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { byLs } from '~/domain/risk/assess/assess';
import { findLayout } from '~/domain/risk/import/columns';
import { compareSheet } from '~/domain/risk/import/comparison';
import type { ImportGround } from '~/domain/risk/import/settle';
import type { Sheet } from '~/domain/risk/import/sheet';
import { PROPOSED_STANDARD } from '~/domain/risk/assess/standard';
import { instant } from '~/domain/shared/instant';
import { day } from '~/domain/shared/day';
import type { ImportField } from '~/domain/risk/import/fields';
import { explain } from '~/domain/shared/refusal';
import { riskImport } from '~/pages/risk/import/riskImport';
import { verifyChains } from '~/services/integrity/verifyChains';
import { addPerson } from '~/services/organisation/people/addPerson';
import { leaveEnterprise } from '~/services/organisation/people/leaveEnterprise';
import { openPost } from '~/services/organisation/places/openPost';
import { addItem } from '~/services/risk/list/addItem';
import { assessItem } from '~/services/risk/assess/assessItem';
import { arrangeImport } from '~/services/risk/import/arrangeImport';
import { typedMeasurements } from '~/domain/risk/list/measurementText';
import { setMeasurements } from '~/services/risk/list/setMeasurements';
import { editRows } from '~/services/risk/list/editRows';
import { confirmImport } from '~/services/risk/import/confirmImport';
import { EXAMPLE_POINT, importTemplate } from '~/services/risk/import/importTemplate';
import { pruneImports } from '~/services/risk/import/pruneImports';
import { readImport } from '~/services/risk/import/readImport';
import { IMPORT_REFUSALS } from '~/services/risk/import/refusals';
import { stageImport } from '~/services/risk/import/stageImport';
import { takeImport } from '~/services/risk/import/takeImport';
import { listWorkbook } from '~/services/risk/list/listWorkbook';
import { nameOwners } from '~/services/risk/list/nameOwners';
import { createWorld, type World } from '../../world/factory';

const HEAD = ['序号', '车间', '岗位', '环节', '风险点', '管控措施', '频次', '可能性', '严重性', '风险等级', '责任人'];
const run = { progress: async () => undefined };

async function sheet(rows: readonly (readonly unknown[])[], head: readonly string[] = HEAD): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet('清单');
  page.addRow(['海纳线缆风险管控清单']);
  page.addRow([...head]);
  for (const row of rows) page.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Uploads and reads; answers the id and a look at the comparison. */
async function upload(world: World, bytes: Buffer, name = '清单.xlsx') {
  const permit = () => world.haina.as('director', 'risk.edit');
  const staged = await stageImport(world.cx, permit(), { name, bytes });
  if (!staged.ok) throw new Error(staged.refusal.code);
  const { importId } = staged.fact;
  await readImport(world.cx, world.haina.enterpriseId, importId, run);
  const look = async () => (await riskImport(world.cx, permit(), importId))!;
  const preview = async () => (await look()).preview!;
  const confirm = async () => {
    const view = await look();
    return confirmImport(world.cx, permit(), importId, { target: view.preview!.seen, version: view.version });
  };
  return { importId, look, preview, confirm };
}

const scope = (world: World) => scopeOf(world.store, world.haina.enterpriseId);
const versionOf = async (world: World, importId: string): Promise<number> => (await riskImportsOf(scope(world)).byId(importId))!.version;
const draftItems = async (world: World) => (await importTarget(scope(world))).items;
const ROW = [1, '挤塑车间', '绝缘挤出岗', '生产过程', '绝缘偏心', '首件确认\n每小时巡检', '每班', 3, 3, '一般', '孙磊'];

describe('an import', () => {
  it('shows what would be written, writes nothing before it is confirmed, then all of it with its event', async () => {
    const world = await createWorld();
    const staged = await upload(world, await sheet([ROW, [], [2, '拉丝车间', '进货检验员', '采购', '铜杆材质', '逐批查验', '每批', 4, 5, '', '']]));
    expect(await staged.preview()).toMatchObject({ counts: { added: 2, changed: 0, same: 0, refused: 0, blank: 1 } });
    expect(await draftItems(world)).toEqual([]);
    expect(await staged.confirm()).toMatchObject({ ok: true, fact: { added: 2, changed: 0 } });
    const [first, second] = await draftItems(world);
    expect(first).toMatchObject({
      postId: world.haina.posts.extruder, stage: 'process', riskPoint: '绝缘偏心', frequency: 'shift', level: 'general', ownerPost: world.haina.people.lead, confirmedBy: world.haina.people.director,
      measures: [{ kind: 'parameter', text: '首件确认' }, { kind: 'parameter', text: '每小时巡检' }], checkContent: '绝缘偏心',
    });
    expect(second).toMatchObject({ postId: world.haina.posts.incoming, stage: 'incoming', frequency: 'event', level: 'major' });
    expect((await staged.look()).outcome).toMatchObject({ added: 2 });
  });

  it('says at a row which of its cells could not be read as they are seen, also where the row is the same', async () => {
    const world = await createWorld();
    const book = async (criterion: ExcelJS.CellValue): Promise<Buffer> => {
      const workbook = new ExcelJS.Workbook();
      const page = workbook.addWorksheet('清单');
      page.addRow(['车间', '岗位', '环节', '风险点', '判定准则', '产品', '频次']);
      page.addRow(['挤塑车间', '绝缘挤出岗', '生产过程', '绝缘\u200B偏心', criterion, 6901234567892, '每日']);
      page.getRow(2).hidden = criterion === null;
      return Buffer.from(await workbook.xlsx.writeBuffer());
    };
    const staged = await upload(world, await book({ error: '#REF!' } as ExcelJS.CellErrorValue));
    const { added } = await staged.preview();
    expect(added[0]).toMatchObject({ riskPoint: '绝缘偏心', notes: ['单元格 E2 是错误值 #REF!，按空白读入；请在表格里改好后重新导入。'] });
    await staged.confirm();
    expect((await draftItems(world)).find(({ riskPoint }) => riskPoint === '绝缘偏心')).toMatchObject({ criterion: '', product: '6901234567892' });
    const again = await upload(world, await book({ formula: '1+1', date1904: false } as ExcelJS.CellFormulaValue));
    const preview = await again.preview();
    expect(preview.counts).toMatchObject({ same: 1, noted: 1, added: 0, changed: 0 });
    expect(preview.noted[0]?.notes[0]).toContain('E2 的公式没有存下计算结果');
    expect((await (await upload(world, await book(null))).preview()).noted[0]?.notes).toEqual(['这一行在表格里是隐藏的，也已读入；不需要的请在表格里删去后重新导入。']);
  });

  it('takes no word of frequency for a laxer one, says how each was taken, and asks back what nobody understands', async () => {
    const world = await createWorld();
    const words = ['每2小时', '每小时', '2次/年', '每半月', '3个月', '日管控', '2次/班', '每日', '定期'];
    const staged = await upload(world, await sheet(words.map((word, at) => [at, '挤塑车间', '绝缘挤出岗', '生产过程', `风险 ${word}`, '', word, '', '', '', ''])));
    const { added, refused, frequencies } = await staged.preview();
    expect(added.map(({ frequency }) => frequency)).toEqual(['hour2', 'hour1', 'halfYear', 'week', 'quarter', 'day', 'hour4', 'day']);
    expect(added[0]!.notes).toEqual(['“班内每2小时”从每个班次开始时算起，没有排班次的岗位为全天 24 小时；只在部分时间检查的，请在条目里设“检查时段”。']);
    expect(added[6]!.notes[0]).toBe('频次“2次/班”按不低于它的“班内每4小时”导入。');
    expect(refused.map(({ reasons }) => reasons[0])).toEqual([expect.stringContaining('看不懂检查频次“定期”')]);
    expect(frequencies.map(({ text, taken }) => [text, taken])).toEqual([
      ['定期', null], ['每半月', 'week'], ['2次/班', 'hour4'], ['每2小时', 'hour2'], ['每小时', 'hour1'], ['2次/年', 'halfYear'], ['3个月', 'quarter'], ['日管控', 'day'],
    ]);
  });

  it('refuses no row for its level: a word nobody knows is told at the row, no level is none', async () => {
    const world = await createWorld();
    const words = ['重大风险(红)', '红色/重大', 'Ⅰ级(重大)', '◆ 重大', '未评价', '—', '很高'];
    const staged = await upload(world, await sheet(words.map((word, at) => [at, '挤塑车间', '绝缘挤出岗', '生产过程', `风险 ${word}`, '', '每日', '', '', word, ''])));
    const { added, refused } = await staged.preview();
    expect(refused).toEqual([]);
    expect(added.slice(0, 4).map(({ notes }) => notes[0]!.slice(0, 9))).toEqual(Array.from({ length: 4 }, () => '表中只有等级“重大'));
    expect(added.slice(4).map(({ notes }) => notes.join())).toEqual(['', '', expect.stringMatching(/^等级“很高”认不出/)]);
  });

  it('names everything that is wrong with a row at once, and asks for nothing that follows from what is wrong', async () => {
    const world = await createWorld();
    const staged = await upload(world, await sheet([
      [1, '挤塑车间', '绝缘挤出岗', '生产过程', '绝缘偏心', '', '看情况', 9, 3, '', '张不在'],
      [2, '三楼', '某岗', '', '表面划伤', '', '', '', '', '', ''],
    ]));
    const { refused, unknownPlaces } = await staged.preview();
    expect(refused.map(({ reasons }) => reasons.map((reason) => reason.replace('看不懂', '看不明').split(/不(?!明)|“看/)[0]))).toEqual([['可能性“9”', '看不明检查频次', '岗位责任人“张'], ['“三楼 / 某岗”对', '没有写环节。']]);
    expect(unknownPlaces).toHaveLength(1);
  });

  it('of a sheet without stages takes the one a person chooses for all rows, and keeps it with the arrangement', async () => {
    const world = await createWorld();
    const staged = await upload(world, Buffer.from('车间,岗位,风险点,频次\n挤塑车间,绝缘挤出岗,绝缘偏心,每班\n挤塑车间,绝缘挤出岗,表面划伤,每班\n'), '清单.csv');
    expect((await staged.preview()).refused.map(({ reasons }) => reasons)).toEqual([['没有写环节。'], ['没有写环节。']]);
    const arrange = async (fields: readonly (ImportField | null)[]) => arrangeImport(world.cx, world.haina.as('director', 'risk.edit'), staged.importId, await versionOf(world, staged.importId), { kind: 'columns', fields, stage: 'process' });
    expect((await arrange(['workshop', 'post', 'riskPoint', 'frequency'])).ok).toBe(true);
    expect(await staged.look()).toMatchObject({ table: { stage: 'process' } });
    expect((await staged.preview()).added.map(({ stage }) => stage)).toEqual(['process', 'process']);
    expect((await arrange(['workshop', 'stage', 'riskPoint', 'frequency'])).ok).toBe(true);
    expect((await staged.preview()).refused[0]!.reasons.join()).toContain('环节“绝缘挤出岗”不在可选范围内');
  });

  it('of a sheet that says nothing of the frequency leaves a row of the draft its own, and asks for it where the row is new', async () => {
    const world = await createWorld();
    await (await upload(world, await sheet([ROW]))).confirm();
    const bare = (point: string, measures: string) => [1, '挤塑车间', '绝缘挤出岗', '生产过程', point, measures, '', '', '', '', ''];
    const staged = await upload(world, await sheet([bare('绝缘偏心', '每半小时巡检'), bare('表面划伤', '每盘目视')]));
    const { changed, refused } = await staged.preview();
    expect(changed.map(({ number, fields }) => [number, fields.map(({ name }) => name)])).toEqual([[3, ['管控措施']]]);
    expect(refused).toMatchObject([{ number: 4, riskPoint: '表面划伤', reasons: ['没有写检查频次，也没有等级可供建议，请补上一项。'] }]);
    expect(await staged.confirm()).toMatchObject({ ok: true });
    expect(await draftItems(world)).toMatchObject([{ riskPoint: '绝缘偏心', frequency: 'shift', level: 'general', measures: [{ text: '每半小时巡检' }] }]);
  });

  it('taken twice is written once', async () => {
    const world = await createWorld();
    const staged = await upload(world, await sheet([ROW]));
    const { version, preview } = await staged.look();
    const seen = { target: preview!.seen, version };
    expect((await confirmImport(world.cx, world.haina.as('director', 'risk.edit'), staged.importId, seen)).ok).toBe(true);
    expect(await confirmImport(world.cx, world.haina.as('director', 'risk.edit'), staged.importId, seen)).toMatchObject({ ok: false, refusal: { code: 'alreadyTaken' } });
    expect(await draftItems(world)).toHaveLength(1);
  });

  it('names every row it refuses with its number and the reason, and writes the others', async () => {
    const world = await createWorld();
    world.clock.set('2026-11-18T11:00:00+08:00');
    expect((await leaveEnterprise(world.cx, world.haina.as('director', 'organisation.manage'), world.haina.people.operator, { lastDay: day('2026-11-17') })).ok).toBe(true);
    const with_ = (own: Record<number, unknown>) => ROW.map((cell, index) => own[index] ?? cell);
    const staged = await upload(
      world,
      await sheet([
        ROW,
        with_({ 2: '火箭发射岗', 4: '甲' }),
        with_({ 4: '乙', 6: '看情况' }),
        with_({ 4: '丙', 7: 6 }),
        with_({ 4: '丁', 10: '王小军' }),
        with_({ 4: '戊', 10: '路人' }),
        with_({}),
        with_({ 4: '长'.repeat(101) }),
        with_({ 4: '己', 3: '火星' }),
        with_({ 4: '', 1: '挤塑车间' }),
      ]),
    );
    const { refused, counts } = await staged.preview();
    expect(counts).toMatchObject({ added: 1, refused: 9 });
    const words = ['对不上本企业的岗位', '看情况', '不在尺度内', '王小军已于', '路人', '与第 3 行', '101 个字', '火星', '没有写风险点'];
    expect(refused.map(({ number }) => number)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const [index, { reasons }] of refused.entries()) expect(reasons).toEqual([expect.stringContaining(words[index]!)]);
    expect((await staged.confirm()).ok).toBe(true);
    expect(await draftItems(world)).toHaveLength(1);
  });

  it('asks once which post a name is, and remembers it when it is confirmed', async () => {
    const world = await createWorld();
    const rows = [[1, '三楼', '护套', '过程', '护套划伤', '换模', '每日', '', '', '', '']];
    const staged = await upload(world, await sheet(rows));
    expect((await staged.preview()).unknownPlaces).toEqual([{ sourceWorkshop: '三楼', sourcePost: '护套', rows: 1 }]);
    const answer = async (postId: string) => arrangeImport(world.cx, world.haina.as('director', 'risk.edit'), staged.importId, await versionOf(world, staged.importId), { kind: 'places', mappings: [{ sourceWorkshop: '三楼', sourcePost: '护套', postId }] });
    expect(await answer(world.beichen.posts.extruder)).toMatchObject({ ok: false, refusal: { code: 'postUnknown' } });
    expect((await answer(world.haina.posts.extruder)).ok).toBe(true);
    expect(await riskOf(scope(world)).mappings()).toEqual([]);
    expect((await staged.confirm()).ok).toBe(true);
    expect(await riskOf(scope(world)).mappings()).toMatchObject([{ sourceWorkshop: '三楼', sourcePost: '护套', postId: world.haina.posts.extruder }]);
    const again = await upload(world, await sheet([...rows, [2, '三楼', '护套', '过程', '印字不清', '换墨', '每日', '', '', '', '']]));
    expect((await again.preview()).counts).toMatchObject({ same: 1, added: 1, refused: 0 });
  });

  it('says 409 with a fresh comparison when somebody changed the draft meanwhile, and writes nothing', async () => {
    const world = await createWorld();
    const staged = await upload(world, await sheet([ROW]));
    const before = await staged.look();
    const input = { stage: 'process', postId: world.haina.posts.extruder, dimension: 'technology', product: '', riskPoint: '绝缘偏心', failure: '', consequence: '', measures: [], checkContent: '', method: '', criterion: '', frequency: 'day' } as const;
    expect((await addItem(world.cx, world.haina.as('officer', 'risk.edit'), input)).ok).toBe(true);
    const late = await confirmImport(world.cx, world.haina.as('director', 'risk.edit'), staged.importId, { target: before.preview!.seen, version: before.version });
    expect(late).toMatchObject({ ok: false, refusal: { code: 'draftMoved' } });
    if (!late.ok) expect(explain(IMPORT_REFUSALS, late.refusal).status).toBe(409);
    expect(await draftItems(world)).toHaveLength(1);
    expect((await staged.preview()).counts).toMatchObject({ added: 0, changed: 1 });
    expect((await staged.preview()).changed[0]!.fields.map(({ name }) => name)).toContain('管控措施');
    expect((await staged.confirm()).ok).toBe(true);
    expect((await draftItems(world))[0]!.measures).toHaveLength(2);
  });

  it('of the export is a no-op, and takes back exactly what was changed in it', async () => {
    const world = await createWorld();
    const permit = () => world.haina.as('director', 'risk.edit');
    expect((await (await upload(world, await sheet([ROW, [2, '拉丝车间', '进货检验岗', '采购', '铜杆材质', '逐批查验', '每批', 4, 5, '', '★李娜'], [3, '挤塑车间', '成品检验岗', '出厂', '耐压', '', '每日', '', '', '', '']]))).confirm()).ok).toBe(true);
    const [item] = await draftItems(world);
    expect((await assessItem(world.cx, permit(), { id: item!.id, version: item!.version }, { ...byLs(4, 4, '巡检发现两次'), takeFrequency: false })).ok).toBe(true);
    expect((await nameOwners(world.cx, permit(), (await draftItems(world)).map(({ id, version }) => ({ id, version })), { by: 'post' })).ok).toBe(true);
    const [first] = await draftItems(world);
    expect(await setMeasurements(world.cx, permit(), first!, typedMeasurements('〔BV 2.5〕外径 1.40～1.80 mm，3 次\n外径 ≥ -1 mm，3 次'))).toMatchObject({ ok: true });
    const { draft } = await importTarget(scope(world));
    const out = (await listWorkbook(world.cx, world.haina.as('director', 'risk.view'), draft!.id))!;
    const again = (await listWorkbook(world.cx, world.haina.as('director', 'risk.view'), draft!.id))!;
    expect(out.bytes.equals(again.bytes)).toBe(true);
    const untouched = await upload(world, out.bytes);
    expect((await untouched.preview()).counts).toMatchObject({ added: 0, changed: 0, refused: 0, same: 3, untouched: 0 });
    expect(await untouched.confirm()).toMatchObject({ ok: false, refusal: { code: 'nothingToTake' } });

    const book = new ExcelJS.Workbook();
    await book.xlsx.load(out.bytes as unknown as ExcelJS.Buffer);
    const page = book.getWorksheet('风险管控清单')!;
    expect(page.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    const column = (head: string) => (page.getRow(1).values as string[]).indexOf(head);
    expect(page.getColumn(column('行标识')).hidden).toBe(true);
    expect(page.getCell(2, column('环节')).dataValidation).toMatchObject({ type: 'list' });
    // the marks that are proposed stand in the export as they stand on the papers, and said back they stay a proposal
    expect(page.getCell(2, column('岗位责任人')).text).toMatch(/^★/u);
    expect((await draftItems(world))[0]!.ownerMarks).toBeNull();
    expect(page.getCell(2, column('测量值')).text).toBe('〔BV 2.5〕外径 1.40～1.80 mm，3 次\n外径 ≥ -1 mm，3 次');
    page.getCell(2, column('风险点')).value = '绝缘偏心度';
    page.getCell(3, column('产品/型号')).value = 'BV 2.5';
    page.getCell(3, column('测量值')).value = '电阻：7.4±0.1Ω/km，2个';
    page.getCell(4, column('测量值')).value = '外径 9～1 mm';
    const changed = await upload(world, Buffer.from(await book.xlsx.writeBuffer()));
    const preview = await changed.preview();
    expect(preview.counts).toMatchObject({ added: 0, changed: 2, same: 0, refused: 1 });
    expect(preview.refused[0]!.reasons).toEqual([expect.stringContaining('“外径”的上限小于下限')]);
    expect(preview.changed.map(({ fields }) => fields)).toEqual([[{ name: '风险点', before: '绝缘偏心', after: '绝缘偏心度' }], [{ name: '产品', before: '', after: 'BV 2.5' }, { name: '测量值', before: '', after: '电阻 7.3～7.5 Ω/km，2 次' }]]);
  });

  it('finds names however they are spaced, and reads its own export of them back unchanged', async () => {
    const world = await createWorld();
    for (const [name, loginName] of [['王　芳', 'wangfang'], ['李 想', 'lixiang']] as const) {
      expect((await addPerson(world.cx, world.haina.as('director', 'organisation.manage'), { name, loginName, joinedOn: day('2026-11-01') })).ok).toBe(true);
    }
    const row = (point: string, owner: string) => [1, '挤塑车间', '绝缘挤出岗', '生产过程', point, '', '每日', '', '', '', owner];
    const staged = await upload(world, await sheet([row('甲', '王　芳'), row('乙', '李 想'), row('丙', '王芳（车间主任）'), row('丁', '李想、王芳')]));
    const { added, refused } = await staged.preview();
    expect(refused).toEqual([]);
    expect(added.map(({ notes }) => notes)).toEqual([[], [], [], ['岗位责任人一格写了几位：取“李 想”，没有取“王　芳”；一行每级只有一位责任人。']]);
    expect((await staged.confirm()).ok).toBe(true);
    const { draft } = await importTarget(scope(world));
    const out = (await listWorkbook(world.cx, world.haina.as('director', 'risk.view'), draft!.id))!;
    expect((await (await upload(world, out.bytes)).preview()).counts).toMatchObject({ added: 0, changed: 0, refused: 0, same: 4, noted: 0 });
  });

  it('that changes a criterion says in words which reading of the standard falls with it', async () => {
    const world = await createWorld();
    const { enterpriseId } = world.haina;
    await (await upload(world, await sheet([ROW]))).confirm();
    const [row] = await draftItems(world);
    await world.store.write([
      update(riskItems, { enterpriseId, id: row!.id }, { criterion: '旧准则', limitReading: { standard: 'GB 1-2020', clause: '5', text: '官方文本的非官方副本', reader: '编辑', on: day('2026-11-29') } }),
    ]);
    const again = await upload(world, await sheet([[...ROW, '新准则']], [...HEAD, '判定准则']));
    const [change] = (await again.preview()).changed;
    expect(change!.fields.find(({ name }) => name === '副本对照')).toEqual({ name: '副本对照', before: expect.stringContaining('GB 1-2020'), after: '' });
  });

  it('takes as many measures as the grid and its own export, whatever their kinds are called', async () => {
    const world = await createWorld();
    const permit = () => world.haina.as('director', 'risk.edit');
    const bare = (signs: number) => Array.from({ length: signs / 10 }, (_, at) => `第${String(at).padStart(3, '0')}条措施好了`).join('\n');
    const row = (signs: number) => [1, '挤塑车间', '绝缘挤出岗', '生产过程', `措施 ${signs}`, bare(signs), '每日', '', '', '', ''];
    const staged = await upload(world, await sheet([row(1000), row(1010)]));
    const { added, refused } = await staged.preview();
    expect([added.length, refused.map(({ reasons }) => reasons)]).toEqual([1, [[expect.stringMatching(/^管控措施有 10\d\d 个字，最多 1000 个字。$/) as string]]]);
    expect((await staged.confirm()).ok).toBe(true);
    const [item] = await draftItems(world);
    expect(await editRows(world.cx, permit(), [{ id: item!.id, version: item!.version, set: { product: '1.10' } }])).toMatchObject({ ok: true, fact: { refused: [] } });
    expect((await draftItems(world))[0]!.product).toBe('1.10');
    const { draft } = await importTarget(scope(world));
    const out = (await listWorkbook(world.cx, world.haina.as('director', 'risk.view'), draft!.id))!;
    expect((await (await upload(world, out.bytes)).preview()).counts).toMatchObject({ added: 0, changed: 0, refused: 0, same: 1 });
  });

  it('remembers by their heads what the columns of a file meant, for the next file of this factory only', async () => {
    const world = await createWorld();
    const file = Buffer.from('甲栏,乙栏,丙栏,丁栏,戊栏\n挤塑车间,绝缘挤出岗,过程,偏心,每日\n');
    const first = await upload(world, file, '清单.csv');
    const arrange = async (arrangement: Parameters<typeof arrangeImport>[4]) => arrangeImport(world.cx, world.haina.as('director', 'risk.edit'), first.importId, await versionOf(world, first.importId), arrangement);
    expect((await arrange({ kind: 'head', head: 0, headRows: 1 })).ok).toBe(true);
    expect((await arrange({ kind: 'columns', fields: ['workshop', 'post', 'stage', 'riskPoint', 'frequency'] })).ok).toBe(true);
    expect((await first.confirm()).ok).toBe(true);
    const second = await upload(world, file, '下月清单.csv');
    expect((await second.look()).table!.columns.map(({ field }) => field)).toEqual(['workshop', 'post', 'stage', 'riskPoint', 'frequency']);
    expect((await second.preview()).counts).toMatchObject({ same: 1, added: 0 });
    expect((await riskImportsOf(scopeOf(world.store, world.beichen.enterpriseId)).knownHeads()).size).toBe(0);
  });

  it('gives an empty list to fill in, which it reads itself with every head', async () => {
    const world = await createWorld();
    const staged = await upload(world, await importTemplate(world.cx, world.haina.as('director', 'risk.edit')));
    const { table, preview } = await staged.look();
    expect(table!.columns.filter(({ field }) => field === null)).toEqual([]);
    expect(table!.columns.map(({ field }) => field)).toEqual(expect.arrayContaining(['workshop', 'post', 'stage', 'riskPoint', 'criterionCondition', 'frequency', 'ownerPost', 'level']));
    expect(preview!.added.map(({ riskPoint }) => riskPoint)).toEqual([EXAMPLE_POINT]);
    expect(() => world.haina.as('operator', 'risk.edit')).toThrow();
  });

  it('of a text without columns is refused in a sentence', async () => {
    const world = await createWorld();
    const refusal = async (text: string, name = '说明.txt') => stageImport(world.cx, world.haina.as('director', 'risk.edit'), { name, bytes: Buffer.from(text) });
    expect(await refusal('质量安全管理制度\n第一条，为了保证质量。\n第二条\n')).toMatchObject({ ok: false, refusal: { code: 'fileForeign', kind: 'prose' } });
    expect((await refusal('风险点\t频次\n偏心\t每日\n', '清单.txt')).ok).toBe(true);
  });

  it('that cannot be read keeps the reason and nothing else', async () => {
    const world = await createWorld();
    const staged = await upload(world, Buffer.from('PK\u0003\u0004 and no more'), '清单.xlsx');
    expect((await staged.look()).problem).toContain('已损坏');
    expect(await arrangeImport(world.cx, world.haina.as('director', 'risk.edit'), staged.importId, 1, { kind: 'sheet', sheet: 0 })).toMatchObject({ ok: false, refusal: { code: 'notRead' } });
    expect(await stageImport(world.cx, world.haina.as('director', 'risk.edit'), { name: '清单.xlsx', bytes: Buffer.from('%PDF-1.7') })).toMatchObject({ ok: false, refusal: { code: 'fileForeign', kind: 'pdf' } });
    expect(await stageImport(world.cx, world.haina.as('director', 'risk.edit'), { name: 'a.csv', bytes: Buffer.alloc(0) })).toMatchObject({ ok: false, refusal: { code: 'fileEmpty' } });
    expect(await stageImport(world.cx, world.haina.as('director', 'risk.edit'), { name: 'a.csv', bytes: Buffer.alloc(10 * 1024 * 1024 + 1) })).toMatchObject({ ok: false, refusal: { code: 'fileTooLarge' } });
  });

  it('with columns nobody recognises lets a person say what they are', async () => {
    const world = await createWorld();
    const staged = await upload(world, Buffer.from('甲,乙,丙,丁\n挤塑车间,绝缘挤出岗,过程,偏心\n'), '清单.csv');
    expect(await staged.look()).toMatchObject({ table: null, preview: null });
    const arrange = async (arrangement: Parameters<typeof arrangeImport>[4]) => arrangeImport(world.cx, world.haina.as('director', 'risk.edit'), staged.importId, await versionOf(world, staged.importId), arrangement);
    expect(await arrange({ kind: 'columns', fields: ['riskPoint'] })).toMatchObject({ ok: false, refusal: { code: 'noHead' } });
    expect(await arrange({ kind: 'sheet', sheet: 7 })).toMatchObject({ ok: false, refusal: { code: 'noSheet' } });
    expect(await arrange({ kind: 'head', head: 9, headRows: 1 })).toMatchObject({ ok: false, refusal: { code: 'noHead' } });
    expect((await arrange({ kind: 'head', head: 0, headRows: 1 })).ok).toBe(true);
    expect(await arrange({ kind: 'columns', fields: ['workshop', 'post', 'stage', null] })).toMatchObject({ ok: false, refusal: { code: 'noRiskPoint' } });
    expect(await arrange({ kind: 'columns', fields: ['workshop', 'riskPoint', 'stage', 'riskPoint'] })).toMatchObject({ ok: false, refusal: { code: 'fieldTwice' } });
    expect((await arrange({ kind: 'columns', fields: ['workshop', 'post', 'stage', 'riskPoint'] })).ok).toBe(true);
    expect((await staged.preview()).refused[0]!.reasons).toEqual([expect.stringContaining('没有写检查频次')]);
  });

  it('is not there for another factory, and not for the lowest role', async () => {
    const world = await createWorld();
    const staged = await upload(world, await sheet([ROW]));
    const stranger = world.beichen.as('director', 'risk.edit');
    expect(await riskImport(world.cx, stranger, staged.importId)).toBeNull();
    expect(await arrangeImport(world.cx, stranger, staged.importId, 1, { kind: 'sheet', sheet: 0 })).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
    expect(await confirmImport(world.cx, stranger, staged.importId, { target: '', version: 1 })).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
    expect(() => world.haina.as('operator', 'risk.edit')).toThrow();
    expect((await staged.confirm()).ok).toBe(true);
    const { draft } = await importTarget(scope(world));
    expect(await listWorkbook(world.cx, world.beichen.as('director', 'risk.view'), draft!.id)).toBeNull();
    expect(await listWorkbook(world.cx, world.haina.as('operator', 'risk.view'), draft!.id)).toBeNull();
  });

  it('is pruned after seven days, and the chain still proves the draft', async () => {
    const world = await createWorld();
    const staged = await upload(world, await sheet([ROW]));
    expect((await staged.confirm()).ok).toBe(true);
    expect(await pruneImports(world.cx)).toBe(0);
    world.clock.set('2026-11-26T10:00:00+08:00');
    expect(await pruneImports(world.cx)).toBe(1);
    expect(await riskImportsOf(scope(world)).byId(staged.importId)).toBeNull();
    expect(await draftItems(world)).toHaveLength(1);
    const findings: string[] = [];
    await verifyChains(world.cx, (finding) => findings.push(JSON.stringify(finding)));
    expect(findings).toEqual([]);
  });
});

describe('the comparison of a large sheet', () => {
  it('is the same when it is looked at again, and anew once the list, the posts, the people or the day are others', async () => {
    const world = await createWorld();
    const staged = await upload(world, await sheet([ROW, [2, '挤塑车间', '打包岗', '生产过程', '混装', '', '每日', '', '', '', '李新来']]));
    const first = await staged.preview();
    expect(await staged.preview()).toEqual(first);
    expect(first.counts).toMatchObject({ added: 1, refused: 1, unknownPlaces: 1 });
    const manager = world.haina.as('director', 'organisation.manage');
    expect((await openPost(world.cx, manager, { workshopId: world.haina.workshops.extrusion, teamId: null, name: '打包岗' })).ok).toBe(true);
    expect((await staged.preview()).counts).toMatchObject({ unknownPlaces: 0, refused: 1 });
    expect((await addPerson(world.cx, manager, { name: '李新来', loginName: 'lixinlai', joinedOn: day('2026-11-01') })).ok).toBe(true);
    expect((await staged.preview()).counts).toMatchObject({ added: 2, refused: 0 });
    await addItem(world.cx, world.haina.as('officer', 'risk.edit'), {
      stage: 'process', postId: world.haina.posts.extruder, dimension: 'technology', product: '', riskPoint: '绝缘偏心', failure: '', consequence: '', measures: [], checkContent: '', method: '', criterion: '', frequency: 'day',
    });
    expect((await staged.preview()).counts).toMatchObject({ added: 1, changed: 1 });
    expect((await staged.confirm()).ok).toBe(true);
    expect((await staged.look()).preview).toBeNull();
  });

  it('of 20,000 merged rows is work in proportion to its rows, not to its rows and merges', () => {
    const head = ['车间', '岗位', '环节', '维度', '风险点', '风险描述', '可能后果', '管控措施', '频次', '可能性', '严重性'];
    const rows = [head, ...Array.from({ length: 20_000 }, (_, at) => ['挤塑车间', '绝缘挤出岗', '生产过程', '生产工艺', `风险点 ${at}`, '超出范围', '返工', `首件三检\n第 ${at} 号记录`, '每日', String((at % 5) + 1), String(((at * 7) % 5) + 1)])];
    const merges = Array.from({ length: 20_000 }, (_, at) => [{ top: at + 1, bottom: at + 1, left: 5, right: 6 }, { top: at + 1, bottom: at + 1, left: 2, right: 3 }]).flat();
    const page: Sheet = { name: '清单', rows, merges };
    const ground: ImportGround = {
      places: [{ postId: 'p', postName: '绝缘挤出岗', workshopId: 'w', workshopName: '挤塑车间' }], mappings: [], members: [], standard: PROPOSED_STANDARD, today: day('2026-11-18'), by: 'x', at: instant('2026-11-18T10:00:00+08:00'), reason: '导入',
    };
    const layout = findLayout(page)!;
    const works = Array.from({ length: 3 }, () => {
      const began = process.cpuUsage();
      expect(compareSheet(page, layout, [], ground, { rows: 200, places: 100 }).counts.added).toBe(20_000);
      const { user } = process.cpuUsage(began);
      return user / 1000;
    });
    expect(Math.min(...works)).toBeLessThan(1_500);
  });
});

describe('an import that is confirmed beside the server', () => {
  it('is in the draft once, by the clock and in the name of who confirmed it, and is refused the second time', async () => {
    const world = await createWorld();
    const { importId, look } = await upload(world, await sheet(Array.from({ length: 30 }, (_, row) => [row + 1, '挤塑车间', '绝缘挤出岗', '生产过程', `偏心 ${row}`, '首件三检', '每日', 3, 4, '', ''])));
    const seen = async () => {
      const view = await look();
      return { target: view.preview!.seen, version: view.version };
    };
    const first = await seen();
    const taken = await takeImport(world.cx, world.haina.as('director', 'risk.edit'), importId, first);
    expect(taken).toMatchObject({ ok: true, fact: { refused: 0 } });
    const items = await draftItems(world);
    expect(items.filter(({ riskPoint }) => riskPoint.startsWith('偏心 '))).toHaveLength(taken.ok ? taken.fact.added : -1);
    expect((await riskOf(scope(world)).draft())?.createdAt).toBe(world.cx.now());
    expect(await takeImport(world.cx, world.haina.as('director', 'risk.edit'), importId, first)).toEqual({ ok: false, refusal: { code: 'alreadyTaken' } });
    expect(await takeImport(world.cx, world.beichen.as('director', 'risk.edit'), importId, first)).toEqual({ ok: false, refusal: { code: 'notFound' } });
    const findings: string[] = [];
    await verifyChains(world.cx, (finding) => findings.push(JSON.stringify(finding)));
    expect(findings).toEqual([]);
  });
});
