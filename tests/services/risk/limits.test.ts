import { describe, expect, it } from 'vitest';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { loadLibrary } from '~/services/library/loadLibrary';
import { riskLimits } from '~/pages/risk/library/riskLimits';
import { layTemplates } from '~/services/risk/library/layTemplates';
import { verifyLimits } from '~/services/risk/library/verifyLimits';
import { createWorld } from '../../world/factory';

const setUp = async () => {
  const world = await createWorld();
  await loadLibrary(world.store, world.clock.now);
  const permit = world.haina.as('officer', 'risk.edit');
  const laying = await layTemplates(world.cx, permit, { categories: ['wire-cable'] });
  if (!laying.ok) throw new Error(laying.refusal.code);
  const mappings = laying.fact.unmatched.map(({ sourceWorkshop, sourcePost }) => ({ sourceWorkshop, sourcePost, postId: world.haina.posts.extruder }));
  await layTemplates(world.cx, permit, { categories: ['wire-cable'], mappings, onlyMapped: true });
  const risk = riskOf(scopeOf(world.store, world.haina.enterpriseId));
  const items = async () => risk.itemsOf((await risk.draft())!.id);
  return { world, permit, items };
};

describe('limits of the draft', () => {
  it('stand by the standard they are read in, with the clause a copy was read at, and nothing confirmed', async () => {
    const { world, permit } = await setUp();
    const { standards } = (await riskLimits(world.cx, permit))!;
    const spark = standards.find(({ number }) => number === 'GB/T 3048.9-2007')!;
    expect(spark).toMatchObject({ edition: '2007', rows: [{ riskPoint: '火花检验漏检、电压设置错误', state: 'copyRead', clause: '6.5、表1；第8章' }] });
    expect(standards.at(-1)!.number).toBe('');
    expect(standards.flatMap(({ rows }) => rows).every(({ state }) => state !== 'verified')).toBe(true);
  });

  it('are confirmed together, each at its clause, in one deed; then they are asked for no more', async () => {
    const { world, permit, items } = await setUp();
    const rows = (await items()).filter(({ criterion }) => criterion).slice(0, 3);
    const seen = rows.map(({ id, version }, at) => ({ id, version, clause: `5.${at + 1}` }));
    expect(await verifyLimits(world.cx, permit, seen, { standard: 'GB/T 1', edition: '2020' })).toEqual({ ok: true, fact: { verified: 3 } });
    const after = (await items()).filter(({ limitVerified }) => limitVerified);
    expect(after.map(({ criterionStandard, limitVerifiedBy }) => [criterionStandard, limitVerifiedBy])).toEqual(
      [1, 2, 3].map((clause) => [`GB/T 1 · 5.${clause} · 2020`, world.haina.people.officer]),
    );
    const open = (await riskLimits(world.cx, permit))!.standards.flatMap((standard) => standard.rows.map(({ id }) => id));
    for (const { id } of rows) expect(open).not.toContain(id);
  });

  it('are confirmed all or none: a clause that is missing is named at its row, a row that moved on is told', async () => {
    const { world, permit, items } = await setUp();
    const [first, second] = (await items()).filter(({ criterion }) => criterion);
    const rows = [{ id: first!.id, version: first!.version, clause: '5.1' }, { id: second!.id, version: second!.version, clause: ' ' }];
    expect(await verifyLimits(world.cx, permit, rows, { standard: 'GB/T 1', edition: '2020' })).toEqual({ ok: false, refusal: { code: 'clauseMissing', id: second!.id, riskPoint: second!.riskPoint } });
    expect(await verifyLimits(world.cx, permit, [{ ...rows[0]!, version: 99 }, { ...rows[1]!, clause: '5' }], { standard: 'GB/T 1', edition: '2020' })).toMatchObject({ ok: false, refusal: { code: 'moved' } });
    expect(await verifyLimits(world.cx, permit, [], { standard: 'GB/T 1', edition: '2020' })).toEqual({ ok: false, refusal: { code: 'nothingChosen' } });
    expect(await verifyLimits(world.cx, world.beichen.as('officer', 'risk.edit'), rows, { standard: 'GB/T 1', edition: '2020' })).toMatchObject({ ok: false });
    expect((await items()).some(({ limitVerified }) => limitVerified)).toBe(false);
  });
});
