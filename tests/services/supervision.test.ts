import { describe, expect, it } from 'vitest';
import { insert, update } from 'db/dialect/writes';
import { enterprises, riskItems, riskListPublications, riskListVersions } from 'db/schema';
import { regulatorOf } from 'db/repositories/paper/submissions';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { SYSTEM } from '~/domain/shared/actor';
import { authoriseOfficer } from '~/domain/supervision/authority';
import { owingPage } from '~/pages/supervision/owingPage';
import { supervisionInbox } from '~/pages/supervision/supervisionInbox';
import { answerSubmission } from '~/services/supervision/answerSubmission';
import { verifyChains } from '~/services/integrity/verifyChains';
import { waitingOf } from '~/pages/desk/waiting';
import { readReceived, readSent, receivedDocument, sentDocument } from '~/services/supervision/readSubmission';
import { submitRiskList } from '~/services/supervision/submitPackage';
import { withdrawSubmission } from '~/services/supervision/withdrawSubmission';
import { createWorld, type World } from '../world/factory';
import { anEvent } from '../world/event';

/** A list of one row; `published` or still a draft. */
async function listOf({ store, haina, clock }: World, published: boolean): Promise<string> {
  const { enterpriseId } = haina;
  const versionId = `version-${published}`;
  await store.commit({
    enterpriseId, actor: haina.as('director', 'risk.edit').actor, at: clock.now,
    build: () => ({
      steps: [{
        event: anEvent('riskList.made', 'riskList', versionId),
        writes: [
          insert(riskListVersions, { enterpriseId, id: versionId, number: published ? 1 : 2, createdBy: haina.people.director, createdAt: clock.now, revision: 1 }),
          insert(riskItems, {
            enterpriseId, id: `item-${versionId}`, versionId, lineId: 'line-1', position: 1, stage: 'process', workshopId: haina.workshops.extrusion, postId: haina.posts.extruder,
            dimension: 'technology', product: '电线电缆', riskPoint: '绝缘厚度', failure: '偏薄', consequence: '击穿', measures: [{ kind: 'inspection', text: '在线测径' }], checkContent: '测径仪读数', method: '查看记录',
            criterion: '不小于标称值', criterionStandard: '', limitVerified: false, frequency: 'day', confirmedBy: haina.people.director, confirmedAt: clock.now, version: 1,
          }),
          ...(published
            ? [insert(riskListPublications, { enterpriseId, versionId, publishedBy: haina.people.director, publishedByName: haina.names.director, publishedAt: clock.now, effectiveFrom: haina.as('director', 'risk.edit').today, itemCount: 1, contentHash: 'f'.repeat(64) })]
            : []),
        ],
      }],
    }),
  });
  return versionId;
}

const officer = async (world: World, place: 'linshui' | 'dongshan') => {
  const region = place === 'linshui' ? '临水市' : '东山市';
  const regulator = await regulatorOf(world.store.read, region);
  return authoriseOfficer({ id: world.officers[place], name: '何静', title: '科员' }, { ...regulator!, region });
};

async function seen(world: World, permit: Awaited<ReturnType<typeof officer>>, id: string) {
  const view = await readReceived(world.cx, permit, id);
  if (view === null || view === 'gone') throw new Error(`not there: ${view}`);
  return view;
}

async function submitted(world: World): Promise<string> {
  const result = await submitRiskList(world.cx, world.haina.as('director', 'submission.submit'), await listOf(world, true));
  if (!result.ok) throw new Error(result.refusal.code);
  return result.fact.id;
}

describe('submitting a published list', () => {
  it('gives a receipt and keeps exactly what was published, readable by the regulator of the region', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    const read = await readReceived(world.cx, await officer(world, 'linshui'), id);
    expect(read).toMatchObject({ contentIntact: true, documentIntact: true, submission: { number: 'BS-2026-0001', enterpriseName: world.haina.name, subjectLabel: '第 1 版' } });
    const document = await receivedDocument(world.cx, await officer(world, 'linshui'), id);
    expect(document !== 'gone' && document?.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('does not exist for the regulator of another region, nor for another factory', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    const stranger = await officer(world, 'dongshan');
    expect(await readReceived(world.cx, stranger, id)).toBeNull();
    expect(await receivedDocument(world.cx, stranger, id)).toBeNull();
    expect(await sentDocument(world.cx, world.beichen.as('director', 'submission.view'), id)).toBeNull();
    expect((await supervisionInbox(world.cx, stranger, new URLSearchParams())).rows).toEqual([]);
    expect(await answerSubmission(world.cx, stranger, id, { kind: 'accepted', reason: '' })).toEqual({ ok: false, refusal: { code: 'notFound' } });
  });

  it('refuses a draft, a version of another factory, and one that is already waiting', async () => {
    const world = await createWorld();
    const permit = world.haina.as('director', 'submission.submit');
    expect(await submitRiskList(world.cx, permit, await listOf(world, false))).toMatchObject({ refusal: { code: 'lacking', lacks: [{ to: '/risk/publish' }] } });
    const published = await listOf(world, true);
    expect(await submitRiskList(world.cx, world.beichen.as('director', 'submission.submit'), published)).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await submitRiskList(world.cx, permit, published)).toMatchObject({ ok: true });
    expect(await submitRiskList(world.cx, permit, published)).toMatchObject({ refusal: { code: 'waiting' } });
  });

  it('is not for officers, workshops or operators', async () => {
    const world = await createWorld();
    for (const person of ['principal', 'officer', 'head', 'operator'] as const) expect(() => world.haina.as(person, 'submission.submit')).toThrow();
  });
});

describe('the regulator', () => {
  it('returns with a reason the factory can read, after which the version may be sent again', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    const permit = await officer(world, 'linshui');
    expect(await answerSubmission(world.cx, permit, id, { kind: 'returned', reason: ' ' })).toMatchObject({ refusal: { code: 'reasonMissing' } });
    expect(await answerSubmission(world.cx, permit, id, { kind: 'returned', reason: 'x'.repeat(1001) })).toMatchObject({ refusal: { code: 'reasonTooLong' } });
    expect(await answerSubmission(world.cx, permit, id, { kind: 'returned', reason: '缺成品检验环节' })).toMatchObject({ ok: true });
    expect((await seen(world, permit, id)).submission.answer).toMatchObject({ kind: 'returned', reason: '缺成品检验环节', regulatorName: '临水市市场监督管理局' });
    expect(await submitRiskList(world.cx, world.haina.as('director', 'submission.submit'), 'version-true')).toMatchObject({ ok: true, fact: { number: 'BS-2026-0002' } });
  });

  it('answers once: a second answer is refused, and an accepted version is not sent twice', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    const permit = await officer(world, 'linshui');
    expect(await answerSubmission(world.cx, permit, id, { kind: 'accepted', reason: '' })).toMatchObject({ ok: true });
    expect(await answerSubmission(world.cx, permit, id, { kind: 'returned', reason: '改主意' })).toMatchObject({ refusal: { code: 'answered', state: 'accepted' } });
    expect(await submitRiskList(world.cx, world.haina.as('director', 'submission.submit'), 'version-true')).toMatchObject({ refusal: { code: 'accepted' } });
  });

  it('sees at once when the kept PDF is not the submitted one', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    const permit = await officer(world, 'linshui');
    const before = await seen(world, permit, id);
    await world.cx.storage.put(`documents/${world.haina.enterpriseId}/${before.submission.documentHash}.pdf`, Buffer.from('%PDF-other'));
    expect(await readReceived(world.cx, permit, id)).toMatchObject({ contentIntact: true, documentIntact: false });
  });

  it('is refused where no regulator receives in the region', async () => {
    const world = await createWorld();
    const published = await listOf(world, true);
    const { enterpriseId } = world.haina;
    await world.store.commit({
      enterpriseId, actor: SYSTEM, at: world.cx.now(),
      build: () => ({ steps: [{ event: anEvent('enterprise.edited', 'enterprise', enterpriseId), writes: [update(enterprises, { enterpriseId }, { region: '无人市' })] }] }),
    });
    expect(await submitRiskList(world.cx, world.haina.as('director', 'submission.submit'), published)).toEqual({ ok: false, refusal: { code: 'noRegulator', region: '无人市' } });
  });
});

describe('a receipt', () => {
  it('has a number that no two factories of one bureau share', async () => {
    const world = await createWorld();
    await submitted(world);
    const { enterpriseId } = world.beichen;
    await world.store.commit({
      enterpriseId, actor: SYSTEM, at: world.cx.now(),
      build: () => ({ steps: [{ event: anEvent('enterprise.edited', 'enterprise', enterpriseId), writes: [update(enterprises, { enterpriseId }, { region: '临水市' })] }] }),
    });
    const published = await listOf({ ...world, haina: world.beichen }, true);
    expect(await submitRiskList(world.cx, world.beichen.as('director', 'submission.submit'), published)).toMatchObject({ ok: true, fact: { number: 'BS-2026-0002' } });
  });
});

describe('the inbox of an officer', () => {
  it('shows what waits longest first, what is unread or was answered by a colleague since, and finds by name, code and number', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    const permit = await officer(world, 'linshui');
    const inbox = async (query = '') => supervisionInbox(world.cx, permit, new URLSearchParams(query));
    world.clock.set('2026-11-21T09:00:00+08:00');
    expect(await inbox()).toMatchObject({ counts: { waiting: 1, answered: 0, all: 1 }, rows: [{ id, waits: 3, notice: 'unread' }] });
    await readReceived(world.cx, permit, id);
    expect((await inbox()).rows).toMatchObject([{ notice: null }]);
    world.clock.set('2026-11-21T10:00:00+08:00');
    await answerSubmission(world.cx, permit, id, { kind: 'returned', reason: '缺成品检验环节' });
    expect((await inbox()).rows).toEqual([]);
    expect(await inbox('show=answered')).toMatchObject({ rows: [{ id, waits: null, notice: 'changed' }] });
    for (const [query, found] of [['show=all&q=海纳', 1], ['show=all&q=bs-2026-0001', 1], ['show=all&q=%25', 1], ['show=all&q=BS-2026', 0], ['show=all&q=北辰', 0], ['q=海纳', 0]] as const) expect([query, (await inbox(query)).rows.length]).toEqual([query, found]);
    expect((await owingPage(world.cx, permit, null)).rows).toMatchObject([{ name: world.haina.name, newest: { id, answer: { kind: 'returned' } } }]);
    expect((await inbox('q=91331000MA2AAAAA0X')).named).toMatchObject([{ name: world.haina.name }]);
  });
});

describe('a submission on its way', () => {
  /** The same list as a second version with another criterion and one row more. */
  async function secondVersion(world: World): Promise<string> {
    const { store, haina, clock } = world;
    const { enterpriseId } = haina;
    const scope = scopeOf(store, enterpriseId);
    const [item] = await riskOf(scope).itemsOf('version-true');
    const row = (id: string, more: object) => insert(riskItems, { ...item!, enterpriseId, id, versionId: 'version-2', ...more } as never);
    await store.commit({
      enterpriseId, actor: haina.as('director', 'risk.edit').actor, at: clock.now,
      build: () => ({
        steps: [{
          event: anEvent('riskList.made', 'riskList', 'version-2'),
          writes: [
            insert(riskListVersions, { enterpriseId, id: 'version-2', number: 2, createdBy: haina.people.director, createdAt: clock.now, revision: 1 }),
            row('item-2a', { criterion: '不小于标称值的 90%' }), row('item-2b', { lineId: 'line-2', position: 2, riskPoint: '导体电阻', criterion: '不大于规定值', failure: '偏大', checkContent: '电桥读数', consequence: '发热' }),
            insert(riskListPublications, { enterpriseId, versionId: 'version-2', publishedBy: haina.people.director, publishedByName: haina.names.director, publishedAt: clock.now, effectiveFrom: haina.as('director', 'risk.edit').today, itemCount: 2, contentHash: 'e'.repeat(64) }),
          ],
        }],
      }),
    });
    return 'version-2';
  }
  const submit = (world: World, versionId: string) => submitRiskList(world.cx, world.haina.as('director', 'submission.submit'), versionId);
  const withdraw = (world: World, id: string) => withdrawSubmission(world.cx, world.haina.as('director', 'submission.submit'), id);

  it('is withdrawn while nobody of the bureau has opened it, and then cannot be opened, answered or withdrawn again', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    const permit = await officer(world, 'linshui');
    expect(await withdrawSubmission(world.cx, world.beichen.as('director', 'submission.submit'), id)).toEqual({ ok: false, refusal: { code: 'notFound' } });
    expect(await withdraw(world, id)).toEqual({ ok: true, fact: { id } });
    expect([await readReceived(world.cx, permit, id), await receivedDocument(world.cx, permit, id)]).toEqual(['gone', 'gone']);
    expect(await answerSubmission(world.cx, permit, id, { kind: 'accepted', reason: '' })).toMatchObject({ refusal: { code: 'answered', state: 'withdrawn' } });
    expect(await withdraw(world, id)).toMatchObject({ refusal: { code: 'ended', state: 'withdrawn' } });
    expect((await supervisionInbox(world.cx, permit, new URLSearchParams('show=all'))).rows).toMatchObject([{ id, state: 'withdrawn', notice: null, waits: null }]);
    expect((await owingPage(world.cx, permit, null)).rows).toMatchObject([{ name: world.haina.name, newest: null }]);
    expect(await submit(world, 'version-true')).toMatchObject({ ok: true, fact: { number: 'BS-2026-0002' } });
    expect((await verifyChains(world.cx, () => undefined)).findings).toBe(0);
  });

  it('is not withdrawn once an officer opened it, nor when both come at once', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    const permit = await officer(world, 'linshui');
    const [read, taken] = await Promise.all([readReceived(world.cx, permit, id), withdraw(world, id)]);
    expect([read === 'gone', taken.ok]).toEqual(taken.ok ? [true, true] : [false, false]);
    if (taken.ok) return;
    expect(await withdraw(world, id)).toMatchObject({ refusal: { code: 'opened' } });
    expect(await readSent(world.cx, world.haina.as('director', 'submission.view'), id)).toMatchObject({ openedAt: world.clock.now });
  });

  it('says to both sides how it differs from the one before, which it takes the place of while that waits', async () => {
    const world = await createWorld();
    const first = await submitted(world);
    const permit = await officer(world, 'linshui');
    const sent = await submit(world, await secondVersion(world));
    if (!sent.ok) throw new Error(sent.refusal.code);
    const received = await seen(world, permit, sent.fact.id);
    expect(received.earlier).toMatchObject({ number: 'BS-2026-0001' });
    expect(received.difference).toMatchObject({ counts: { added: 1, changed: 1, removed: 0, unchanged: 0 } });
    expect(received.difference!.rows).toContainEqual(expect.objectContaining({ kind: 'added', name: '导体电阻' }));
    expect(received.difference!.rows.find(({ kind }) => kind === 'changed')).toMatchObject({ name: '绝缘厚度', changes: [{ name: '判定准则', after: expect.stringContaining('90%') as string }] });
    expect((await readSent(world.cx, world.haina.as('director', 'submission.view'), sent.fact.id))?.difference).toEqual(received.difference);
    expect(await seen(world, permit, first)).toMatchObject({ submission: { state: 'replaced' }, later: { number: 'BS-2026-0002' } });
    expect(await answerSubmission(world.cx, permit, first, { kind: 'accepted', reason: '' })).toMatchObject({ refusal: { code: 'answered', state: 'replaced' } });
    expect((await supervisionInbox(world.cx, permit, new URLSearchParams())).counts).toEqual({ waiting: 1, answered: 0, all: 2 });
  });

  it('is returned line by line; a line that is not there is refused', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    const permit = await officer(world, 'linshui');
    const back = (remarks: string) => answerSubmission(world.cx, permit, id, { kind: 'returned', reason: '请修改', remarks });
    expect(await back('1 缺依据\n判定不清')).toMatchObject({ refusal: { code: 'remarkUnread', line: '判定不清' } });
    expect(await back('2 缺依据')).toMatchObject({ refusal: { code: 'rowUnknown', rows: [2], last: 1 } });
    expect(await back(`1 ${'长'.repeat(301)}`)).toMatchObject({ refusal: { code: 'remarkTooLong', row: 1 } });
    expect(await back('第１行：判定准则没有依据\n\n1、频次不清')).toMatchObject({ ok: true });
    expect((await seen(world, permit, id)).submission.answer?.remarks).toEqual([{ row: 1, words: '判定准则没有依据' }, { row: 1, words: '频次不清' }]);
  });

  it('that was returned still waits when what was sent after it is withdrawn', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    await answerSubmission(world.cx, await officer(world, 'linshui'), id, { kind: 'returned', reason: '缺成品检验环节' });
    const waits = async () => (await waitingOf(world.cx, world.haina.as('director', 'desk.view'))).filter(({ act }) => act === '答复退回').length;
    expect(await waits()).toBe(1);
    const again = await submit(world, 'version-true');
    if (!again.ok) throw new Error(again.refusal.code);
    expect(await waits()).toBe(0);
    expect(await withdraw(world, again.fact.id)).toMatchObject({ ok: true });
    expect(await waits()).toBe(1);
  });
});
