import { describe, expect, it } from 'vitest';
import { libraryOf } from 'db/repositories/risk/library';
import { jobs } from 'db/schema';
import { type LibraryFile, loadLibrary, SHIPPED } from '~/services/library/loadLibrary';
import { DIMENSION_OF_STAGE } from '~/domain/risk/library/template';
import { readKnownStandards, standardNotices } from '~/domain/risk/library/standards';
import { day } from '~/domain/shared/day';
import { authoriseEditor } from '~/domain/risk/library/libraryEdit';
import { instant } from '~/domain/shared/instant';
import type { Context } from '~/services/context';
import { releaseEdition } from '~/services/library/releaseEdition';
import { retireTemplateRow } from '~/services/library/retireTemplateRow';
import { startEdition } from '~/services/library/startEdition';
import { writeTemplateRow } from '~/services/library/writeTemplateRow';
import { openTestStore } from '../world/store';

const EDITOR = authoriseEditor({ id: 'editor', name: '编辑' });
const at = instant('2026-11-18T10:00:00+08:00');

/** The library as the first release brought it. */
const FIRST = SHIPPED.slice(0, 1);

describe('the template library', () => {
  it('loads all 28 categories and 357 rows, with every dimension and no limit marked as verified', async () => {
    const { store } = await openTestStore();
    await loadLibrary(store, at, FIRST);
    const library = libraryOf(store);
    expect(await library.edition()).toEqual({ edition: 1, asOf: '2026-11-21' });
    const categories = await library.categories(1);
    expect(categories).toHaveLength(28);
    const rows = await library.rowsOf(1, [...categories.map(({ id }) => id), 'common']);
    expect(rows).toHaveLength(357);
    expect(rows.filter(({ categoryId }) => categoryId === 'common')).toHaveLength(12);
    expect(categories.reduce((sum, { rows: total }) => sum + total, 0)).toBe(345);
    expect(rows.every(({ stage, dimension }) => dimension === DIMENSION_OF_STAGE[stage])).toBe(true);
    expect(rows.some(({ limitVerified }) => limitVerified)).toBe(false);
    expect(new Set(rows.map(({ categoryId, key }) => `${categoryId}/${key}`)).size).toBe(357);
    expect(categories.reduce((sum, { standards }) => sum + standards.length, 0)).toBe(84);
    expect(categories.reduce((sum, { findings }) => sum + findings.length, 0)).toBe(114);
  });

  it('loads the same content once, and changed content as a new edition beside the old', async () => {
    const { store } = await openTestStore();
    expect(await loadLibrary(store, at, FIRST)).toBe(1);
    expect(await loadLibrary(store, at, FIRST)).toBe(1);
    const changed: LibraryFile = { ...FIRST[0]!, meta: { asOf: '2027-01-01' } };
    expect(await loadLibrary(store, at, [changed])).toBe(2);
    expect(await loadLibrary(store, at, [changed])).toBe(2);
    const library = libraryOf(store);
    // every factory is told of what follows another edition, and of nothing at the first
    expect(await store.read.select({ id: jobs.id, payload: jobs.payload }).from(jobs)).toEqual([{ id: 'edition-2', payload: { job: 'remindLibrary', slot: 'edition-2' } }]);
    const keys = async (edition: number) => (await library.rowsOf(edition, ['wire-cable'])).map(({ key }) => key);
    expect(await keys(2)).toEqual(await keys(1));
  });

  it('refuses a library that uses a word the program does not know', async () => {
    const { store } = await openTestStore();
    const library = FIRST[0]!;
    const wrong: LibraryFile = { ...library, commonItems: [{ ...library.commonItems[0]!, stage: '别的环节' }] };
    await expect(loadLibrary(store, at, [wrong])).rejects.toThrow('别的环节');
    expect(await libraryOf(store).edition()).toBeNull();
  });

  it('knows a row by the same key in every edition, and marks no limit as verified that was read in a copy', async () => {
    const { store } = await openTestStore();
    expect(await loadLibrary(store, at)).toBe(2);
    const library = libraryOf(store);
    const ids = (await library.categories(2)).map(({ id }) => id);
    const [first, second] = [await library.rowsOf(1, [...ids, 'common']), await library.rowsOf(2, [...ids, 'common'])];
    expect(second.map(({ key }) => key)).toEqual(first.map(({ key }) => key));
    expect(second.some(({ limitVerified }) => limitVerified)).toBe(false);
    expect(second.filter(({ limitReading }) => limitReading !== null)).toHaveLength(37);
    const texts = second.flatMap(({ riskPoint, failure, consequence, measure, method, criterion, ratingReason }) => [riskPoint, failure, consequence, measure, method, criterion, ratingReason]);
    expect(texts.filter((text) => /\p{Script=Han}[,:;()?!]|[,:;()]\p{Script=Han}/u.test(text))).toEqual([]);
  });

  const row = async (store: Parameters<typeof libraryOf>[0], categoryId: string, riskPoint: string) =>
    (await libraryOf(store).rowsOf(2, [categoryId])).find((one) => one.riskPoint.startsWith(riskPoint))!;

  it('fails no right product and passes no wrong one any more', async () => {
    const { store } = await openTestStore();
    await loadLibrary(store, at);
    expect(await row(store, 'lpg-regulator', '过流切断装置')).toMatchObject({ criterionCondition: expect.stringMatching(/^仅家用、软管接头出口/), limitReading: { clause: '5.2.5.3、5.2.5.4' } });
    expect((await row(store, 'mulch-film', '产品合规')).criterionCondition).toContain('全生物降解地膜可以更薄');
    expect((await row(store, 'extinguisher', '20℃喷射性能')).criterion).toContain('不大于10%');
    const diesel = await row(store, 'fuel-retail', '定期送检');
    expect(diesel.criterion).toContain('5号、0号、−10号不低于60 ℃');
    expect(diesel.limitReading).toBeNull();
  });

  it.for([
    ['mulch-film', '标签', /类别.*使用后请回收利用，减少环境污染/, /GB 13735-2017/],
    ['mulch-film', '宽度', /表3.*表4/, /GB 13735-2017/],
    ['lpg-regulator', '标志', /商标.*只在装有该装置的产品上标/, null],
    ['fertilizer', '填料', /GB 38400.*种肥同播的，缩二脲≤0\.8%/, null],
    ['cement', '水溶性铬', /GB 31893.*每6个月/, null],
    ['wood-panel', '胶合强度', /GB\/T 17657-2022/, null],
    ['ebike-charger', '标志与警示', /13位充电器编码/, null],
    ['toy', '塑料', /DIBP、DPENP、DHEXP、DCHP各不大于0\.1%/, /2026-11-01起生产的按GB 6675\.1-2025/],
    ['toy', '油漆油墨', /硼/, /2026-11-01起生产的按GB 6675\.1-2025、GB 6675\.4-2025；此前生产的按GB 6675\.4-2014/],
  ] as const)('says of %s, %s what the standard in force says', async ([categoryId, riskPoint, criterion, condition]) => {
    const { store } = await openTestStore();
    await loadLibrary(store, at);
    const found = await row(store, categoryId, riskPoint);
    expect(found.criterion).toMatch(criterion);
    expect(found.criterionCondition).toMatch(condition ?? /^$/);
  });

  it('calls no recommended clause mandatory, and names each standard that was missing or has a successor', async () => {
    const { store } = await openTestStore();
    await loadLibrary(store, at);
    const categories = await libraryOf(store).categories(2);
    const standards = categories.flatMap((category) => category.standards);
    const mulch = standards.find(({ number }) => number === 'GB 13735-2017')!;
    expect(mulch.title).not.toMatch(/5\.1\s*[—–~-]\s*5\.5/);
    expect((await row(store, 'mulch-film', '宽度')).ratingReason).not.toContain('强制');
    const of = new Map(standards.map((standard) => [standard.number, standard]));
    for (const [number, since] of [
      ['GB 30720-2025', '2026-03-01'], ['GB 42295-2022', '2023-07-01'], ['GB/T 17657-2022', '2023-07-01'], ['GB 10631-2025', '2026-05-01'], ['GB 11174-2025', '2026-11-01'],
      ['GB/T 534-2024', '2025-07-01'], ['GB 8903-2024', '2024-09-25'], ['GB 6675.4-2025', '2026-11-01'], ['GB 6675.3-2025', '2026-11-01'], ['GB/T 3048.4-2025', '2026-03-01'], ['GB/T 3048.8-2025', '2026-05-01'],
    ]) expect([number, of.get(number!)?.effectiveFrom, of.get(number!)?.asOf]).toEqual([number, since, '2026-11-29']);
    for (const number of ['GB 10631-2013', 'GB 19593-2015', 'GB 11174-2011', 'GB/T 534-2014', 'GB/T 8903-2018', 'GB 6675.4-2014']) expect([number, of.get(number)?.replacedBy]).toEqual([number, { number: expect.any(String), effectiveFrom: expect.any(String) }]);
    for (const number of ['GB 42296-2022', 'GB 19147-2016', 'GB 9685-2016']) expect([number, of.get(number)?.amendments.length]).toEqual([number, 1]);
    // A row that cites what is replaced names what follows, or says that its figure of the later edition was not read.
    const rows = await libraryOf(store).rowsOf(2, [...categories.map(({ id }) => id), 'common']);
    const cites = ({ criterion, criterionCondition, measure, method }: (typeof rows)[number]) => standardNotices([criterion, criterionCondition, measure, method], readKnownStandards(standards), day('2026-11-29'), 90).length > 0;
    expect(rows.filter((one) => cites(one) && !one.criterion.includes('版待核对')).map(({ riskPoint }) => riskPoint)).toEqual([]);
    expect(rows.filter(cites).map(({ riskPoint }) => riskPoint)).toEqual(['干粉主要组分', '充装量', '磁体、弹簧、纽扣电池']);
  });

  it('names both editions of a standard that is replaced, with the day', async () => {
    const { store } = await openTestStore();
    await loadLibrary(store, at);
    const standards = new Map((await libraryOf(store).standardsInForce()).map((one) => [one.number, one]));
    expect(standards.get('GB 11174-2011')).toMatchObject({ replacedBy: { number: 'GB 11174-2025', effectiveFrom: '2026-11-01' } });
    expect(standards.get('GB 11174-2025')).toMatchObject({ effectiveFrom: '2026-11-01', replaces: ['GB 11174-2011', 'GB 19159-2012'], asOf: '2026-11-29' });
    expect(standards.get('GB/T 5023.5-2008')).toMatchObject({ effectiveFrom: null, replaces: [], replacedBy: null, amendments: [], asOf: null });
  });

  it('keeps what editors wrote where the next edition comes with the program, and takes everything else over', async () => {
    const { store } = await openTestStore();
    await loadLibrary(store, at, FIRST);
    const cx = { store, now: () => at } as unknown as Context;
    await startEdition(cx, EDITOR);
    const [own, other] = await libraryOf(store).rowsOf(2, ['extinguisher']);
    const { categoryId: _, key, sourceKind: __, sourceSupports: ___, limitVerified: ____, limitSource: _____, limitReading: ______, ...words } = own!;
    expect(await writeTemplateRow(cx, EDITOR, 'extinguisher', key, { ...words, method: '编辑改过的方法', limit: { standard: '', clause: '', edition: '' } }, '改方法', 'untouched')).toMatchObject({ ok: true });
    expect(await retireTemplateRow(cx, EDITOR, 'extinguisher', other!.key, '不再需要', 'untouched')).toMatchObject({ ok: true });
    expect(await releaseEdition(cx, EDITOR, '两处改动')).toMatchObject({ ok: true });
    expect(await loadLibrary(store, at)).toBe(3);
    expect(await loadLibrary(store, at)).toBe(3);
    const rows = await libraryOf(store).rowsOf(3, ['extinguisher']);
    expect(rows.find((one) => one.key === key)).toMatchObject({ method: '编辑改过的方法' });
    expect(rows.some((one) => one.key === other!.key)).toBe(false);
    expect(rows.find(({ riskPoint }) => riskPoint.startsWith('20℃'))!.criterion).toContain('不大于10%');
    expect((await libraryOf(store).changes(3)).map(({ kind, editorName }) => `${kind} ${editorName}`).toSorted()).toEqual(['changed 系统', 'retired 系统']);
  });
});
