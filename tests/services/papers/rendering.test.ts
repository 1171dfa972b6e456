import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startEmbedded } from 'jobs/adapters/embedded';
import { HANDLERS } from 'jobs/handlers';
import { day } from '~/domain/shared/day';
import { readRendering, renderedDocument } from '~/services/papers/readRendering';
import { requestRendering } from '~/services/papers/requestRendering';
import type { WantedPaper } from '~/services/papers/riskDocument';
import { WHOLE_LIST } from '~/services/papers/riskPaper';
import { createWorld } from '../../world/factory';
import { publishList } from '../../world/records';

const wanted = (versionId: string, change: Partial<WantedPaper> = {}): WantedPaper => ({ versionId, paper: 'analysisTable', format: 'pdf', part: WHOLE_LIST, origin: 'https://zhian.example', ...change });

const setUp = async () => {
  const world = await createWorld();
  const { haina, cx } = world;
  const post = { postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' as const };
  const { versionId } = await publishList(world, haina, day('2026-11-16'), Array.from({ length: 60 }, () => post));
  const permit = haina.as('director', 'papers.view');
  const ask = async () => {
    const asked = await requestRendering(cx, permit, wanted(versionId));
    if (!asked.ok) throw new Error('refused');
    return asked.fact.renderingId;
  };
  return { world, haina, cx, permit, versionId, ask };
};

describe('a rendering apart from its request', () => {
  it('waits, works and gives the PDF to its own enterprise', async () => {
    const { cx, permit, ask } = await setUp();
    const id = await ask();
    expect(await readRendering(cx, permit, id)).toEqual({ id, title: '工业产品质量风险分析表', paper: 'analysisTable', format: 'pdf', state: 'waiting', progress: 0, attempts: 0 });
    expect(await renderedDocument(cx, permit, id)).toBeNull();
    const runner = await startEmbedded(cx, HANDLERS);
    onTestFinished(() => runner.stop());
    await vi.waitFor(async () => expect(await readRendering(cx, permit, id)).toMatchObject({ state: 'done', progress: 100 }), { timeout: 100_000 });
    const document = await renderedDocument(cx, permit, id);
    expect(document?.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(document?.name).toBe('工业产品质量风险分析表-第 1 版');
  });

  it('is unknown to another enterprise, and to who sees only a workshop', async () => {
    const { world, haina, cx, ask, versionId } = await setUp();
    const id = await ask();
    for (const permit of [world.beichen.as('director', 'papers.view'), haina.as('head', 'papers.view')]) {
      expect(await readRendering(cx, permit, id)).toBeNull();
      expect(await renderedDocument(cx, permit, id)).toBeNull();
      expect(await requestRendering(cx, permit, wanted(versionId))).toEqual({ ok: false, refusal: { code: 'notFound' } });
    }
  });

  it('refuses a version that does not exist, and the roles without papers', async () => {
    const { haina, cx, permit } = await setUp();
    expect(await requestRendering(cx, permit, wanted('nothing'))).toEqual({ ok: false, refusal: { code: 'notFound' } });
    expect(() => haina.as('operator', 'papers.view')).toThrow();
  });
});
