import { beforeEach, describe, expect, it } from 'vitest';
import { peopleOf } from 'db/repositories/organisation/people';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { scopeOf } from 'db/repositories/scope';
import { authorise, memberOf } from '~/domain/organisation/access/authority';
import { day } from '~/domain/shared/day';
import { hazardRegistration } from '~/pages/hazard/hazardRegistration';
import { isHead, teamPage } from '~/pages/routine/teamPage';
import { todayPage } from '~/pages/routine/today';
import { registerHazard } from '~/services/hazards/registerHazard';
import { verifyChains } from '~/services/integrity/verifyChains';
import { setPhone } from '~/services/organisation/people/setPhone';
import { createWorld, type Factory, type World } from '../../world/factory';
import { publishList } from '../../world/publishedList';

const TODAY = day('2026-11-18');
let world: World;

beforeEach(async () => {
  world = await createWorld();
  await publishList(world, world.haina);
});

/** Somebody of a factory, by the name of a person of it, who holds nothing today. */
const member = (factory: Factory) =>
  memberOf(factory.enterpriseId, { personId: factory.people.operator, name: factory.names.operator, roles: [], workshopIds: [], postIds: [] }, '', TODAY);
const scope = () => scopeOf(world.store, world.haina.enterpriseId);
const seen = (postId: string) => ({ source: 'snapshot' as const, postId, title: '地面有油', description: '地面有油', immediateMeasure: '', photos: [], foundDay: TODAY, responsibleId: null });

describe('somebody without a post', () => {
  it('has a home: nothing to check, what carries the own name, and no more', async () => {
    const { standing } = member(world.haina);
    const view = authorise(world.haina.enterpriseId, standing, '', TODAY, 'check.view');
    expect(view?.reach).toBe('self');
    expect((await todayPage(world.cx, view!)).posts).toEqual([]);
    expect(authorise(world.haina.enterpriseId, standing, '', TODAY, 'check.submit')).toBeNull();
    expect(isHead(standing.roles)).toBe(false);
  });

  it('reports what was seen at any post of the factory, in one sentence, and at none of another', async () => {
    const result = await registerHazard(world.cx, member(world.haina), seen(world.haina.posts.incoming));
    expect(result).toMatchObject({ ok: true, fact: { number: 'HZ-2026-000001' } });
    if (result.ok) expect(await hazardsOf(scope()).byId(result.fact.id)).toMatchObject({ source: 'snapshot', postName: '进货检验岗', foundByName: '王小军' });
    expect(await registerHazard(world.cx, member(world.haina), seen(world.beichen.posts.incoming))).toMatchObject({ refusal: { code: 'postUnknown' } });
    const { posts } = await hazardRegistration(world.cx, world.haina.as('operator', 'hazard.register'));
    expect(posts.every(({ own }) => own)).toBe(true);
    const all = await hazardRegistration(world.cx, member(world.haina));
    expect(all.posts).toHaveLength(3);
  });

  it('keeps a number to be rung at, which verify finds told', async () => {
    const { personId } = member(world.haina);
    for (const [typed, kept] of [['138 0013 8000', '13800138000'], ['0571-8888 6666', '0571-88886666'], ['+86 13800138000', '+8613800138000'], ['', null]] as const) {
      expect(await setPhone(world.cx, member(world.haina), personId, typed)).toMatchObject({ ok: true });
      expect((await peopleOf(scope()).person(personId))?.phone).toBe(kept);
    }
    for (const wrong of ['无', '12', 'tel:123456', '1'.repeat(30), '138--', '<b>13800138000']) expect(await setPhone(world.cx, member(world.haina), personId, wrong)).toMatchObject({ refusal: { code: 'phoneWrong' } });
    expect(await setPhone(world.cx, world.beichen.as('director', 'organisation.manage'), personId, '13800138000')).toMatchObject({ refusal: { code: 'notFound' } });
    const said: unknown[] = [];
    await verifyChains(world.cx, (finding) => said.push(finding));
    expect(said).toEqual([]);
  });
});

describe('the page of a head', () => {
  it('says who has not checked and how to ring them, within reach, and what is open by its limit', async () => {
    await setPhone(world.cx, world.haina.as('director', 'organisation.manage'), world.haina.people.lead, '13800138000');
    await registerHazard(world.cx, member(world.haina), seen(world.haina.posts.extruder));
    await registerHazard(world.cx, member(world.haina), seen(world.haina.posts.incoming));
    const view = await teamPage(world.cx, world.haina.as('head', 'check.view'), world.haina.as('head', 'hazard.view'));
    expect(view.waiting.map(({ postName }) => postName).sort()).toEqual(['成品检验岗', '绝缘挤出岗']);
    expect(view.waiting.find(({ postName }) => postName === '绝缘挤出岗')?.holderPhones).toEqual(expect.arrayContaining([{ name: '孙磊', phone: '13800138000' }, { name: '王小军', phone: null }]));
    expect(view.hazards.map(({ postName }) => postName)).toEqual(['绝缘挤出岗']);
    expect(await teamPage(world.cx, world.beichen.as('head', 'check.view'), world.beichen.as('head', 'hazard.view'))).toMatchObject({ hazards: [] });
  });
});
