import { describe, expect, it } from 'vitest';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { riskCopy } from '~/pages/risk/list/riskCopy';
import { addItem } from '~/services/risk/list/addItem';
import { copyItems } from '~/services/risk/list/copyItems';
import { createWorld } from '../../world/factory';

const input = (postId: string, riskPoint: string) =>
  ({ stage: 'process', postId, dimension: 'technology', product: '', riskPoint, failure: '偏心超差', consequence: '', measures: [{ kind: 'parameter', text: '首检' }], checkContent: '', method: '', criterion: '符合工艺卡', frequency: 'day' }) as const;

describe('rows of another post', () => {
  it('are copied as 范本 with the owners the target proposes; what stands there already is left alone and named', async () => {
    const world = await createWorld();
    const permit = () => world.haina.as('director', 'risk.edit');
    const { extruder, incoming } = world.haina.posts;
    for (const [post, name] of [[extruder, '甲'], [extruder, '乙'], [incoming, '乙']] as const) expect((await addItem(world.cx, permit(), input(post, name))).ok).toBe(true);
    expect(await riskCopy(world.cx, permit(), world.haina.workshops.extrusion, world.haina.workshops.drawing)).toMatchObject({ sources: [{ sourcePost: '绝缘挤出岗', rows: 2 }], posts: [{ postId: incoming }] });
    expect(await copyItems(world.cx, permit(), [{ fromPostId: extruder, toPostId: incoming }])).toEqual({ ok: true, fact: { copied: 1, present: ['乙'] } });
    const risk = riskOf(scopeOf(world.store, world.haina.enterpriseId));
    const items = await risk.itemsOf((await risk.draft())!.id);
    expect(items).toHaveLength(4);
    expect(items.at(-1)).toMatchObject({ riskPoint: '甲', postId: incoming, workshopId: world.haina.workshops.drawing, confirmedBy: null, ownerEnterprise: world.haina.people.director, ownerWorkshop: world.haina.people.otherHead, measures: [{ text: '首检' }] });
    expect(new Set(items.map(({ lineId }) => lineId)).size).toBe(4);
    expect(await copyItems(world.cx, permit(), [{ fromPostId: extruder, toPostId: incoming }])).toMatchObject({ fact: { copied: 0 } });
  });

  it('cannot go to a post of another factory, nor be taken from one, nor be copied by the lowest role', async () => {
    const world = await createWorld();
    const permit = world.haina.as('officer', 'risk.edit');
    expect((await addItem(world.cx, world.beichen.as('director', 'risk.edit'), input(world.beichen.posts.extruder, '甲'))).ok).toBe(true);
    expect(await copyItems(world.cx, permit, [{ fromPostId: world.haina.posts.extruder, toPostId: world.beichen.posts.extruder }])).toMatchObject({ ok: false, refusal: { code: 'postUnknown' } });
    expect(await copyItems(world.cx, permit, [{ fromPostId: world.beichen.posts.extruder, toPostId: world.haina.posts.extruder }])).toMatchObject({ ok: true, fact: { copied: 0 } });
    expect(await copyItems(world.cx, permit, [])).toMatchObject({ ok: false, refusal: { code: 'nothingChosen' } });
    expect(() => world.haina.as('inspector', 'risk.edit')).toThrow();
  });
});
