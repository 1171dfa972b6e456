import { describe, expect, it } from 'vitest';
import { insert } from 'db/dialect/writes';
import { inboxItems } from 'db/schema';
import { deskFrame } from '~/pages/desk/deskFrame';
import { createWorld, type World } from '../world/factory';

describe('the frame of the desk', () => {
  const withReminders = async (): Promise<World> => {
    const world = await createWorld();
    const item = (factory: World['haina'], person: 'director' | 'officer', key: string, read: boolean) => ({
      enterpriseId: factory.enterpriseId, id: world.cx.newId(), personId: factory.people[person], kind: 'hazard.due', dedupeKey: key, text: '请验收', link: '/hazards',
      dueDay: null, createdAt: world.clock.now, readAt: read ? world.clock.now : null,
    });
    await world.store.write([
      insert(inboxItems, [item(world.haina, 'director', 'a', false), item(world.haina, 'director', 'b', true), item(world.haina, 'officer', 'c', false), item(world.beichen, 'director', 'd', false)]),
    ]);
    return world;
  };

  const membership = (factory: World['haina']) => ({ enterpriseId: factory.enterpriseId, enterpriseName: factory.name });

  it('names the factory, the person and the post, and counts what this person has not read here', async () => {
    const { haina, beichen, cx } = await withReminders();
    const frame = await deskFrame(cx, haina.as('director', 'desk.view'), [membership(beichen), membership(haina)]);
    expect(frame).toMatchObject({ enterpriseName: haina.name, personName: '林晓燕', title: '质量安全总监', unread: 1 });
    expect(frame.memberships).toHaveLength(2);
  });

  it('offers all nouns to the director, and to a workshop head only those the matrix opens', async () => {
    const { haina, cx } = await createWorld();
    const labels = async (person: 'director' | 'head') => (await deskFrame(cx, haina.as(person, 'desk.view'), [membership(haina)])).nouns.map(({ label }) => label);
    expect(await labels('director')).toEqual(['工作台', '风险清单', '日周月', '隐患', '文书', '报送', '组织', '设置']);
    expect(await labels('head')).toEqual(['工作台', '风险清单', '日周月', '隐患', '文书', '组织']);
  });
});
