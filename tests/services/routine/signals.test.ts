import { describe, expect, it } from 'vitest';
import { auditEntries } from 'db/schema';
import { defaultRules } from '~/domain/rulepack/pack';
import { day } from '~/domain/shared/day';
import { signalsPage, toldOfOwn } from '~/pages/routine/signalsPage';
import { setRule } from '~/services/enterprise/setRule';
import { verifyChains } from '~/services/integrity/verifyChains';
import { answerSignals } from '~/services/routine/answerSignals';
import { submitCheck } from '~/services/routine/submitCheck';
import { createWorld } from '../../world/factory';
import { publishList } from '../../world/publishedList';

const TODAY = day('2026-11-18');

/** Seven working days of the operator's checks, each a minute and a half, and one more today. */
async function checked(seconds: number) {
  const world = await createWorld();
  const { cx, haina, clock } = world;
  const list = await publishList(world, haina);
  const send = async (on: string, took: number): Promise<string> => {
    clock.set(`${on}T10:00:00+08:00`);
    const handed = await submitCheck(cx, haina.as('operator', 'check.submit'), {
      postId: haina.posts.extruder, day: day(on), versionId: list.versionId, submissionKey: null, clientAt: null, zeroRisk: true, backfillReason: '', witness: { opened: '', elapsed: null, took },
      answers: ['挤出温度', '绝缘厚度', '模具磨损'].slice(0, on === '2026-11-09' || on === '2026-11-16' ? 3 : 2).map((point) => ({ itemId: list.items[point]!, result: 'conforming', description: '', immediateMeasure: '', photos: [] })),
    });
    if (!handed.ok) throw new Error(handed.refusal.code);
    return handed.fact.recordId;
  };
  for (const on of ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17']) await send(on, 90);
  return { world, recordId: await send(TODAY, seconds) };
}

describe('what is told of how checks were made', () => {
  it('is told to the director with the person’s own words beside it, which are kept once and only by whom it concerns', async () => {
    const { world, recordId } = await checked(4);
    const { cx, haina, beichen } = world;
    const director = haina.as('director', 'weekly.sign');
    const before = await signalsPage(cx, director, TODAY);
    expect(before.rows).toMatchObject([{ check: { id: recordId, personName: '王小军', postName: '绝缘挤出岗' }, told: [expect.stringMatching(/^平均每项 2 秒；本人此前 7 次检查通常每项 45 秒$/)], answer: null }]);
    expect(before.minutes).toMatchObject([{ personName: '王小军', days: { '2026-11-16': { seconds: 90, checks: 1 }, '2026-11-18': { seconds: 4, checks: 1 } } }]);
    const own = haina.as('operator', 'check.view');
    const record = { id: recordId, day: TODAY, personId: haina.people.operator };
    expect(await toldOfOwn(cx, own, record)).toMatchObject({ told: before.rows[0]!.told });
    expect(await toldOfOwn(cx, haina.as('lead', 'check.view'), record)).toBeNull();
    for (const stranger of [haina.as('lead', 'check.view'), beichen.as('operator', 'check.view')]) expect(await answerSignals(cx, stranger, recordId, '不是我')).toEqual({ ok: false, refusal: { code: 'notFound' } });
    expect(await answerSignals(cx, own, recordId, '设备停着，只看了两项')).toMatchObject({ ok: true });
    expect(await answerSignals(cx, own, recordId, '又想了想')).toMatchObject({ ok: false, refusal: { code: 'explainedBefore', words: '设备停着，只看了两项' } });
    expect((await signalsPage(cx, director, TODAY)).rows[0]!.answer).toMatchObject({ words: '设备停着，只看了两项', answeredByName: '王小军' });
    expect((await signalsPage(cx, beichen.as('director', 'weekly.sign'), TODAY)).rows).toEqual([]);
    expect(() => haina.as('officer', 'weekly.sign')).toThrow();
    expect(await verifyChains(cx, () => undefined)).toMatchObject({ findings: 0 });
  });

  it('is nothing of an honest check that is somewhat faster, of which nobody has to say anything', async () => {
    const { world, recordId } = await checked(60);
    const { cx, haina } = world;
    expect((await signalsPage(cx, haina.as('director', 'weekly.sign'), TODAY)).rows).toEqual([]);
    expect(await answerSignals(cx, haina.as('operator', 'check.view'), recordId, '我很快')).toEqual({ ok: false, refusal: { code: 'nothingTold' } });
  });

  it('begins where the factory says, from then on, which stands in its story and its audit', async () => {
    const { world, recordId } = await checked(60);
    const { cx, haina } = world;
    const rows = async () => (await signalsPage(cx, haina.as('director', 'weekly.sign'), TODAY)).rows.map(({ check }) => check.id);
    const { signals } = defaultRules();
    expect(await setRule(cx, haina.as('director', 'settings.edit'), 'signals', { ...signals, fastPercent: 90 })).toMatchObject({ fact: { changed: true } });
    expect(await rows()).toContain(recordId);
    expect(await setRule(cx, haina.as('director', 'settings.edit'), 'signals', { ...signals, fastPercent: 90, history: 20 })).toMatchObject({ fact: { changed: true } });
    expect(await rows()).toEqual([]);
    expect((await world.store.read.select().from(auditEntries)).filter(({ kind }) => kind === 'settingsChanged')).toHaveLength(2);
    expect(await verifyChains(cx, () => undefined)).toMatchObject({ findings: 0 });
  });
});
