import { eq, getTableName } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type AnyTable, insert, update } from 'db/dialect/writes';
import { inboxOf } from 'db/repositories/inbox';
import { libraryOf } from 'db/repositories/risk/library';
import { riskOf } from 'db/repositories/risk/risk';
import { riskLifeOf } from 'db/repositories/risk/riskLife';
import { proposalsOf } from 'db/repositories/risk/riskProposals';
import { scopeOf } from 'db/repositories/scope';
import { openTemplateUpdates, templateUpdatesOf } from 'db/repositories/risk/templateUpdates';
import { waitingMatters } from 'db/repositories/hazard/waitingMatters';
import { accounts, jobs, riskItems, riskListPublications, riskListVersions } from 'db/schema';
import { loadLibrary, SHIPPED } from '~/services/library/loadLibrary';
import { authoriseEditor, rowMark } from '~/domain/risk/library/libraryEdit';
import { SYSTEM } from '~/domain/shared/actor';
import { day } from '~/domain/shared/day';
import { libraryNotice } from '~/pages/risk/library/libraryNotice';
import { riskDiff } from '~/pages/risk/list/riskDiff';
import { myList } from '~/pages/risk/list/myList';
import { readingProgress } from '~/pages/risk/upkeep/riskReadings';
import { remindLibrary } from '~/services/inbox/remindLibrary';
import { remindMorning } from '~/services/inbox/remindMorning';
import { verifyChains } from '~/services/integrity/verifyChains';
import { everyEnterprise } from '~/services/jobs/everyEnterprise';
import { createEditor } from '~/services/library/createEditor';
import { releaseEdition } from '~/services/library/releaseEdition';
import { retireTemplateRow } from '~/services/library/retireTemplateRow';
import { startEdition } from '~/services/library/startEdition';
import { writeTemplateRow } from '~/services/library/writeTemplateRow';
import { answerProposal } from '~/services/risk/upkeep/answerProposal';
import { answerTemplateUpdate } from '~/services/risk/library/answerTemplateUpdate';
import { finishReview } from '~/services/risk/upkeep/finishReview';
import { layTemplates } from '~/services/risk/library/layTemplates';
import { holdPost } from '~/services/organisation/people/holdPost';
import { openWorkshop } from '~/services/organisation/places/openWorkshop';
import { openDueReviews } from '~/services/risk/upkeep/openDueReviews';
import { openReview } from '~/services/risk/upkeep/openReview';
import { readList } from '~/services/risk/list/readList';
import { editorOf } from '~/services/session/membership';
import { createWorld, type World } from '../../world/factory';
import { publishList } from '../../world/publishedList';
import { anEvent } from '../../world/event';

const scope = (world: World) => scopeOf(world.store, world.haina.enterpriseId);
const draftItems = async (world: World) => riskOf(scope(world)).itemsOf((await riskOf(scope(world)).draft())!.id);
const editor = authoriseEditor({ id: 'e1', name: '何编' });
const intact = async (world: World) => expect((await verifyChains(world.cx, () => undefined)).findings).toBe(0);

describe('reading a published version', () => {
  it('is asked of whoever holds a post with changed rows, kept in the chain, and told as progress', async () => {
    const world = await createWorld();
    const { versionId } = await publishList(world, world.haina);
    expect(await remindMorning(world.cx, world.haina.enterpriseId)).toBeGreaterThan(0);
    const inbox = await inboxOf(scope(world)).page(world.haina.people.operator, null, 20);
    expect(inbox.filter(({ kind }) => kind === 'listRead').map(({ link }) => link)).toContain('/my/list');
    const permit = world.haina.as('operator', 'risk.view');
    expect(await myList(world.cx, permit)).toMatchObject({ mustRead: true, readAt: null, posts: [{ name: '绝缘挤出岗' }] });
    expect(await readList(world.cx, permit, versionId)).toEqual({ ok: true, fact: { number: 1 } });
    expect(await readList(world.cx, permit, versionId)).toEqual({ ok: false, refusal: { code: 'alreadyRead' } });
    const progress = await readingProgress(scope(world), versionId, day('2026-11-18'));
    expect(progress!.read.map(({ name }) => name)).toEqual(['王小军']);
    expect(progress!.missing.map(({ name }) => name).sort()).toEqual(['孙磊', '李娜'].sort());
    expect(progress!.unheld).toEqual(['进货检验岗']);
    await intact(world);
  });

  it('is asked of who takes up a post later, though its rows did not change since and another post was read before; once, and told until then', async () => {
    const world = await createWorld();
    const { cx, haina, clock } = world;
    const { versionId } = await publishList(world, haina);
    const operator = haina.as('operator', 'risk.view');
    expect(await readList(cx, operator, versionId)).toMatchObject({ ok: true });
    // The same rows once more: nobody who was there has anything to read.
    const again = cx.newId();
    const rows = (await world.store.read.select().from(riskItems).where(eq(riskItems.versionId, versionId))).map((row) => ({ ...row, id: cx.newId(), versionId: again }));
    const at = cx.now();
    await world.store.commit({
      enterpriseId: haina.enterpriseId, actor: SYSTEM, at,
      build: () => ({
        steps: [{
          event: anEvent('list.published', 'list', again, { number: 2 }),
          writes: [
            insert(riskListVersions, { enterpriseId: haina.enterpriseId, id: again, number: 2, createdBy: haina.people.officer, createdAt: at, revision: 1 }), insert(riskItems, rows),
            insert(riskListPublications, { enterpriseId: haina.enterpriseId, versionId: again, publishedBy: haina.people.director, publishedByName: '刘', publishedAt: at, effectiveFrom: day('2026-11-19'), itemCount: rows.length, contentHash: 'b'.repeat(64) }),
          ],
        }],
      }),
    });
    const asked = async () => (await inboxOf(scope(world)).page(haina.people.operator, null, 20)).filter(({ kind }) => kind === 'listRead').map(({ text }) => text);
    await remindMorning(cx, haina.enterpriseId);
    expect([(await myList(cx, operator))!.mustRead, await asked()]).toEqual([false, []]);
    clock.set('2026-11-20T08:00:00+08:00');
    const taken = await holdPost(cx, haina.as('director', 'organisation.manage'), { personId: haina.people.operator, role: 'operator', workshopId: null, postId: haina.posts.outgoing, fromDay: day('2026-11-20') });
    expect(taken.ok).toBe(true);
    const now = haina.as('operator', 'risk.view');
    expect(await myList(cx, now)).toMatchObject({ mustRead: true, readAt: null, takenUp: ['成品检验岗'] });
    expect((await readingProgress(scope(world), again, day('2026-11-20')))!.missing).toEqual([{ name: '王小军', posts: ['成品检验岗'] }]);
    await remindMorning(cx, haina.enterpriseId);
    await remindMorning(cx, haina.enterpriseId);
    expect(await asked()).toEqual(['您新到岗位任职，请阅读本岗风险清单（风险管控清单第 2 版）并签认。']);
    expect(await readList(cx, now, again)).toMatchObject({ ok: true });
    expect(await readList(cx, now, again)).toEqual({ ok: false, refusal: { code: 'alreadyRead' } });
    expect(await myList(cx, now)).toMatchObject({ mustRead: false, takenUp: [] });
    await remindMorning(cx, haina.enterpriseId);
    const waits = await waitingMatters(scope(world), await inboxOf(scope(world)).page(haina.people.operator, null, 20), day('2026-11-20'));
    expect((await inboxOf(scope(world)).page(haina.people.operator, null, 20)).filter(({ id, kind }) => kind === 'listRead' && waits.has(id))).toEqual([]);
    await intact(world);
  });

  it('is asked anew within one version of who has read it for another post', async () => {
    const world = await createWorld();
    const { cx, haina, clock } = world;
    const { versionId } = await publishList(world, haina);
    await readList(cx, haina.as('operator', 'risk.view'), versionId);
    clock.set('2026-11-20T08:00:00+08:00');
    await holdPost(cx, haina.as('director', 'organisation.manage'), { personId: haina.people.operator, role: 'operator', workshopId: null, postId: haina.posts.outgoing, fromDay: day('2026-11-20') });
    expect(await readList(cx, haina.as('operator', 'risk.view'), versionId)).toMatchObject({ ok: true });
    const [own] = (await riskLifeOf(scope(world)).readings()).filter(({ personId }) => personId === haina.people.operator);
    expect([...own!.postIds].sort()).toEqual([haina.posts.extruder, haina.posts.outgoing].sort());
    await intact(world);
  });

  it('shows a head the posts of the workshop headed, which the head need not sign for', async () => {
    const world = await createWorld();
    await publishList(world, world.haina);
    const list = (await myList(world.cx, world.haina.as('head', 'risk.view')))!;
    expect(list).toMatchObject({ mustRead: false, readAt: null });
    expect(list.posts).toHaveLength(2);
    expect(Object.fromEntries(list.posts.map(({ name, headed }) => [name, headed]))).toEqual({ 成品检验岗: true, 绝缘挤出岗: true });
    expect(list.posts[0]!.rows.length).toBeGreaterThan(0);
    expect((await myList(world.cx, world.haina.as('operator', 'risk.view')))!.posts).toMatchObject([{ name: '绝缘挤出岗', headed: false }]);
  });

  it('is refused to whom it does not concern, for a draft, and to another factory', async () => {
    const world = await createWorld();
    const { versionId } = await publishList(world, world.haina);
    expect(await readList(world.cx, world.haina.as('director', 'risk.view'), versionId)).toEqual({ ok: false, refusal: { code: 'notConcerned' } });
    expect(await readList(world.cx, world.beichen.as('operator', 'risk.view'), versionId)).toEqual({ ok: false, refusal: { code: 'notFound' } });
  });
});

describe('re-assessments', () => {
  const input = (world: World) => ({ trigger: 'material' as const, what: '换了绝缘料', postIds: [world.haina.posts.extruder], lineIds: [], dueDay: day('2026-11-30') });

  it('are opened, told every morning, and ended with a reason', async () => {
    const world = await createWorld();
    await publishList(world, world.haina);
    const opened = await openReview(world.cx, world.haina.as('officer', 'risk.edit'), input(world));
    if (!opened.ok) throw new Error(opened.refusal.code);
    const { id } = opened.fact;
    expect((await riskLifeOf(scope(world)).review(id))!.lineIds).toHaveLength(3);
    await remindMorning(world.cx, world.haina.enterpriseId);
    expect((await inboxOf(scope(world)).page(world.haina.people.director, null, 20)).some(({ kind, link }) => kind === 'reviewDue' && link.endsWith(id))).toBe(true);
    const stranger = world.beichen.as('officer', 'risk.edit');
    expect(await finishReview(world.cx, stranger, id, { outcome: 'unchanged', reason: '看过' })).toEqual({ ok: false, refusal: { code: 'notFound' } });
    expect(await openReview(world.cx, stranger, input(world))).toEqual({ ok: false, refusal: { code: 'reviewPostUnknown' } });
    const permit = world.haina.as('officer', 'risk.edit');
    expect(await finishReview(world.cx, permit, id, { outcome: 'changed', reason: '看过' })).toEqual({ ok: false, refusal: { code: 'noDraftForChange' } });
    expect(await finishReview(world.cx, permit, id, { outcome: 'unchanged', reason: '逐项看过' })).toMatchObject({ ok: true });
    expect(await finishReview(world.cx, permit, id, { outcome: 'unchanged', reason: '逐项看过' })).toMatchObject({ ok: false, refusal: { code: 'reviewDone', review: { outcome: 'unchanged' } } });
    expect(() => world.haina.as('operator', 'risk.edit')).toThrow();
    await intact(world);
  });

  it('are opened by the program once for one matter', async () => {
    const world = await createWorld();
    await publishList(world, world.haina, '2025-11-20');
    // the clock alone, a year after anybody did anything, is not believed
    expect(await openDueReviews(world.cx, world.haina.enterpriseId)).toBe(0);
    expect(await riskLifeOf(scope(world)).openReviews()).toEqual([]);
    expect((await openWorkshop(world.cx, world.haina.as('director', 'organisation.manage'), { name: '包装车间' })).ok).toBe(true);
    expect(await openDueReviews(world.cx, world.haina.enterpriseId)).toBe(1);
    expect(await openDueReviews(world.cx, world.haina.enterpriseId)).toBe(0);
    expect(await riskLifeOf(scope(world)).openReviews()).toMatchObject([{ trigger: 'yearly', openedBy: null, dueDay: '2026-11-20' }]);
    expect(await openDueReviews(world.cx, world.beichen.enterpriseId)).toBe(0);
  });
});

describe('proposals from the records', () => {
  it('go into the draft with the reason when accepted, and are not made again when refused', async () => {
    const world = await createWorld();
    await publishList(world, world.haina, '2026-01-10');
    const [first, second] = await proposalsOf(scope(world), day('2026-11-18'));
    expect(first).toMatchObject({ kind: 'unchecked', frequency: null });
    const director = world.haina.as('director', 'risk.publish');
    const seen = (proposal: typeof first) => ({ kind: proposal!.kind, lineId: proposal!.item.lineId, basis: proposal!.basis });
    const accepted = await answerProposal(world.cx, director, seen(first), { accept: true, reason: '核对岗位', frequency: null, measure: null });
    expect(accepted).toMatchObject({ ok: true, fact: { draft: null } });
    expect(await riskLifeOf(scope(world)).openReviews()).toMatchObject([{ trigger: 'records', lineIds: [first!.item.lineId] }]);
    expect(await answerProposal(world.cx, director, seen(second), { accept: false, reason: '季节性停用', frequency: null, measure: null })).toMatchObject({ ok: true });
    expect(await answerProposal(world.cx, director, seen(second), { accept: false, reason: '再答', frequency: null, measure: null })).toMatchObject({ ok: false, refusal: { code: 'proposalAnswered', accepted: false } });
    expect(await proposalsOf(scope(world), day('2026-11-18'))).toHaveLength(5);
    expect(await answerProposal(world.cx, world.beichen.as('director', 'risk.publish'), seen(first), { accept: false, reason: '别家', frequency: null, measure: null })).toMatchObject({ ok: false });
    expect(() => world.haina.as('officer', 'risk.publish')).toThrow();
    await intact(world);
  });

  it('stand in the comparison of the next version with who accepted them and why', async () => {
    const world = await createWorld();
    const { versionId, items } = await publishList(world, world.haina, '2026-01-10');
    const item = (await riskOf(scope(world)).item(items['挤出温度']!))!;
    await world.store.commit({
      enterpriseId: world.haina.enterpriseId, actor: { kind: 'system', id: 'system', name: '系统', title: '系统' }, at: world.clock.now,
      build: () => ({ steps: [{ event: anEvent('test.frequency', 'riskItem', item.id), writes: [update(riskItems, { enterpriseId: world.haina.enterpriseId, id: item.id }, { frequency: 'event' })] }] }),
    });
    const answered = await answerProposal(world.cx, world.haina.as('director', 'risk.publish'), { kind: 'unchecked', lineId: item.lineId, basis: 'event:2026-01-10' }, { accept: true, reason: '改为每月看一次', frequency: 'month', measure: null });
    expect(answered).toMatchObject({ ok: true, fact: { draft: 2 } });
    const draft = (await riskOf(scope(world)).draft())!;
    const view = await riskDiff(world.cx, world.haina.as('director', 'risk.view'), draft.id, versionId);
    expect(view!.counts).toEqual({ added: 0, changed: 1, removed: 0, unchanged: 6 });
    expect(view!.places[0]!.lines[0]).toMatchObject({ kind: 'changed', changes: [{ name: '频次', before: '事件触发', after: '每月' }], acts: [{ act: '采纳建议', by: '林晓燕', why: '改为每月看一次' }] });
    expect(await riskDiff(world.cx, world.haina.as('operator', 'risk.view'), draft.id, versionId)).toBeNull();
    expect(await riskDiff(world.cx, world.beichen.as('director', 'risk.view'), versionId, null)).toBeNull();
  });
});

/** The library as the first release brought it. */
const FIRST = SHIPPED.slice(0, 1);

describe('the template library', () => {
  const setUp = async () => {
    const world = await createWorld();
    await loadLibrary(world.store, world.clock.now, FIRST);
    await layTemplates(world.cx, world.haina.as('officer', 'risk.edit'), { categories: ['wire-cable'] });
    const items = await draftItems(world);
    expect(items.every(({ templateEdition }) => templateEdition === 1)).toBe(true);
    expect(await startEdition(world.cx, editor)).toEqual({ ok: true, fact: { edition: 2 } });
    return { world, items };
  };
  const words = async (world: World, key: string) => {
    const row = (await libraryOf(world.store).rowsOf(2, ['wire-cable'])).find((one) => one.key === key)!;
    const { categoryId: _, key: __, sourceKind: ___, sourceSupports: ____, limitVerified: _____, limitSource: ______, limitReading: _______, ...rest } = row;
    return { ...rest, limit: { standard: '', clause: '', edition: '' } };
  };

  it('is released in editions, of which a factory takes or leaves every changed row', async () => {
    const { world, items } = await setUp();
    const [first, second, third] = items;
    expect(await writeTemplateRow(world.cx, editor, 'wire-cable', first!.templateKey, { ...(await words(world, first!.templateKey!)), criterion: '按现行标准逐批核对' }, '标准换版', 'untouched')).toMatchObject({ ok: true });
    expect(await retireTemplateRow(world.cx, editor, 'wire-cable', second!.templateKey!, '与另一行重复', 'untouched')).toMatchObject({ ok: true });
    expect(await writeTemplateRow(world.cx, editor, 'wire-cable', third!.templateKey, { ...(await words(world, third!.templateKey!)), frequency: 'quarter' }, '频次过密', 'untouched')).toMatchObject({ ok: true });
    expect((await libraryOf(world.store).edition())!.edition).toBe(1);
    expect((await templateUpdatesOf(scope(world)))!.updates).toEqual([]);
    expect(await releaseEdition(world.cx, editor, '修订三行')).toEqual({ ok: true, fact: { edition: 2 } });
    expect(await loadLibrary(world.store, world.clock.now, FIRST)).toBe(1);
    expect((await libraryOf(world.store).edition())!.edition).toBe(2);

    // asked for with the release itself and not by the morning, and told once to those who keep a list with changed rows
    await remindMorning(world.cx, world.haina.enterpriseId);
    expect((await inboxOf(scope(world)).page(world.haina.people.officer, null, 20)).filter(({ kind }) => kind === 'libraryEdition')).toEqual([]);
    const asked = await world.store.read.select({ name: jobs.name, payload: jobs.payload }).from(jobs).where(eq(jobs.id, 'edition-2'));
    expect(asked).toEqual([{ name: 'timetable.everyEnterprise', payload: { job: 'remindLibrary', slot: 'edition-2' } }]);
    expect(await everyEnterprise(world.cx, 'remindLibrary', 'edition-2')).toBe(2);
    expect(await remindLibrary(world.cx, world.beichen.enterpriseId)).toBe(0);
    expect(await remindLibrary(world.cx, world.haina.enterpriseId)).toBeGreaterThan(0);
    expect(await remindLibrary(world.cx, world.haina.enterpriseId)).toBe(0);
    for (const role of ['director', 'officer'] as const) {
      const told = (await inboxOf(scope(world)).page(world.haina.people[role], null, 20)).filter(({ kind }) => kind === 'libraryEdition');
      expect(told.map(({ link }) => link)).toEqual(['/risk/library/updates']);
      expect(told[0]!.text).toContain('第 2 版');
      expect(told[0]!.text).toContain('3处变化');
    }
    expect(await libraryNotice(world.cx, world.haina.as('officer', 'risk.edit'))).toEqual({ edition: 2, rows: 3 });
    expect(await libraryNotice(world.cx, world.beichen.as('officer', 'risk.edit'))).toBeNull();

    const permit = world.haina.as('officer', 'risk.edit');
    // what is kept of the comparison says at each step what comparing anew says
    const stillOpen = async (): Promise<boolean> => {
      const [kept, { updates: anew }] = [await openTemplateUpdates(scope(world)), (await templateUpdatesOf(scope(world)))!];
      expect(kept).toEqual({ edition: 2, open: anew.length });
      return anew.length > 0;
    };
    expect(await stillOpen()).toBe(true);
    const { updates } = (await templateUpdatesOf(scope(world)))!;
    expect(updates.map(({ kind }) => kind).sort()).toEqual(['changed', 'changed', 'retired']);
    const answer = (item: typeof first, take: boolean, by = permit) => answerTemplateUpdate(world.cx, by, { categoryId: 'wire-cable', key: item!.templateKey!, lineId: item!.lineId, edition: 2 }, take);
    expect(await answer(first, true, world.beichen.as('officer', 'risk.edit'))).toEqual({ ok: false, refusal: { code: 'updateGone' } });
    for (const [item, take, open] of [[first, true, true], [second, true, true], [third, false, false]] as const) {
      expect(await answer(item, take)).toMatchObject({ ok: true });
      expect(await stillOpen()).toBe(open);
    }
    expect(await answer(third, true)).toEqual({ ok: false, refusal: { code: 'updateGone' } });
    const after = await draftItems(world);
    expect(after.find(({ lineId }) => lineId === first!.lineId)).toMatchObject({ criterion: '按现行标准逐批核对', limitVerified: false, confirmedBy: null, templateEdition: 2 });
    expect(after.some(({ lineId }) => lineId === second!.lineId)).toBe(false);
    expect(after.find(({ lineId }) => lineId === third!.lineId)).toMatchObject({ frequency: third!.frequency });
    expect((await templateUpdatesOf(scope(world)))!.updates).toEqual([]);
    await intact(world);
  });

  it('is not compared again because rows come that are none of it', async () => {
    const { world, items } = await setUp();
    expect(await retireTemplateRow(world.cx, editor, 'wire-cable', items[1]!.templateKey!, '与另一行重复', 'untouched')).toMatchObject({ ok: true });
    expect(await releaseEdition(world.cx, editor, '停用一行')).toEqual({ ok: true, fact: { edition: 2 } });
    const asked: string[] = [];
    const read = new Proxy(world.store.read, {
      get: (target, name) => {
        const own = Reflect.get(target, name) as unknown;
        if (name !== 'select' || typeof own !== 'function') return own;
        return (...given: unknown[]) => {
          const selected = own.apply(target, given) as { from: (table: AnyTable) => unknown };
          return { from: (table: AnyTable) => (asked.push(getTableName(table)), selected.from(table)) };
        };
      },
    });
    const counting = { ...scope(world), read };
    expect(await openTemplateUpdates(counting)).toEqual({ edition: 2, open: 1 });
    expect(asked).toContain('template_items');
    const item = items[0]!;
    const draft = (await riskOf(scope(world)).draft())!;
    await world.store.commit({
      enterpriseId: world.haina.enterpriseId, actor: SYSTEM, at: world.clock.now,
      build: () => ({
        steps: [{
          event: anEvent('test.rows', 'riskList', draft.id),
          writes: [
            insert(riskItems, { ...item, enterpriseId: world.haina.enterpriseId, id: 'own-row', versionId: draft.id, lineId: 'own-line', riskPoint: '自有风险点', templateCategory: null, templateKey: null, templateEdition: null }),
            update(riskListVersions, { enterpriseId: world.haina.enterpriseId, id: draft.id }, { revision: draft.revision + 1 }),
          ],
        }],
      }),
    });
    asked.length = 0;
    expect(await openTemplateUpdates(counting)).toEqual({ edition: 2, open: 1 });
    expect(asked).not.toContain('template_items');
  });

  it('has one edition in work, which is released with a change and a note only', async () => {
    const { world } = await setUp();
    expect(await startEdition(world.cx, editor)).toEqual({ ok: false, refusal: { code: 'draftEditionExists' } });
    expect(await releaseEdition(world.cx, editor, '说明')).toEqual({ ok: false, refusal: { code: 'nothingToRelease' } });
    expect(await retireTemplateRow(world.cx, editor, 'wire-cable', 'nothing', '理由', 'untouched')).toEqual({ ok: false, refusal: { code: 'notFound' } });
  });

  it('gives a row taken out meanwhile back to nobody who did not see that it was, and to whoever saw it as a changed one', async () => {
    const { world, items } = await setUp();
    const key = items[0]!.templateKey!;
    const typed = await words(world, key);
    expect(await retireTemplateRow(world.cx, editor, 'wire-cable', key, '与另一行重复', 'untouched')).toMatchObject({ ok: true });
    const late = await writeTemplateRow(world.cx, editor, 'wire-cable', key, typed, '补充措施', 'untouched');
    expect(late).toMatchObject({ ok: false, refusal: { code: 'rowGone', change: { reason: '与另一行重复' } } });
    expect(await retireTemplateRow(world.cx, editor, 'wire-cable', key, '再停用', 'untouched')).toMatchObject({ ok: false, refusal: { code: 'rowGone' } });
    if (late.ok || late.refusal.code !== 'rowGone') throw new Error('not refused');
    expect(await writeTemplateRow(world.cx, editor, 'wire-cable', key, typed, '补充措施', rowMark(late.refusal.change))).toEqual({ ok: true, fact: { key } });
    expect((await libraryOf(world.store).changes(2)).filter((change) => change.key === key)).toMatchObject([{ kind: 'changed', reason: '补充措施' }]);
    expect((await libraryOf(world.store).rowsOf(2, ['wire-cable'])).filter((row) => row.key === key)).toHaveLength(1);
  });

  it('is written by platform editors, whom nobody of a factory is', async () => {
    const world = await createWorld();
    const made = await createEditor(world.cx, 'bianji');
    if (!made.ok) throw new Error(made.refusal.code);
    expect(made.fact.password).toMatch(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
    expect(await createEditor(world.cx, 'bianji')).toEqual({ ok: false, refusal: { code: 'loginNameTaken', loginName: 'bianji' } });
    expect(await createEditor(world.cx, '!')).toEqual({ ok: false, refusal: { code: 'loginNameWrong' } });
    const [account] = await world.store.read.select({ id: accounts.id }).from(accounts).where(eq(accounts.loginName, 'bianji'));
    const signedIn = (id: string) => ({ account: { id, loginName: 'x', mustChangePassword: false } }) as Parameters<typeof editorOf>[1];
    expect(await editorOf(world.cx, signedIn(account!.id))).toMatchObject({ name: 'bianji' });
    expect(await editorOf(world.cx, signedIn(world.haina.accounts.director))).toBeNull();
  });
});
