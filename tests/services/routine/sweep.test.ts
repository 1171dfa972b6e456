import { beforeEach, describe, expect, it } from 'vitest';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { reportsOf } from 'db/repositories/routine/reports';
import { sweepOf } from 'db/repositories/routine/sweep';
import { scopeOf } from 'db/repositories/scope';
import type { GivenSweep } from '~/domain/routine/sweep';
import { NO_WEEK_WORDS } from '~/domain/routine/weekly';
import { day } from '~/domain/shared/day';
import { hazardFile } from '~/pages/hazard/hazardFile';
import { sweepForm, sweepList } from '~/pages/routine/sweepPages';
import { verifyChains } from '~/services/integrity/verifyChains';
import { weekDocument, weekPaper } from '~/services/papers/weekPaper';
import { addSweepItem } from '~/services/routine/addSweepItem';
import { endSweepItem } from '~/services/routine/endSweepItem';
import { sweepWeek } from '~/services/routine/sweepWeek';
import { compileWeek, editWeekWords, signWeek } from '~/services/routine/weekPapers';
import { createWorld, type Factory, type World } from '../../world/factory';

const MONDAY = day('2026-11-16');
let world: World;
let haina: Factory;

beforeEach(async () => {
  world = await createWorld();
  haina = world.haina;
});

type Result<F> = { ok: true; fact: F } | { ok: false; refusal: unknown };
const ok = <F>(result: Result<F>): F => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.fact;
};
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const scope = () => scopeOf(world.store, haina.enterpriseId);
const director = () => haina.as('director', 'weekly.compile');
const add = async (content: string, place = '') => ok(await addSweepItem(world.cx, director(), { content, place })).id;
const compile = async (version: number | null = null) => ok(await compileWeek(world.cx, director(), MONDAY, { version })).id;
const report = async (id: string) => (await reportsOf(scope()).byId(id))!;
const answer = (itemId: string, result: GivenSweep['result'], more: Partial<GivenSweep> = {}): GivenSweep => ({ itemId, result, description: '', immediateMeasure: '', photos: [], postId: '', ...more });
const FOUND = { description: '两把卡尺的检定标签过期', immediateMeasure: '停用并送检' } as const;
const sweep = (id: string, version: number, ...answers: GivenSweep[]) => sweepWeek(world.cx, director(), id, { answers, version });
const sign = async (id: string) => {
  ok(await editWeekWords(world.cx, director(), id, { words: { ...NO_WEEK_WORDS, evaluation: '受控。', nextWeek: '复核。' }, version: (await report(id)).version }));
  return ok(await signWeek(world.cx, haina.as('director', 'weekly.sign'), id, { words: '', version: (await report(id)).version }));
};
const faults = async () => {
  const findings: unknown[] = [];
  await verifyChains(world.cx, (finding) => findings.push(finding));
  return findings;
};

describe('the list of what the director sweeps', () => {
  it('is added to and ended, never deleted, and comes into the unsigned report of the week at once', async () => {
    const id = await compile();
    expect((await report(id)).sweep).toBeNull();
    const gauges = await add('  计量器具在检定有效期内 ', haina.posts.outgoing);
    const labels = await add('标识与实物相符', haina.workshops.extrusion);
    expect((await report(id)).sweep?.map(({ content, place, result }) => [content, place, result])).toEqual([
      ['计量器具在检定有效期内', '挤塑车间 · 成品检验岗', null], ['标识与实物相符', '挤塑车间', null],
    ]);
    expect((await report(id)).version).toBe(3);
    ok(await sweep(id, 3, answer(gauges, 'conforming')));
    ok(await endSweepItem(world.cx, director(), gauges));
    ok(await endSweepItem(world.cx, director(), labels));
    expect((await report(id)).sweep?.map(({ itemId, result }) => [itemId, result])).toEqual([[gauges, 'conforming']]);
    expect(await endSweepItem(world.cx, director(), gauges)).toMatchObject(refusal('alreadyEnded'));
    const list = await sweepList(world.cx, haina.as('officer', 'weekly.view'));
    expect([list.inForce, list.ended.length, list.mayEdit]).toEqual([[], 2, false]);
    expect(await faults()).toEqual([]);
  });

  it('knows a place, and each item once', async () => {
    await add('标识与实物相符');
    expect(await addSweepItem(world.cx, director(), { content: '标识与实物相符', place: '' })).toMatchObject(refusal('itemKnown'));
    expect(await addSweepItem(world.cx, director(), { content: '没有', place: '' })).toMatchObject(refusal('contentMissing'));
    expect(await addSweepItem(world.cx, director(), { content: '标识', place: world.beichen.posts.extruder })).toMatchObject(refusal('placeUnknown'));
    expect(await addSweepItem(world.cx, director(), { content: '标识', place: world.beichen.workshops.drawing })).toMatchObject(refusal('placeUnknown'));
  });

  it('is nobody else’s', async () => {
    const id = await add('标识与实物相符');
    expect(await endSweepItem(world.cx, world.beichen.as('director', 'weekly.compile'), id)).toMatchObject(refusal('notFound'));
    expect(await sweepOf(scopeOf(world.store, world.beichen.enterpriseId)).inForce()).toEqual([]);
    expect((await sweepList(world.cx, world.beichen.as('director', 'weekly.view'))).inForce).toEqual([]);
    expect(() => haina.as('officer', 'weekly.compile')).toThrow();
  });
});

describe('the sweep of a week', () => {
  it('opens one hazard for a finding in the same write set, and no second when it is saved again', async () => {
    const [gauges, labels] = [await add('计量器具在检定有效期内', haina.posts.outgoing), await add('标识与实物相符')];
    const id = await compile();
    const said = [answer(gauges, 'nonconforming', FOUND), answer(labels, 'nonconforming', { description: '三盘没有标识', immediateMeasure: '补挂', postId: haina.posts.extruder })];
    const { hazardIds } = ok(await sweep(id, 1, ...said));
    expect(hazardIds).toHaveLength(2);
    const stories = await Promise.all(hazardIds.map((hazardId) => hazardsOf(scope()).story(hazardId)));
    expect(stories.map((story) => story!.hazard)).toMatchObject([
      { source: 'weekly', sourceRecordId: id, sourceItemId: gauges, postId: haina.posts.outgoing, postName: '成品检验岗', riskPoint: '计量器具在检定有效期内', ...FOUND, foundByName: '林晓燕', responsibleName: '吴建华' },
      { source: 'weekly', sourceRecordId: id, sourceItemId: labels, postId: haina.posts.extruder, riskPoint: '标识与实物相符' },
    ]);
    expect((await report(id)).sweep?.map(({ hazard }) => hazard)).toEqual(stories.map((story) => ({ id: story!.hazard.id, number: story!.hazard.number, place: `挤塑车间 · ${story!.hazard.postName}` })));
    expect(ok(await sweep(id, 2, ...said)).hazardIds).toEqual([]);
    expect(await sweep(id, 3, answer(gauges, 'conforming'))).toMatchObject(refusal('alreadyRegistered'));
    expect((await hazardFile(world.cx, haina.as('director', 'hazard.view'), hazardIds[0]!))?.sweptIn).toEqual({ id, period: MONDAY });
    const form = (await sweepForm(world.cx, director(), id))!;
    expect([form.open, form.registered.length]).toEqual([[], 2]);
    expect(await faults()).toEqual([]);
  });

  it('keeps answers when it is compiled anew, and a further report brings the findings of the signed one along, blank in all else', async () => {
    const [gauges, labels] = [await add('计量器具在检定有效期内', haina.posts.outgoing), await add('标识与实物相符')];
    const id = await compile();
    ok(await sweep(id, 1, answer(gauges, 'nonconforming', FOUND), answer(labels, 'conforming')));
    await compile(2);
    const compiled = await report(id);
    expect(compiled.sweep?.map(({ result }) => result)).toEqual(['nonconforming', 'conforming']);
    expect(compiled.figures.hazards.map(({ id: hazardId }) => hazardId)).toEqual([compiled.sweep![0]!.hazard!.id]);
    await sign(id);
    const further = await compile();
    expect(further).not.toBe(id);
    expect((await report(further)).sweep?.map(({ result, hazard }) => [result, hazard?.number ?? null])).toEqual([['nonconforming', compiled.sweep![0]!.hazard!.number], [null, null]]);
  });

  it('is fixed by a name: what was answered is signed, what was not is named on paper', async () => {
    const [gauges, labels, seals] = [await add('计量器具在检定有效期内', haina.posts.outgoing), await add('标识与实物相符'), await add('留样封签完好', haina.workshops.extrusion)];
    const id = await compile();
    ok(await sweep(id, 1, answer(gauges, 'nonconforming', FOUND), answer(labels, 'notApplicable', { description: '设备停用或检修' })));
    const { contentHash } = await sign(id);
    const signed = await report(id);
    expect(await sweep(id, signed.version, answer(seals, 'conforming'))).toMatchObject(refusal('sealed'));
    ok(await endSweepItem(world.cx, director(), labels));
    expect((await report(id)).sweep).toEqual(signed.sweep);
    expect((await sweepForm(world.cx, director(), id))?.signed).toBe(true);
    const paper = (await weekPaper(world.cx, haina.as('officer', 'weekly.view'), MONDAY, id))!;
    expect(paper.contentHash).toBe(contentHash);
    const printed = JSON.stringify(paper.blocks);
    for (const text of ['总监排查', '未排查 1 项', '未排查的：留样封签完好（挤塑车间）。', '两把卡尺的检定标签过期', `隐患编号：${signed.sweep![0]!.hazard!.number}（挤塑车间 · 成品检验岗）`, '原因：设备停用或检修']) expect(printed).toContain(text);
    expect(Buffer.from((await weekDocument(world.cx, haina.as('officer', 'weekly.view'), MONDAY, id))!.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await faults()).toEqual([]);
  });

  it('is refused for another factory, an older version and a photo nobody has', async () => {
    const gauges = await add('计量器具在检定有效期内', haina.posts.outgoing);
    const id = await compile();
    expect(await sweepWeek(world.cx, world.beichen.as('director', 'weekly.compile'), id, { answers: [answer(gauges, 'conforming')], version: 1 })).toMatchObject(refusal('notFound'));
    expect(await sweepForm(world.cx, world.beichen.as('director', 'weekly.compile'), id)).toBeNull();
    expect(await sweep(id, 7, answer(gauges, 'conforming'))).toMatchObject(refusal('movedOn'));
    expect(await sweep(id, 1, answer(gauges, 'nonconforming', { ...FOUND, photos: ['0'.repeat(64)] }))).toMatchObject(refusal('photoUnknown'));
    expect((await report(id)).sweep?.[0]?.result).toBeNull();
  });

  it('of a week that is over has no item that was entered after it', async () => {
    const gauges = await add('计量器具在检定有效期内', haina.posts.outgoing);
    world.clock.set('2026-11-24T09:00:00+08:00');
    await add('标识与实物相符');
    ok(await endSweepItem(world.cx, director(), gauges));
    expect((await report(await compile())).sweep?.map(({ itemId }) => itemId)).toEqual([gauges]);
  });
});
