import { beforeEach, describe, expect, it } from 'vitest';
import { savedFiltersOf } from 'db/repositories/savedFilters';
import { scopeOf } from 'db/repositories/scope';
import { auditFilterOf, auditQuery, auditTrail } from '~/pages/desk/auditTrail';
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

describe('a filter of the audit', () => {
  it('is kept as the question that asks for the same again, and nothing else of the address', () => {
    for (const [asked, kept] of [['kind=exported&person=p1&from=2026-11-01&to=2026-11-30', 'kind=exported&person=p1&from=2026-11-01&to=2026-11-30'], ['kind=none&from=yesterday&before=x', ''], ['', '']] as const) {
      const query = auditQuery(auditFilterOf(new URLSearchParams(asked)));
      expect(query).toBe(kept);
      expect(auditQuery(auditFilterOf(new URLSearchParams(query)))).toBe(kept);
    }
  });

  it('stands beside the list for who named it', async () => {
    const manage = world.haina.as('director', 'organisation.manage');
    expect(await keepFilter(world.cx, manage, 'audit', { name: '导出', query: 'kind=exported' })).toMatchObject({ ok: true });
    expect(await auditTrail(world.cx, manage, auditFilterOf(new URLSearchParams('kind=exported')), null)).toMatchObject({ current: 'kind=exported', filters: [{ name: '导出', query: 'kind=exported' }] });
  });
});
