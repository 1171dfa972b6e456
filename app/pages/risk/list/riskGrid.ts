import { riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { gridValues } from '~/domain/risk/list/gridValues';
import type { Context } from '~/services/context';

/** The draft as a sheet to be written in; null while there is none. Four queries. */
export async function riskGrid(cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const [draft, places] = await Promise.all([risk.draft(), placesOf(scope)]);
  if (!draft) return null;
  const items = await risk.itemsOf(draft.id);
  const labels = new Map(places.map(({ postId, postName, workshopName }) => [postId, `${workshopName} · ${postName}`]));
  return {
    number: draft.number,
    posts: [...labels].map(([id, label]) => ({ id, label })),
    rows: items.map((item) => ({ id: item.id, version: item.version, level: item.level, values: gridValues(item, (postId) => labels.get(postId) ?? '已撤销的岗位') })),
  };
}

/** The number the next draft would have. One query. */
export const nextVersionNumber = async (cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>): Promise<number> =>
  ((await riskOf(scopeOf(cx.store, permit.enterpriseId)).latestPublished())?.number ?? 0) + 1;
