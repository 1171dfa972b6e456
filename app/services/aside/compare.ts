import { setImmediate } from 'node:timers/promises';
import type { KnownHeads, Layout } from '~/domain/risk/import/columns';
import type { Taken } from '~/domain/risk/import/comparison';
import type { ImportGround } from '~/domain/risk/import/settle';
import type { RiskItem } from '~/domain/risk/types';
import { making } from './aside';
import type { Compared } from './tasks';

/** The longest a sheet may take to be compared. */
const COMPARE_MS = 60_000;

/** How the columns of a kept sheet are taken: with the head where a person says it is, else where it is found; null where none is. */
export const layoutOf = (content: string, head: { readonly row: number; readonly rows: 1 | 2 } | null, heads: KnownHeads): Promise<Layout | null> => making.run('layout', { content, head, heads }, { milliseconds: COMPARE_MS });

/** A kept sheet as it is looked at, and compared with a draft where there is one to compare with. */
export const lookAside = (content: string, layout: Layout | null, compared: { readonly items: readonly RiskItem[]; readonly ground: ImportGround } | null, listed: { readonly rows: number; readonly places: number }) =>
  making.run('look', { content, layout, compared, listed }, { milliseconds: COMPARE_MS });

/** What confirming a kept sheet writes. */
export async function takeAside(compared: Compared): Promise<Taken> {
  const { added, changed, refused, same } = await making.run('take', compared, { milliseconds: COMPARE_MS });
  const read = async <T>(pieces: readonly string[]): Promise<T[]> => {
    const rows: T[][] = [];
    for (const piece of pieces) {
      rows.push(JSON.parse(piece) as T[]);
      await setImmediate();
    }
    return rows.flat();
  };
  return { added: await read<Taken['added'][number]>(added), changed: await read<Taken['changed'][number]>(changed), refused, same };
}
