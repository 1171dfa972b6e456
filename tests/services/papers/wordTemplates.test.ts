import { beforeEach, describe, expect, it } from 'vitest';
import { registerOf } from 'db/repositories/paper/papers';
import { wordTemplatesOf } from 'db/repositories/paper/wordTemplates';
import { scopeOf } from 'db/repositories/scope';
import { openZip } from '~/documents/zip/readZip';
import { day } from '~/domain/shared/day';
import type { Finding } from '~/services/integrity/findings';
import { verifyChains } from '~/services/integrity/verifyChains';
import { filledPaper, templateFile, trialOf } from '~/services/papers/filledPaper';
import { readTemplates } from '~/services/papers/readTemplates';
import { explainGap } from '~/services/routine/explainGap';
import { signDay } from '~/services/routine/signDay';
import { adoptTemplate, stopTemplate, takeTemplate } from '~/services/papers/wordTemplates';
import { body, p, row, said, tbl, word } from '../../documents/wordFile';
import { createWorld, type Factory, type World } from '../../world/factory';
import { publishList, putRecord } from '../../world/records';
import { tamper } from '../../world/tamper';

let world: World;
let haina: Factory;

beforeEach(async () => {
  world = await createWorld();
  haina = world.haina;
});

const DAY = day('2026-11-16');
/** A day of one check, signed. */
async function signed(): Promise<void> {
  const { versionId, itemIds } = await publishList(world, haina, day('2026-11-02'), [
    { postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' },
    { postId: haina.posts.incoming, workshopId: haina.workshops.drawing, frequency: 'day' },
  ]);
  await putRecord(world, haina, { postId: haina.posts.extruder, day: DAY, submittedAt: '2026-11-16T09:00:00+08:00', versionId, itemId: itemIds[0]! });
  await signDay(world.cx, haina.as('officer', 'daily.sign'), DAY, '');
}
const editor = () => haina.as('director', 'settings.edit');
const file = (document = body(p('编号 {编号}'), tbl(row('{#岗位检查情况表}{车间/岗位}{/岗位检查情况表}'))), name = '表样.docx') => new File([new Uint8Array(word(document))], name);
const take = (one = file()) => takeTemplate(world.cx, editor(), { kind: 'daily', file: one });
async function taken(one?: File): Promise<string> {
  const done = await take(one);
  if (!done.ok) throw new Error(done.refusal.code);
  return done.fact.id;
}
const adopt = (id: string, blanks = true) => adoptTemplate(world.cx, editor(), id, { blanks });
async function findings(): Promise<Finding[]> {
  const found: Finding[] = [];
  await verifyChains({ store: world.store, storage: world.cx.storage }, (finding) => found.push(finding));
  return found;
}
const states = async () => (await wordTemplatesOf(scopeOf(world.store, haina.enterpriseId)).ofKind('daily')).map(({ number, state }) => [number, state]);
const lineOf = async () => (await registerOf(scopeOf(world.store, haina.enterpriseId)).newest('daily', DAY))!.id;
const filled = async () => filledPaper(world.cx, haina.as('director', 'papers.view'), await lineOf());
const wordsOf = async (bytes: Uint8Array) => said((await openZip(Buffer.from(bytes)).read('word/document.xml'))!.toString());

describe('the Word template of a bureau', () => {
  it('is taken once it was filled with a real paper, and used once it was adopted', async () => {
    expect(await take()).toMatchObject({ ok: false, refusal: { code: 'nothingToTry' } });
    await signed();
    const { tags, paper: tried } = await readTemplates(world.cx, editor(), 'daily');
    expect([tried, tags.map(({ tag }) => tag)]).toEqual([expect.stringContaining('RG-20261116'), expect.arrayContaining(['{检查日期}', '{#岗位检查情况表}…{/岗位检查情况表}', '{车间/岗位}'])]);
    const id = await taken(file(body(p('编号 {编号} {错字}'), tbl(row('{#岗位检查情况表}{车间/岗位}{/岗位检查情况表}')))));
    expect(await states()).toEqual([[1, 'tried']]);
    expect(await filled()).toBeNull();
    expect(await adopt(id, false)).toMatchObject({ ok: false, refusal: { code: 'blanksUnseen', tags: '{错字}' } });
    const trial = await trialOf(world.cx, editor(), id);
    expect(trial?.ok && (await wordsOf(trial.fact.bytes)).slice(0, 3)).toEqual(['编号 RG-20261116 ', expect.stringContaining('进货'), '车间 · 岗位']);
    expect(await adopt(id)).toMatchObject({ ok: true });
    const paper = await filled();
    expect(paper?.ok && (await wordsOf(paper.fact.bytes))[2]).toBe('车间 · 岗位');
    expect(paper?.ok && paper.fact.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect((await templateFile(world.cx, editor(), id))?.name).toBe('表样');
    expect(await adopt(id)).toMatchObject({ ok: false, refusal: { code: 'notTried' } });
    expect(await findings()).toEqual([]);
  });

  it('gives way to its next version, also where two are adopted at the same moment, and can be stopped', async () => {
    await signed();
    const [one, other] = [await taken(), await taken()];
    await Promise.all([adopt(one), adopt(other)]);
    expect(new Set((await states()).map(([, state]) => state))).toEqual(new Set(['current', 'replaced']));
    const current = (await wordTemplatesOf(scopeOf(world.store, haina.enterpriseId)).current('daily'))!.id;
    expect(await stopTemplate(world.cx, editor(), current)).toMatchObject({ ok: true });
    expect(await stopTemplate(world.cx, editor(), current)).toMatchObject({ ok: false, refusal: { code: 'templateGone' } });
    expect(await filled()).toBeNull();
  });

  it('says behind a paper that something came after it was signed', async () => {
    await signed();
    await adopt(await taken());
    world.clock.set('2026-11-19T09:30:00+08:00');
    await explainGap(world.cx, haina.as('director', 'gap.explain'), haina.posts.incoming, DAY, '检验员请假');
    const paper = await filled();
    expect(paper?.ok && (await wordsOf(paper.fact.bytes)).at(-1)).toBe('签字之后另有补充，以系统内的文书为准。');
  });

  it('is nobody else’s, and a change of its row behind the back of the program is named', async () => {
    await signed();
    const id = await taken();
    await adopt(id);
    const line = await lineOf();
    const stranger = world.beichen;
    expect(await filledPaper(world.cx, stranger.as('director', 'papers.view'), line)).toBeNull();
    expect(await trialOf(world.cx, stranger.as('director', 'settings.edit'), id)).toBeNull();
    expect(await stopTemplate(world.cx, stranger.as('director', 'settings.edit'), id)).toMatchObject({ ok: false });
    await tamper(world, "update word_templates set name = '别的.docx' where id = ?", [id]);
    expect(JSON.stringify(await findings())).toContain('word_templates');
  });

  it.each([
    ['a large file', () => new File([new Uint8Array(3 * 1024 * 1024)], 'a.docx'), 'templateFileTooLarge'],
    ['no Word file', () => new File(['hello'], 'a.docx'), 'templateNoWord'],
    ['no tags', () => file(body(p('没有'))), 'templateWithoutTags'],
  ])('with %s is refused, and nothing is kept', async (_, one, code) => {
    await signed();
    expect(await take(one())).toMatchObject({ ok: false, refusal: { code } });
    expect(await states()).toEqual([]);
  });
});
