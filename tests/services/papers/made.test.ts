import { describe, expect, it } from 'vitest';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { LIST_FILES, LIST_PAPERS } from '~/domain/report/listFiles';
import { made } from '~/services/aside/made';
import { lengthOf, riskDocument, type WantedPaper } from '~/services/papers/riskDocument';
import { WHOLE_LIST } from '~/services/papers/riskPaper';
import { listWorkbook } from '~/services/risk/list/listWorkbook';
import { publishList } from '~/services/risk/list/publishList';
import { verifyChains } from '~/services/integrity/verifyChains';
import { once } from '~/services/once';
import { submitRiskList } from '~/services/supervision/submitPackage';
import { createWorld } from '../../world/factory';
import { publishableDraft } from '../../world/publishableDraft';

/** A published list, and what a process that only answers requests knows: no database. */
async function published() {
  const world = await createWorld();
  const versionId = await publishableDraft(world, world.haina);
  const version = await riskOf(scopeOf(world.store, world.haina.enterpriseId)).version(versionId);
  const result = await publishList(world.cx, world.haina.as('director', 'risk.publish'), { versionId, revision: version?.revision ?? 0 });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  const wanted = (change: Partial<WantedPaper> = {}): WantedPaper => ({ versionId, paper: 'riskList', format: 'pdf', part: WHOLE_LIST, origin: 'https://zhian.example', ...change });
  return { world, versionId, wanted, beside: { site: world.cx.site, now: world.cx.now } };
}

describe('a document made beside', { timeout: 120_000 }, () => {
  it('is byte by byte what its service makes, in every paper and format', async () => {
    const { world, versionId, wanted, beside } = await published();
    const permit = world.haina.as('director', 'risk.view');
    for (const paper of LIST_PAPERS) {
      for (const format of LIST_FILES[paper].formats) {
        const [here, there] = [await riskDocument(world.cx, permit, wanted({ paper, format })), await made(beside, 'riskDocument', [permit, wanted({ paper, format })])];
        if (here === null || here === 'long' || there === null || there === 'long') throw new Error('no document');
        expect(there.name).toBe(here.name);
        expect(Buffer.from(there.bytes).equals(here.bytes), `${paper}.${format}`).toBe(true);
      }
    }
    const [here, there] = [await listWorkbook(world.cx, permit, versionId), await made(beside, 'listWorkbook', [permit, versionId])];
    expect(Buffer.from(there!.bytes).equals(here!.bytes)).toBe(true);
  });

  it('is not made for another factory, nor beyond what somebody reaches', async () => {
    const { world, versionId, wanted, beside } = await published();
    expect(await made(beside, 'riskDocument', [world.beichen.as('director', 'risk.view'), wanted()])).toBeNull();
    expect(await made(beside, 'riskDocument', [world.haina.as('head', 'risk.view'), wanted()])).toBeNull();
    expect(await made(beside, 'listWorkbook', [world.beichen.as('director', 'risk.view'), versionId])).toBeNull();
    expect(await made(beside, 'renderHazardPaper', [world.haina.as('director', 'hazard.view'), 'nothing', 'notice'])).toBeNull();
  });

  it('is as long as its part of the list has rows, which are counted and not read', async () => {
    const { world, wanted } = await published();
    const permit = world.haina.as('director', 'papers.view');
    expect(await lengthOf(world.cx, permit, wanted())).toBe('short');
    expect(await lengthOf(world.cx, permit, wanted({ part: { ...WHOLE_LIST, product: '没有这种产品' } }))).toBeNull();
    expect(await lengthOf(world.cx, permit, wanted({ versionId: 'nothing' }))).toBeNull();
    expect(await lengthOf(world.cx, world.haina.as('head', 'risk.view'), wanted())).toBeNull();
    expect(await lengthOf(world.cx, world.haina.as('head', 'risk.view'), wanted({ part: { ...WHOLE_LIST, workshopId: world.haina.workshops.extrusion } }))).toBe('short');
  });

  it('is published beside, and sent twice under one key it is one deed with one answer, of which audit and chain know', async () => {
    const world = await createWorld();
    const by = world.haina.as('director', 'risk.publish');
    const scope = scopeOf(world.store, world.haina.enterpriseId);
    const versionId = await publishableDraft(world, world.haina);
    const input = { versionId, revision: (await riskOf(scope).version(versionId))?.revision ?? 0 };
    const cx = { ...world.cx, asked: { address: '192.0.2.7', requestId: 'asked' } };
    const publish = (key: string, seen = input) => once(cx, by, { key, verb: '/risk/publish', input: seen }, (sending) => made(sending, 'publishList', [by, seen]));
    const answers = [...(await Promise.all([publish('key-of-the-form'), publish('key-of-the-form')])), await publish('key-of-the-form')];
    expect(answers).toMatchObject([{ ok: true, fact: { number: 1 } }, { ok: true, fact: { number: 1 } }, { ok: true, again: true, fact: { number: 1 } }]);
    expect(await publish('key-of-the-form', { ...input, revision: 99 })).toMatchObject({ refusal: { code: 'takenBefore' } });
    expect(await publish('another-key-of-a-form')).toMatchObject({ refusal: { code: 'published' } });
    expect((await riskOf(scope).version(versionId))?.publication).toMatchObject({ publishedAt: world.cx.now() });
    const findings: unknown[] = [];
    await verifyChains(world.cx, (finding) => findings.push(finding));
    expect(findings).toEqual([]);
  });

  it('is submitted beside too: one number, one event, at the time it was asked for, and a second is refused', async () => {
    const { world, versionId, beside } = await published();
    const permit = world.haina.as('director', 'submission.submit');
    const first = await made(beside, 'submitRiskList', [permit, versionId]);
    expect(first).toMatchObject({ ok: true, fact: { number: 'BS-2026-0001' } });
    expect(await submitRiskList(world.cx, permit, versionId)).toMatchObject({ ok: false, refusal: { code: 'waiting' } });
    expect(await made(beside, 'submitRiskList', [permit, versionId])).toMatchObject({ ok: false, refusal: { code: 'waiting' } });
    const findings: unknown[] = [];
    await verifyChains(world.cx, (finding) => findings.push(finding));
    expect(findings).toEqual([]);
  });
});
