import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { remove, update } from 'db/dialect/writes';
import { persons, posts, sealedPapers, workshops } from 'db/schema';
import { settingsOf } from 'db/repositories/organisation/enterprises';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { sealedPapersOf } from 'db/repositories/paper/sealedPapers';
import { canonicalJson } from '~/domain/shared/canonical';
import { SYSTEM } from '~/domain/shared/actor';
import { rulesOf } from '~/domain/rulepack/pack';
import { PAPER_KINDS } from '~/domain/report/register';
import { day, monthOf } from '~/domain/shared/day';
import { papers } from '~/pages/paper/papers';
import { verifiedPaper } from '~/pages/paper/verifiedPaper';
import { editSettings } from '~/services/enterprise/editSettings';
import { analysisSheet } from '~/services/papers/analysisDocument';
import { listWorkbook } from '~/services/risk/list/listWorkbook';
import { lengthOf, listParts, riskDocument, type WantedPaper } from '~/services/papers/riskDocument';
import { riskPaperOf, WHOLE_LIST } from '~/services/papers/riskPaper';
import { dailyPaper } from '~/services/papers/dailyPaper';
import { unseal } from '~/services/papers/seal';
import { signDay } from '~/services/routine/signDay';
import { publishList } from '~/services/risk/list/publishList';
import { startDraft } from '~/services/risk/list/startDraft';
import { readPdf } from '../../documents/reader';
import { createWorld, type World } from '../../world/factory';
import { putRecord } from '../../world/records';
import { publishableDraft } from '../../world/publishableDraft';
import { anEvent } from '../../world/event';

const wanted = (versionId: string, change: Partial<WantedPaper> = {}): WantedPaper => ({ versionId, paper: 'riskList', format: 'pdf', part: WHOLE_LIST, origin: 'https://zhian.example', ...change });

/** A list published by its own verb. */
async function published(): Promise<{ world: World; versionId: string }> {
  const world = await createWorld();
  const versionId = await publishableDraft(world, world.haina);
  const version = await riskOf(scopeOf(world.store, world.haina.enterpriseId)).version(versionId);
  const result = await publishList(world.cx, world.haina.as('director', 'risk.publish'), { versionId, revision: version?.revision ?? 0 });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return { world, versionId };
}

/** Other names for a workshop, a post and a person. */
async function rename({ store, haina, clock }: World): Promise<void> {
  const { enterpriseId } = haina;
  await store.commit({
    enterpriseId, actor: SYSTEM, at: clock.now,
    build: () => ({
      steps: [{
        event: anEvent('names.changed', 'enterprise', enterpriseId),
        writes: [
          update(workshops, { enterpriseId, id: haina.workshops.extrusion }, { name: '二车间' }),
          update(posts, { enterpriseId, id: haina.posts.extruder }, { name: '改名岗' }),
          update(persons, { enterpriseId, id: haina.people.director }, { name: '改名人' }),
        ],
      }],
    }),
  });
}

const FORMS = [['riskList', 'pdf'], ['riskList', 'docx'], ['riskList', 'xlsx'], ['analysisTable', 'pdf'], ['analysisTable', 'docx'], ['analysisTable', 'xlsx'], ['riskCards', 'pdf']] as const;

describe('the papers of a published version', () => {
  it('stay the same bytes after a workshop, a post and a person got other names', async () => {
    const { world, versionId } = await published();
    const all = () => Promise.all(FORMS.map(async ([paper, format]) => {
      const document = await riskDocument(world.cx, world.haina.as('director', 'risk.view'), wanted(versionId, { paper, format }));
      if (document === null || document === 'long') throw new Error('no document');
      return document.bytes.toString('base64');
    }));
    const register = async () => (await listWorkbook(world.cx, world.haina.as('director', 'risk.view'), versionId))!.bytes.toString('base64');
    const registered = await register();
    const before = await all();
    await rename(world);
    expect(await all()).toEqual(before);
    expect(await register()).toBe(registered);
  });

  it('say in the workbook of the list what PDF and Word say: title, factory, version, workshops, marks and signatures', async () => {
    const { world, versionId } = await published();
    const document = await riskDocument(world.cx, world.haina.as('director', 'risk.view'), wanted(versionId, { paper: 'riskList', format: 'xlsx' }));
    if (document === null || document === 'long') throw new Error('no document');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(document.bytes as unknown as ExcelJS.Buffer);
    const cells: string[] = [];
    book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell.text))));
    const said = cells.join('\n');
    const { title, factory } = (await riskPaperOf(world.cx, world.haina.enterpriseId, versionId, 'riskList'))!;
    for (const word of [title, factory, '第 1 版', '挤塑车间（', '★主管', '质量安全总监']) expect(said).toContain(word);
    expect(said).toMatch(/★[^主]/u);
  });

  it('print 〔未核对〕 on the card beside a criterion that nobody has compared, as the list does', async () => {
    const { world, versionId } = await published();
    const card = await riskDocument(world.cx, world.haina.as('director', 'risk.view'), wanted(versionId, { paper: 'riskCards' }));
    if (card === null || card === 'long') throw new Error('no document');
    const { pages } = await readPdf(card.bytes);
    expect(pages.map(({ text }) => text).join('')).toContain('未核对');
  });

  it('leave 〔未核对〕 out where the factory set it so, from the next publication on; the number of rows is told inside all the same', async () => {
    const { world, versionId } = await published();
    const director = world.haina.as('director', 'settings.edit');
    const { values, version } = await settingsOf(scopeOf(world.cx.store, world.haina.enterpriseId));
    expect(await editSettings(world.cx, director, { chosen: { ...rulesOf(values), unverifiedOnPapers: false }, version })).toMatchObject({ ok: true });
    const drawn = async (id: string): Promise<string> => JSON.stringify([await riskPaperOf(world.cx, world.haina.enterpriseId, id, 'riskList'), await riskPaperOf(world.cx, world.haina.enterpriseId, id, 'analysisTable')]);
    const view = world.haina.as('director', 'risk.view');
    // what was published before says it still
    expect(await drawn(versionId)).toContain('未核对');
    expect(await listParts(world.cx, view, versionId)).toMatchObject({ marked: true });
    const draft = await startDraft(world.cx, world.haina.as('director', 'risk.edit'));
    if (!draft.ok) throw new Error(draft.refusal.code);
    expect(await drawn(draft.fact.versionId)).not.toContain('未核对');
    const { unverified, marked } = (await listParts(world.cx, view, draft.fact.versionId))!;
    expect(unverified).toBeGreaterThan(0);
    expect(marked).toBe(false);
  });

  it('stand among the papers of the month in which it was published, each under its number', async () => {
    const { world, versionId } = await published();
    const { rows, titles } = await papers(world.cx, world.haina.as('director', 'papers.view'), { month: monthOf(day('2026-11-18')), kind: null, after: null });
    const made = PAPER_KINDS.flatMap((kind) => rows.filter((row) => row.kind === kind && row.state === '已发布'));
    expect(made.map(({ kind, number, pdf }) => [kind, number, pdf])).toEqual([
      ['riskList', 'QD-001', `/risk/versions/${versionId}/list.pdf`],
      ['riskCards', 'QD-001', `/risk/versions/${versionId}/cards.pdf`],
      ['analysisTable', 'FX-001', `/risk/versions/${versionId}/analysis.pdf`],
    ]);
    expect([titles.riskList, titles.riskCards]).toEqual(['工业产品质量安全风险管控清单', '岗位风险告知卡']);
  });

  it('of a draft follow the names of the day and say that it is a draft, without a code to verify', async () => {
    const { world } = await published();
    await startDraft(world.cx, world.haina.as('director', 'risk.edit'));
    const draft = await riskOf(scopeOf(world.store, world.haina.enterpriseId)).draft();
    await rename(world);
    const paper = await riskPaperOf(world.cx, world.haina.enterpriseId, draft!.id, 'riskList');
    expect(paper).toMatchObject({ subtitle: '第 2 版（草稿）', verifyUrl: '' });
    expect(JSON.stringify(paper)).toContain('改名岗');
  });

  it('are given by workshop, post and product, and named after the part', async () => {
    const { world, versionId } = await published();
    const { haina, cx } = world;
    const permit = haina.as('director', 'risk.view');
    const part = { ...WHOLE_LIST, postId: haina.posts.extruder };
    const document = await riskDocument(cx, permit, wanted(versionId, { part }));
    if (document === null || document === 'long') throw new Error('no document');
    expect(document.name).toBe('工业产品质量安全风险管控清单-第 1 版-挤塑车间-绝缘挤出岗');
    const { pages } = await readPdf(document.bytes);
    expect(pages[0]?.text).toContain('挤塑车间 · 绝缘挤出岗');
    expect(pages.map(({ text }) => text).join('')).not.toContain('拉丝车间');
    expect(await riskDocument(cx, permit, wanted(versionId, { part: { ...WHOLE_LIST, product: '没有这种产品' } }))).toBeNull();
    const parts = await listParts(cx, permit, versionId);
    expect(parts).toMatchObject({ number: 1, published: true, whole: true });
    expect(parts?.workshops.map(({ name }) => name).sort()).toEqual(['拉丝车间', '挤塑车间'].sort());
  });

  it('are given to who sees a workshop or a post for that part only, and to nobody of another factory', async () => {
    const { world, versionId } = await published();
    const { haina, beichen, cx } = world;
    const [head, operator] = [haina.as('head', 'risk.view'), haina.as('operator', 'risk.view')];
    const extrusion = { ...WHOLE_LIST, workshopId: haina.workshops.extrusion };
    expect(await riskDocument(cx, head, wanted(versionId))).toBeNull();
    expect(await riskDocument(cx, head, wanted(versionId, { part: { ...WHOLE_LIST, workshopId: haina.workshops.drawing } }))).toBeNull();
    expect(await riskDocument(cx, head, wanted(versionId, { part: extrusion }))).not.toBeNull();
    expect(await riskDocument(cx, operator, wanted(versionId, { part: extrusion }))).toBeNull();
    expect(await riskDocument(cx, operator, wanted(versionId, { paper: 'riskCards', part: { ...WHOLE_LIST, postId: haina.posts.extruder } }))).not.toBeNull();
    expect(await riskDocument(cx, beichen.as('director', 'risk.view'), wanted(versionId))).toBeNull();
    expect(await lengthOf(cx, beichen.as('director', 'papers.view'), wanted(versionId))).toBeNull();
    expect(await listParts(cx, beichen.as('director', 'papers.view'), versionId)).toBeNull();
    expect(await analysisSheet(cx, head, versionId)).toBeNull();
    expect((await listParts(cx, head, versionId))?.workshops.map(({ name }) => name)).toEqual(['挤塑车间']);
  });
});

describe('the page behind the code', () => {
  it('tells anybody kind, number, version, factory and time of a list, and of a newer version', async () => {
    const { world, versionId } = await published();
    const { cx, haina } = world;
    const risk = riskOf(scopeOf(world.store, haina.enterpriseId));
    const hash = (await risk.version(versionId))!.publication!.contentHash;
    expect(await verifiedPaper(cx, hash)).toEqual({
      kind: '工业产品质量安全风险管控清单、工业产品质量风险分析表', number: 'QD-001 / FX-001', version: '第 1 版', factory: haina.name, issuedAt: expect.stringMatching(/^2026-11-18T/) as string, newer: null,
    });
  });

  it('tells of a single check record and of a signed day by the hash they carry; an unsigned day carries no code', async () => {
    const { world, versionId } = await published();
    const { cx, haina } = world;
    for (const { id, postId } of await riskOf(scopeOf(world.store, haina.enterpriseId)).itemsOf(versionId)) {
      await putRecord(world, haina, { postId, day: day('2026-11-18'), submittedAt: '2026-11-18T10:00:00+08:00', versionId, itemId: id });
    }
    const director = haina.as('director', 'check.view');
    const one = await dailyPaper(cx, director, day('2026-11-18'), haina.posts.extruder);
    expect(await verifiedPaper(cx, one!.contentHash)).toMatchObject({ kind: '每日工业产品质量安全检查记录', factory: haina.name });
    expect((await dailyPaper(cx, director, day('2026-11-18'), null))?.verifyUrl).toBe('');
    world.clock.set('2026-11-18T20:00:00+08:00');
    expect(await signDay(cx, haina.as('officer', 'daily.sign'), day('2026-11-18'), '')).toMatchObject({ ok: true });
    const whole = await dailyPaper(cx, director, day('2026-11-18'), null);
    expect(whole?.verifyUrl).toContain(whole?.contentHash);
    expect(await verifiedPaper(cx, whole!.contentHash)).toMatchObject({ number: 'RG-20261118', newer: null });
  });

  it('does not know a hash that is none, or of which there is no paper', async () => {
    const { world } = await published();
    for (const hash of ['', 'xyz', 'A'.repeat(64), '0'.repeat(64)]) expect(await verifiedPaper(world.cx, hash)).toBeNull();
  });
});

it('keeps list, table and cards as they are rendered at the publication, and draws the whole ones from that', async () => {
  const { world, versionId } = await published();
  const scope = scopeOf(world.store, world.haina.enterpriseId);
  for (const kind of ['riskList', 'analysisTable'] as const) {
    const kept = (await sealedPapersOf(scope).latest(kind, versionId))!;
    const { content, intact } = unseal<{ paper: unknown }>(kept);
    expect(intact).toBe(true);
    expect(canonicalJson(await riskPaperOf(world.cx, world.haina.enterpriseId, versionId, kind))).toBe(canonicalJson(content.paper));
  }
  const cards = unseal<{ cards: { checkUrl: string }[] }>((await sealedPapersOf(scope).latest('riskCards', versionId))!).content.cards;
  expect(cards.every(({ checkUrl }) => /^\/c\/[^/]+$/.test(checkUrl))).toBe(true);
  await world.store.write([remove(sealedPapers, { enterpriseId: world.haina.enterpriseId, id: (await sealedPapersOf(scope).latest('riskList', versionId))!.id })]);
  expect(await riskPaperOf(world.cx, world.haina.enterpriseId, versionId, 'riskList')).not.toBeNull();
});
