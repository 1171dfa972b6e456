import { beforeEach, describe, expect, it } from 'vitest';
import { savedFiltersOf } from 'db/repositories/savedFilters';
import { scopeOf } from 'db/repositories/scope';
import { dropFilter } from '~/services/filters/dropFilter';
import { keepFilter } from '~/services/filters/keepFilter';
import { createWorld, type PersonKey, type World } from '../../world/factory';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
const permit = (person: PersonKey, factory = world.haina) => factory.as(person, 'risk.view');
const of = (person: PersonKey, list: 'risk' | 'hazards' = 'risk') => savedFiltersOf(scopeOf(world.store, world.haina.enterpriseId)).of(world.haina.people[person], list);

describe('named filters', () => {
  it('belong to one person and one list', async () => {
    expect(await keepFilter(world.cx, permit('operator'), 'risk', { name: '重大', query: 'level=major' })).toMatchObject({ ok: true });
    expect((await of('operator')).map(({ name, query }) => [name, query])).toEqual([['重大', 'level=major']]);
    expect(await of('operator', 'hazards')).toEqual([]);
    expect(await of('director')).toEqual([]);
    expect(await keepFilter(world.cx, permit('operator'), 'risk', { name: '重大', query: 'level=low' })).toMatchObject({ ok: false, refusal: { code: 'nameTaken' } });
    expect(await keepFilter(world.cx, permit('operator'), 'hazards', { name: '重大', query: 'grade=major' })).toMatchObject({ ok: true });
  });

  it('are dropped by their person alone', async () => {
    const kept = await keepFilter(world.cx, permit('operator'), 'risk', { name: '重大', query: 'level=major' });
    const id = kept.ok ? kept.fact.id : '';
    for (const other of [permit('director'), permit('operator', world.beichen)]) {
      expect(await dropFilter(world.cx, other, 'risk', id)).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
    }
    expect(await dropFilter(world.cx, permit('operator'), 'hazards', id)).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
    expect(await dropFilter(world.cx, permit('operator'), 'risk', id)).toMatchObject({ ok: true, fact: { name: '重大' } });
    expect(await of('operator')).toEqual([]);
  });
});
