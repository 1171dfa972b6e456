import { beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { insert, remove } from 'db/dialect/writes';
import { scopeOf } from 'db/repositories/scope';
import { reportsOf } from 'db/repositories/routine/reports';
import { monthWeeks } from 'db/repositories/routine/monthWeeks';
import { type evidence, sealedPapers, signatures } from 'db/schema';
import { renderPaper } from '~/documents/pdf/renderPaper';
import type { Paper } from '~/domain/report/paper';
import { NO_WEEK_WORDS } from '~/domain/routine/weekly';
import { SYSTEM } from '~/domain/shared/actor';
import { canonicalJson } from '~/domain/shared/canonical';
import { day, type Month } from '~/domain/shared/day';
import { gradeHazard } from '~/services/hazards/gradeHazard';
import { noticePaper, verificationPaper } from '~/services/hazards/hazardPapers';
import { notifyHazard } from '~/services/hazards/notifyHazard';
import { receiveHazard } from '~/services/hazards/receiveHazard';
import { rectifyHazard } from '~/services/hazards/rectifyHazard';
import { registerHazard } from '~/services/hazards/registerHazard';
import { verifyHazard } from '~/services/hazards/verifyHazard';
import { verifyChains } from '~/services/integrity/verifyChains';
import { renamePost } from '~/services/organisation/places/renameNode';
import { dailyPaper } from '~/services/papers/dailyPaper';
import { weekPaper } from '~/services/papers/weekPaper';
import { compileWeek, editWeekWords, signWeek } from '~/services/routine/weekPapers';
import { explainGap } from '~/services/routine/explainGap';
import { signDay } from '~/services/routine/signDay';
import { createWorld, type Factory, type World } from '../../world/factory';
import { publishList, putRecord } from '../../world/records';
import { anEvent } from '../../world/event';

let world: World;
let haina: Factory;
let made: { versionId: string; itemIds: string[] };
const DAY = day('2026-11-16');

beforeEach(async () => {
  world = await createWorld();
  haina = world.haina;
  made = await publishList(world, haina, day('2026-11-02'), [
    { postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' },
    { postId: haina.posts.incoming, workshopId: haina.workshops.drawing, frequency: 'day' },
  ]);
  await putRecord(world, haina, { postId: haina.posts.extruder, day: DAY, submittedAt: '2026-11-16T09:00:00+08:00', versionId: made.versionId, itemId: made.itemIds[0]! });
});

const said = (paper: Paper | null): string => canonicalJson(paper?.blocks ?? null);
const upToSignatures = (paper: Paper | null): string => {
  const blocks = paper?.blocks ?? [];
  return canonicalJson(blocks.slice(0, blocks.findIndex(({ kind }) => kind === 'signatures') + 1));
};
const ok = <T>(result: { ok: true; fact: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.fact;
};
const rename = (postId: string, name: string, version: number) => renamePost(world.cx, haina.as('director', 'organisation.manage'), postId, { name, version });
const daily = (person: 'director' | 'head' = 'director', postId: string | null = null) => dailyPaper(world.cx, haina.as(person, 'check.view'), DAY, postId);
const findings = async (): Promise<unknown[]> => {
  const found: unknown[] = [];
  await verifyChains(world.cx, (finding) => found.push(finding));
  return found;
};

describe('a signed day', () => {
  it('keeps every byte above the signature when a post is renamed, and has what came later below it with date and author', async () => {
    ok(await signDay(world.cx, haina.as('officer', 'daily.sign'), DAY, ''));
    const signed = await daily();
    expect(said(signed)).toContain('进货检验岗');
    ok(await rename(haina.posts.incoming, '来料检验工位', 1));
    expect((await renderPaper((await daily())!)).equals(await renderPaper(signed!))).toBe(true);
    world.clock.set('2026-11-19T09:30:00+08:00');
    ok(await explainGap(world.cx, haina.as('director', 'gap.explain'), haina.posts.incoming, DAY, '检验员请假'));
    const later = await daily();
    expect(upToSignatures(later)).toBe(upToSignatures(signed));
    expect(upToSignatures(later)).not.toContain('检验员请假');
    expect(said(later).slice(upToSignatures(later).length - 1)).toContain('2026年11月19日（周四） 09:30');
    expect(said(later)).toContain('补充说明未进行原因：检验员请假');
    expect(said(later)).toContain('林晓燕');
    expect(later!.contentHash).toBe(signed!.contentHash);
    expect(await findings()).toEqual([]);
  });

  it('has a record handed in later below the signature, never above', async () => {
    ok(await signDay(world.cx, haina.as('officer', 'daily.sign'), DAY, ''));
    const signed = await daily();
    await putRecord(world, haina, { postId: haina.posts.incoming, day: DAY, submittedAt: '2026-11-19T08:00:00+08:00', versionId: made.versionId, itemId: made.itemIds[1]!, found: '外包装破损' });
    const later = await daily();
    expect(upToSignatures(later)).toBe(upToSignatures(signed));
    expect(said(later)).toContain('外包装破损');
  });

  it('shows a workshop its own posts as they were signed', async () => {
    ok(await signDay(world.cx, haina.as('officer', 'daily.sign'), DAY, ''));
    const before = await daily('head');
    ok(await rename(haina.posts.extruder, '挤出工位', 1));
    expect(said(await daily('head'))).toBe(said(before));
    expect(said(before)).not.toContain('进货检验岗');
  });

  it('signed before renderings were kept is drawn as it stood then, and says so', async () => {
    ok(await signDay(world.cx, haina.as('officer', 'daily.sign'), DAY, ''));
    await forget();
    world.clock.set('2026-11-19T09:30:00+08:00');
    ok(await explainGap(world.cx, haina.as('director', 'gap.explain'), haina.posts.incoming, DAY, '检验员请假'));
    const paper = await daily();
    expect(upToSignatures(paper)).not.toContain('检验员请假');
    expect(said(paper)).toContain('签认时未留存版面');
    expect(said(paper)).toContain('与签认时的校验值一致');
    expect(said(paper)).toContain('检验员请假');
  });

  it('is found by verify when its rendering is changed behind the program’s back', async () => {
    ok(await signDay(world.cx, haina.as('officer', 'daily.sign'), DAY, ''));
    const [row] = await world.store.read.select().from(sealedPapers).where(eq(sealedPapers.enterpriseId, haina.enterpriseId));
    await world.store.write([remove(sealedPapers, { enterpriseId: haina.enterpriseId, id: row!.id }), insert(sealedPapers, { ...row!, number: 'RG-20990101' })]);
    expect(await findings()).toEqual([expect.objectContaining({ kind: 'fieldChanged', table: 'sealed_papers', field: 'number' })]);
  });
});

/** Takes the kept renderings away, as in a database of the first release. */
async function forget(): Promise<void> {
  const rows = await world.store.read.select({ id: sealedPapers.id }).from(sealedPapers);
  await world.store.write(rows.map(({ id }) => remove(sealedPapers, { enterpriseId: haina.enterpriseId, id })));
}

describe('a signed week', () => {
  const MONDAY = day('2026-11-09');
  const compile = async (version: number | null) => ok(await compileWeek(world.cx, haina.as('director', 'weekly.compile'), MONDAY, { version })).id;
  const sign = async (person: 'director' | 'principal', id: string, version: number) => ok(await signWeek(world.cx, haina.as(person, 'weekly.sign'), id, { words: '同意。', version }));
  const paper = (id: string) => weekPaper(world.cx, haina.as('director', 'weekly.view'), MONDAY, id);
  const draft = async (): Promise<string> => {
    const id = await compile(null);
    ok(await editWeekWords(world.cx, haina.as('director', 'weekly.compile'), id, { words: { ...NO_WEEK_WORDS, evaluation: '总体受控。', nextWeek: '更换模具。' }, version: 1 }));
    return id;
  };
  const weekState = async () => (await monthWeeks(scopeOf(world.store, haina.enterpriseId), '2026-11' as Month, day('2026-11-18'))).find(({ weekStart }) => weekStart === MONDAY)!;

  it('keeps what the director signed under the name of the 主要负责人', async () => {
    const id = await draft();
    await sign('director', id, 2);
    const first = await paper(id);
    world.clock.set('2026-11-19T10:00:00+08:00');
    await sign('principal', id, 3);
    const sealed = await paper(id);
    expect(said(sealed)).toContain('主要负责人意见');
    expect(said(sealed)).toContain('陈国栋');
    const above = (one: Paper | null) => canonicalJson(one!.blocks.slice(0, one!.blocks.findIndex((block) => block.kind === 'heading' && block.text.startsWith('四'))));
    expect(above(sealed)).toBe(above(first));
    expect(sealed!.contentHash).toBe(first!.contentHash);
    expect((await renderPaper(sealed!)).equals(await renderPaper((await paper(id))!))).toBe(true);
    expect(await findings()).toEqual([]);
  });

  it('says so when the director signed before renderings were kept', async () => {
    const id = await draft();
    await sign('director', id, 2);
    await forget();
    expect(said(await paper(id))).toContain('签认时未留存版面');
    await sign('principal', id, 3);
    expect(said(await paper(id))).toContain('版面自陈国栋签字时起留存');
  });

  it('compiled again is not signed until the new report is, under the number of the new report', async () => {
    const id = await draft();
    await sign('director', id, 2);
    await sign('principal', id, 3);
    expect(await weekState()).toMatchObject({ state: 'sealed', reportNumber: 'PC-2026-0001', waiting: null });
    const again = await draft();
    expect(await weekState()).toMatchObject({ state: 'sealed', reportNumber: 'PC-2026-0001', waiting: { number: 'PC-2026-0002', state: 'draft' } });
    await sign('director', again, 2);
    expect(await weekState()).toMatchObject({ state: 'sealed', reportNumber: 'PC-2026-0001', waiting: { number: 'PC-2026-0002', state: 'awaitingPrincipal' } });
    expect(said(await paper(id))).toContain('PC-2026-0002');
    expect((await reportsOf(scopeOf(world.store, haina.enterpriseId)).ofPeriod(MONDAY)).length).toBe(2);
    expect(await world.store.read.$count(signatures)).toBe(3);
  });
});

describe('the papers of a hazard', () => {
  const LIMIT = day('2026-11-25');
  const photoOf = (): typeof evidence.$inferInsert => ({ enterpriseId: haina.enterpriseId, hash: 'h1', mediaType: 'image/jpeg', bytes: 3, width: 1, height: 1, originalName: 'a.jpg', uploadedBy: haina.people.lead, uploadedAt: world.clock.now });
  const act = async (): Promise<string> => {
    const { id } = ok(await registerHazard(world.cx, haina.as('officer', 'hazard.register'), {
      source: 'snapshot', postId: haina.posts.extruder, title: '护罩松动', description: '挤出机护罩松动。', immediateMeasure: '停机', photos: [], foundDay: day('2026-11-18'), responsibleId: haina.people.lead,
    }));
    ok(await gradeHazard(world.cx, haina.as('officer', 'hazard.grade'), id, { grade: 'general', basis: '其他', treatment: 'dated', deadline: LIMIT, version: 1 }));
    ok(await notifyHazard(world.cx, haina.as('officer', 'hazard.notify'), id, { requirement: '紧固', responsibleId: haina.people.lead, deadline: LIMIT, fiveElements: null, handedOver: false, version: 2 }));
    return id;
  };
  const view = () => haina.as('director', 'hazard.view');

  it('keep the notice as it was issued; receipt, rectification and verification come below', async () => {
    const id = await act();
    const issued = await noticePaper(world.cx, view(), id);
    await world.store.commit({ enterpriseId: haina.enterpriseId, actor: SYSTEM, at: world.cx.now(), build: () => ({ steps: [{ event: anEvent('test.made', 'hazard', id), writes: [] }] }) });
    expect((await renderPaper((await noticePaper(world.cx, view(), id))!)).equals(await renderPaper(issued!))).toBe(true);
    ok(await receiveHazard(world.cx, haina.as('lead', 'hazard.receive'), id, { remark: '', version: 3 }));
    ok(await rectifyHazard(world.cx, haina.as('lead', 'hazard.rectify'), id, { cause: '振动', measure: '已紧固', doneOn: day('2026-11-18'), photos: ['h1'], version: 4 }, [photoOf()]));
    ok(await verifyHazard(world.cx, haina.as('officer', 'hazard.verify'), id, { passed: true, standard: '牢固', opinion: '合格', photos: [], version: 5 }));
    const closed = await noticePaper(world.cx, view(), id);
    const issuedPart = (paper: Paper | null) => canonicalJson(paper!.blocks.filter(({ kind }) => kind !== 'signatures').slice(0, 1));
    expect(issuedPart(closed)).toBe(issuedPart(issued));
    expect(said(closed)).toContain('已紧固');
    const form = await verificationPaper(world.cx, view(), id);
    expect(said(form)).toContain('合格');
    expect((await findings()).filter((found) => (found as { kind: string }).kind !== 'fileMissing')).toEqual([]);
    await forget();
    expect(said(await noticePaper(world.cx, view(), id))).toContain('签发时未留存版面');
    expect(said(await verificationPaper(world.cx, view(), id))).toContain('验收时未留存版面');
  });
});
