import { describe, expect, it } from 'vitest';
import { GRID_FIELDS, readCell, type RowSet } from '~/domain/risk/list/gridValues';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import type { ItemInput } from '~/domain/risk/list/edit';
import { riskGrid } from '~/pages/risk/list/riskGrid';
import { addItem } from '~/services/risk/list/addItem';
import { editRows } from '~/services/risk/list/editRows';
import { createWorld } from '../../world/factory';

async function withRows() {
  const world = await createWorld();
  const permit = () => world.haina.as('director', 'risk.edit');
  const input = (riskPoint: string): ItemInput => ({
    stage: 'process', postId: world.haina.posts.extruder, dimension: 'technology', product: '', riskPoint, failure: '', consequence: '', measures: [], checkContent: '', method: '', criterion: '', frequency: 'day',
  });
  const ids: string[] = [];
  for (const name of ['甲', '乙', '丙']) {
    const added = await addItem(world.cx, permit(), input(name));
    if (added.ok) ids.push(added.fact.itemId);
  }
  const risk = riskOf(scopeOf(world.store, world.haina.enterpriseId));
  const items = async () => risk.itemsOf((await risk.draft())!.id);
  return { world, permit, ids: ids as [string, string, string], items };
}

describe('cells of many rows', () => {
  it('are saved together with one event; rows that cannot be saved say why at their cell', async () => {
    const { world, permit, ids, items } = await withRows();
    const result = await editRows(world.cx, permit(), [
      { id: ids[0], version: 1, set: { riskPoint: '甲甲', measures: [{ kind: 'parameter', text: '首检' }] } },
      { id: ids[1], version: 1, set: { riskPoint: '丙' } },
      { id: ids[2], version: 9, set: { product: 'BV' } },
      { id: 'nobody', version: 1, set: { product: 'BV' } },
    ]);
    expect(result).toMatchObject({ ok: true, fact: { saved: [{ id: ids[0], version: 2 }], refused: [{ id: ids[1], field: 'riskPoint' }, { id: ids[2], current: { version: 1 } }, { id: 'nobody' }] } });
    expect((await items()).map(({ riskPoint, version }) => [riskPoint, version])).toEqual([['甲甲', 2], ['乙', 1], ['丙', 1]]);
  });

  it('that are too long, or at a post of another factory, are refused', async () => {
    const { world, permit, ids, items } = await withRows();
    const result = await editRows(world.cx, permit(), [
      { id: ids[0], version: 1, set: { product: '长'.repeat(101) } },
      { id: ids[1], version: 1, set: { postId: world.beichen.posts.extruder } },
    ]);
    expect(result).toMatchObject({ fact: { saved: [], refused: [{ field: 'product', sentence: '产品/型号有 101 个字，最多 100 个字。' }, { field: 'postId' }] } });
    expect((await items()).every(({ version }) => version === 1)).toBe(true);
  });

  it('keep what is measured as it is written, show it as a cell, and leave it alone where another cell was changed', async () => {
    const { world, permit, ids, items } = await withRows();
    const edited = (set: RowSet, version: number) => editRows(world.cx, permit(), [{ id: ids[0]!, version, set }]);
    expect(await edited({ measured: '外径：1.6±0.2mm，3个' }, 1)).toMatchObject({ fact: { saved: [{ version: 2 }], refused: [] } });
    expect(await edited({ product: 'BV' }, 2)).toMatchObject({ fact: { refused: [] } });
    const [first] = await items();
    expect(first).toMatchObject({ product: 'BV', measurements: [{ label: '外径', lower: 1.4, upper: 1.8, unit: 'mm', count: 3 }] });
    const cell = async () => (await riskGrid(world.cx, permit()))!.rows[0]!.values[GRID_FIELDS.indexOf('measurements')];
    expect(await cell()).toBe('外径 1.4～1.8 mm，3 次');
    expect(await edited({ measured: '外径 1.8～1.4 mm' }, 3)).toMatchObject({ fact: { saved: [], refused: [{ field: 'measurements', status: 422, sentence: '“外径”的上限小于下限，请核对。' }] } });
    expect(await edited({ measured: '' }, 3)).toMatchObject({ fact: { refused: [] } });
    expect([await cell(), readCell('measurements', '外径 1.8～1.4 mm', 'process', []), readCell('measurements', '温度 ≥ 5 ℃', 'process', [])]).toEqual([
      '', { ok: false, sentence: '“外径”的上限小于下限，请核对。' }, { ok: true, set: { measured: '温度 ≥ 5 ℃' }, text: '温度 ≥ 5 ℃' },
    ]);
  });

  it('two rows of one batch cannot come to say the same', async () => {
    const { world, permit, ids } = await withRows();
    expect(await editRows(world.cx, permit(), [{ id: ids[0], version: 1, set: { riskPoint: '丁' } }, { id: ids[1], version: 1, set: { riskPoint: '丁' } }])).toMatchObject({ fact: { saved: [{ id: ids[0] }], refused: [{ id: ids[1] }] } });
  });

  it('are not there for another factory, and not for the lowest role', async () => {
    const { world, ids, items } = await withRows();
    expect(await editRows(world.cx, world.beichen.as('director', 'risk.edit'), [{ id: ids[0], version: 1, set: { product: 'x' } }])).toMatchObject({ ok: false, refusal: { code: 'draftMissing' } });
    expect(await riskGrid(world.cx, world.beichen.as('director', 'risk.edit'))).toBeNull();
    expect(() => world.haina.as('operator', 'risk.edit')).toThrow();
    expect((await items())[0]!.product).toBe('');
    expect((await riskGrid(world.cx, world.haina.as('officer', 'risk.edit')))!.rows).toHaveLength(3);
  });
});
