import { scopeOf } from 'db/repositories/scope';
import { peopleOf } from 'db/repositories/organisation/people';
import { describe, expect, it } from 'vitest';
import { day } from '~/domain/shared/day';
import { checkRecord } from '~/pages/routine/checkRecord';
import { standingOf } from 'db/repositories/organisation/standing';
import { verifyChains } from '~/services/integrity/verifyChains';
import { leaveEnterprise } from '~/services/organisation/people/leaveEnterprise';
import { standIn } from '~/services/organisation/people/standIn';
import { dailyPaper } from '~/services/papers/dailyPaper';
import { submitCheck } from '~/services/routine/submitCheck';
import { createWorld } from '../../world/factory';
import { publishList } from '../../world/records';

/** The operator of the extruder is away; the inspector of the same factory may stand in. */
async function away() {
  const world = await createWorld();
  const { cx, haina, store } = world;
  const scope = scopeOf(store, haina.enterpriseId);
  const held = (await peopleOf(scope).holdingsOfPost(haina.posts.extruder)).find(({ personId }) => personId === haina.people.operator)!;
  const other = (await peopleOf(scope).persons()).find(({ id }) => id === haina.people.officer)!;
  const stand = (fromDay: string, toDay: string, more: { personId?: string; holdingId?: string } = {}) =>
    standIn(cx, haina.as('director', 'organisation.manage'), { personId: other.id, holdingId: held.id, ...more, fromDay: day(fromDay), toDay: day(toDay) });
  return { world, scope, held, other, stand };
}

describe('standing in for somebody at a post', () => {
  it('reaches the post on its days alone, and the record says for whom', async () => {
    const { world, scope, held, other, stand } = await away();
    const { cx, haina, clock } = world;
    expect(await stand('2026-11-19', '2026-11-20')).toMatchObject({ ok: true });
    const posts = async (on: string) => (await standingOf(scope, other.id, day(on)))?.standing.postIds;
    expect([await posts('2026-11-18'), await posts('2026-11-19'), await posts('2026-11-20'), await posts('2026-11-21')]).toEqual([[], [held.postId], [held.postId], []]);
    const { versionId, itemIds } = await publishList(world, haina, day('2026-11-16'), [{ postId: held.postId!, workshopId: held.workshopId, frequency: 'day' }]);
    clock.set('2026-11-19T09:00:00+08:00');
    const sent = await submitCheck(cx, haina.as('officer', 'check.submit'), {
      postId: held.postId!, day: day('2026-11-19'), versionId, submissionKey: null, clientAt: null, zeroRisk: true, backfillReason: '',
      answers: [{ itemId: itemIds[0]!, result: 'conforming', description: '', immediateMeasure: '', photos: [] }],
    });
    const view = await checkRecord(cx, haina.as('director', 'check.view'), sent.ok ? sent.fact.id : '');
    expect(view?.record.inPlaceOf).toBe(held.personName);
    expect(JSON.stringify(await dailyPaper(cx, haina.as('director', 'check.view'), day('2026-11-19'), null))).toContain(`代检（岗位由${held.personName}负责）`);
    expect(await verifyChains(cx, () => undefined)).toMatchObject({ findings: 0 });
  });

  it('is refused on days that run backwards, outside of what the other holds, for oneself, twice, and for somebody who leaves before', async () => {
    const { world: { cx, haina }, held, other, stand } = await away();
    const code = async (answer: ReturnType<typeof stand>) => {
      const result = await answer;
      return result.ok ? 'ok' : result.refusal.code;
    };
    expect(await code(stand('2026-11-20', '2026-11-19'))).toBe('endsBeforeStart');
    expect(await code(stand('2000-01-01', '2026-11-19'))).toMatch(/beforeJoined|notHeld/);
    expect(await code(stand('2026-11-19', '2026-11-20', { personId: held.personId }))).toBe('standsInForSelf');
    expect(await code(stand('2026-11-19', '2026-11-20', { holdingId: 'gone' }))).toBe('notFound');
    expect(await code(stand('2026-11-19', '2026-11-25'))).toBe('ok');
    expect(await code(stand('2026-11-25', '2026-11-26'))).toBe('overlaps');
    expect(await leaveEnterprise(cx, haina.as('director', 'organisation.manage'), other.id, { lastDay: day('2026-11-30'), confirmed: true })).toMatchObject({ ok: true });
    expect(await code(stand('2026-11-29', '2026-12-01'))).toBe('personLeft');
  });

  it('ends with the last day of whoever leaves', async () => {
    const { world: { cx, haina }, scope, other, stand } = await away();
    await stand('2026-11-19', '2026-12-25');
    await leaveEnterprise(cx, haina.as('director', 'organisation.manage'), other.id, { lastDay: day('2026-11-30'), confirmed: true });
    expect((await peopleOf(scope).holdingsOf(other.id)).find(({ standsInFor }) => standsInFor)?.toDay).toBe('2026-11-30');
  });
});
