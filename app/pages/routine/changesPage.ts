import type { Store } from 'db/dialect/store';
import { changesOf } from 'db/repositories/routine/changes';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import type { ChangeKind } from '~/domain/risk/types';
import type { Instant } from '~/domain/shared/instant';

export interface ChangeRow {
  readonly id: string;
  readonly place: string;
  readonly kind: ChangeKind;
  readonly note: string;
  readonly by: string;
  readonly at: Instant;
}

export interface ChangesView {
  /** Posts in reach that have items which are asked on an event. */
  readonly posts: readonly { readonly value: string; readonly label: string }[];
  readonly rows: readonly ChangeRow[];
}

/** Changes that are listed. */
const LISTED = 100;

/** What changed at the posts in reach, the newest first, and the posts at which a change asks for something. Five queries. */
export async function changesPage(cx: { store: Store }, permit: Authorised<'gap.explain'>): Promise<ChangesView> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [workshops, all, version] = await Promise.all([organisationOf(scope).workshops(), organisationOf(scope).posts(), riskOf(scope).publishedOn(permit.today)]);
  const names = new Map(workshops.map(({ id, name }) => [id, name]));
  const posts = all.filter((post) => covers(permit, { workshopId: post.workshopId, postId: post.id }));
  const [items, changes] = await Promise.all([version ? riskOf(scope).itemsOf(version.id) : [], changesOf(scope).newest(posts.map(({ id }) => id), LISTED)]);
  const asking = new Set(items.flatMap(({ frequency, postId }) => (frequency === 'event' ? [postId] : [])));
  const placeOf = (id: string): string => {
    const post = posts.find((one) => one.id === id);
    return post ? `${names.get(post.workshopId) ?? ''} · ${post.name}` : '';
  };
  return {
    posts: posts.filter(({ id, closedOn }) => closedOn === null && asking.has(id)).map(({ id }) => ({ value: id, label: placeOf(id) })),
    rows: changes.map(({ id, postId, kind, note, recordedByName, recordedAt }) => ({ id, place: placeOf(postId), kind, note, by: recordedByName, at: recordedAt })),
  };
}
