import { type ItemPlace, riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { gridValues } from '~/domain/risk/list/gridValues';
import type { Context } from '~/services/context';

/** Rows that come at once; the page fetches those behind them. */
const ROWS_AT_ONCE = 250;

/** Some rows of the draft as a sheet, and behind which place the next ones stand; null where these are the last. */
export interface GridRows {
  readonly rows: readonly { readonly id: string; readonly version: number; readonly values: readonly string[] }[];
  readonly next: string | null;
}

const placeIn = (after: string | null): ItemPlace | null => {
  const [, position, id] = /^(\d{1,9})\.(.{1,64})$/.exec(after ?? '') ?? [];
  return position && id ? { position: Number(position), id } : null;
};

/** The draft as a sheet to be written in, with the rows behind `after`, or its first; null while there is none. Five queries. */
export async function riskGrid(cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>, after: string | null = null) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const [draft, places] = await Promise.all([risk.draft(), placesOf(scope)]);
  if (!draft) return null;
  const [items, total] = await Promise.all([risk.itemsBehind(draft.id, placeIn(after), ROWS_AT_ONCE), risk.itemCount(draft.id)]);
  const labels = new Map(places.map(({ postId, postName, workshopName }) => [postId, `${workshopName} · ${postName}`]));
  const last = items.length < ROWS_AT_ONCE ? undefined : items.at(-1);
  return {
    versionId: draft.id,
    number: draft.number,
    total,
    posts: [...labels].map(([id, label]) => ({ id, label })),
    rows: items.map((item) => ({ id: item.id, version: item.version, values: gridValues(item, (postId) => labels.get(postId) ?? '已撤销的岗位') })),
    next: last ? `${last.position}.${last.id}` : null,
  };
}

/** The number the next draft would have. One query. */
export const nextVersionNumber = async (cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>): Promise<number> =>
  ((await riskOf(scopeOf(cx.store, permit.enterpriseId)).latestPublished())?.number ?? 0) + 1;
