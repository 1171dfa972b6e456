import { createHash } from 'node:crypto';
import { recentOf } from 'db/dialect/recent';
import type { Layout } from '~/domain/risk/import/columns';
import type { Context } from '../context';
import { making } from './aside';
import type { Look, Looking, Sought } from './imports';

/** The longest a sheet may take to be compared. */
const COMPARE_MS = 60_000;

/** How the columns of a kept sheet are taken (`layoutOfImport`). */
export const layoutOf = ({ site }: Pick<Context, 'site'>, sought: Sought): Promise<{ readonly layout: Layout | null } | null> =>
  making.run('layoutOfImport', { url: site.databaseUrl, sought }, { milliseconds: COMPARE_MS });

/** The last looks of a database: a page that is opened again, or filled in wrongly, compares no 20,000 rows anew. */
const looks = recentOf<Look>(6);

/**
 * A kept sheet as it is looked at, and compared with a draft. `depends` says all that the look depends on, so that what was looked at lately is
 * neither read nor compared again; null where the sheet is gone.
 */
export async function lookAside({ store, site }: Pick<Context, 'store' | 'site'>, depends: readonly unknown[], looking: Looking): Promise<Look | null> {
  const lately = looks(store.read);
  const name = createHash('sha256').update(JSON.stringify(depends)).digest('hex');
  const known = lately.get(name);
  if (known) return known;
  const look = await making.run('lookAtImport', { url: site.databaseUrl, looking }, { milliseconds: COMPARE_MS });
  if (look) lately.put(name, look);
  return look;
}
