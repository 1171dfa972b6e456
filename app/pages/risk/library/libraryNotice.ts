import { scopeOf } from 'db/repositories/scope';
import { openTemplateUpdates } from 'db/repositories/risk/templateUpdates';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Context } from '~/services/context';

/** How many changes of the library in force wait for an answer of the factory; null when there are none. As many queries as `openTemplateUpdates`. */
export async function libraryNotice(cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>): Promise<{ readonly edition: number; readonly rows: number } | null> {
  const file = await openTemplateUpdates(scopeOf(cx.store, permit.enterpriseId));
  return file && file.open > 0 ? { edition: file.edition, rows: file.open } : null;
}
