import { beforeEach, describe, expect, it } from 'vitest';
import { events } from 'db/schema/log';
import { firstStepsOf } from '~/pages/desk/firstSteps';
import { scopeOf } from 'db/repositories/scope';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { hangPlates } from '~/services/organisation/places/hangPlates';
import { openPost } from '~/services/organisation/places/openPost';
import { adoptStandard } from '~/services/risk/assess/adoptStandard';
import { proposedInput } from '~/domain/risk/assess/adoptStandard';
import { PROPOSED_STANDARD } from '~/domain/risk/assess/standard';
import { createWorld, type Factory, type World } from '../../world/factory';

let world: World;
let haina: Factory;
beforeEach(async () => {
  world = await createWorld();
  haina = world.haina;
});
const plates = async () => (await firstStepsOf(scopeOf(world.store, haina.enterpriseId), haina.as('director', 'settings.edit').today))?.find(({ key }) => key === 'plates');
const hang = () => hangPlates(world.cx, haina.as('director', 'settings.edit'));

describe('plates at the posts', () => {
  it('are done when somebody said that they hang, and undone again for a post opened later', async () => {
    expect(await plates()).toEqual({ key: 'plates', done: false, progress: '' });
    expect(await hang()).toEqual({ ok: true, fact: { posts: expect.any(Number) as number } });
    expect((await plates())?.done).toBe(true);
    const opened = await openPost(world.cx, haina.as('director', 'organisation.manage'), { workshopId: haina.workshops.extrusion, teamId: null, name: '新的岗位' });
    expect(opened.ok).toBe(true);
    expect(await plates()).toEqual({ key: 'plates', done: false, progress: '还没有贴的岗位：新的岗位' });
  });

  it('are told by one event, however often it is said, and are the factory’s own alone', async () => {
    await hang();
    await hang();
    expect((await world.store.read.select().from(events)).filter(({ type }) => type === 'settings.platesHung')).toHaveLength(1);
    expect((await rulesFor(scopeOf(world.store, world.beichen.enterpriseId))).plates).toEqual([]);
  });
});

describe('the proposed standard', () => {
  it('is adopted whole, as it is proposed, once', async () => {
    const permit = haina.as('director', 'risk.publish');
    const adopt = () => adoptStandard(world.cx, permit, 0, proposedInput(PROPOSED_STANDARD.content));
    expect(await adopt()).toEqual({ ok: true, fact: { version: 1 } });
    expect(await adopt()).toMatchObject({ ok: false, refusal: { code: 'standardMoved', current: { version: 1, content: PROPOSED_STANDARD.content } } });
  });
});
