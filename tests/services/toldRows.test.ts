import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from 'db/dialect/change';
import { CHAINED } from 'db/schema/chained';
import { canonicalJson } from '~/domain/shared/canonical';
import { comparables, keyText, type Looked } from '~/services/integrity/rows';
import { Told } from '~/services/integrity/toldRows';

const looked: Looked = { schema: 3, history: { steps: [], moves: [] } };
const [workshops] = comparables(CHAINED.filter(({ name }) => name === 'workshops'), looked);
const table = workshops!;
const keyOf = (id: string): string => keyText(['id'], { id });

const act = fc.record({ op: fc.constantFrom('i', 'u', 'u', 'd'), id: fc.constantFrom('a', 'a!', 'a"', '岗', 'b', 'c', 'd', 'e'), name: fc.string() });

/** What a plain map makes of the same acts. */
function model(acts: readonly { op: string; id: string; name: string }[]) {
  const rows = new Map<string, { row: object | null; untold: number[] }>();
  acts.forEach(({ op, id, name }, seq) => {
    const known = rows.get(id) ?? { row: null, untold: [] };
    rows.set(id, known);
    if (op !== 'i' && !known.row) known.untold.push(seq);
    else known.row = op === 'd' ? null : { id, ...known.row, name };
  });
  return rows;
}

describe('what a chain tells of rows', () => {
  it('is what a plain map makes of the same acts, in whatever order it is asked for', () => {
    fc.assert(fc.property(fc.array(act, { maxLength: 120 }), fc.shuffledSubarray(['a', 'a!', 'a"', '岗', 'b', 'c', 'd', 'e']), (acts, asked) => {
      const told = new Told([table], looked);
      try {
        acts.forEach(({ op, id, name }, seq) => {
          const change: Change = op === 'i' ? { op, t: 'workshops', v: { id, name } } : op === 'u' ? { op, t: 'workshops', k: { id }, v: { name } } : { op: 'd', t: 'workshops', k: { id } };
          told.take(seq, { schema: 3, rows: [change] });
        });
        told.end();
        const wanted = model(acts);
        for (const id of asked) expect(canonicalJson(told.rowOf(table, keyOf(id)))).toBe(canonicalJson(wanted.get(id)));
        const left = new Map([...told.unmet(table)].map(({ key, ...one }) => [key, canonicalJson(one)]));
        expect(left).toEqual(new Map([...wanted].filter(([id]) => !asked.includes(id)).map(([id, one]) => [keyOf(id), canonicalJson(one)])));
      } finally {
        told.close();
      }
    }));
  });
});
