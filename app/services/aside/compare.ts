import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { recentOf } from 'db/dialect/recent';
import type { KnownHeads, Layout } from '~/domain/risk/import/columns';
import type { Taken } from '~/domain/risk/import/comparison';
import type { ImportGround } from '~/domain/risk/import/settle';
import type { RiskItem } from '~/domain/risk/types';
import { making } from './aside';
import type { Context } from '../context';
import type { Compared, TASKS } from './tasks';

/** The longest a sheet may take to be compared. */
const COMPARE_MS = 60_000;

/** How the columns of a kept sheet are taken: with the head where a person says it is, else where it is found; null where none is. */
export const layoutOf = (content: string, head: { readonly row: number; readonly rows: 1 | 2 } | null, heads: KnownHeads): Promise<Layout | null> => making.run('layout', { content, head, heads }, { milliseconds: COMPARE_MS });

type Look = Awaited<ReturnType<typeof TASKS.look>>;

/** A kept sheet with what it is compared with, where there is a draft to compare it with. */
export interface LookedAt {
  readonly content: string;
  readonly layout: Layout | null;
  readonly compared: { readonly items: readonly RiskItem[]; readonly ground: ImportGround } | null;
}

/** The last looks of a database: a page that is opened again, or filled in wrongly, compares no 20,000 rows anew. */
const looks = recentOf<Look>(6);

/**
 * A kept sheet as it is looked at, and compared with a draft. `depends` says all that the look depends on, so that what was looked at lately is
 * neither read nor compared again; null where `read` finds no sheet.
 */
export async function lookAside({ store }: Pick<Context, 'store'>, depends: readonly unknown[], read: () => Promise<LookedAt | null>, listed: { readonly rows: number; readonly places: number }): Promise<Look | null> {
  const lately = looks(store.read);
  const name = createHash('sha256').update(JSON.stringify(depends)).digest('hex');
  const known = lately.get(name);
  if (known) return known;
  const at = await read();
  if (!at) return null;
  const look = await making.run('look', { ...at, listed }, { milliseconds: COMPARE_MS });
  lately.put(name, look);
  return look;
}

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
