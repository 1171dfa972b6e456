import { riskOf } from 'db/repositories/risk/risk';
import { readersOfVersion } from 'db/repositories/risk/riskReaders';
import type { Scope } from 'db/repositories/scope';
import { organisationOf } from 'db/repositories/organisation/organisation';
import type { Day } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';

/** How far 阅签 of a version is. */
export interface ReadingProgress {
  readonly read: readonly { readonly name: string; readonly title: string; readonly at: Instant }[];
  readonly missing: readonly { readonly name: string; readonly posts: readonly string[] }[];
  /** Posts with changed rows that nobody holds. */
  readonly unheld: readonly string[];
}

/** Who has read a published version and who is missing; null for a version that is not published. Eight queries. */
export async function readingProgress(scope: Scope, versionId: string, today: Day): Promise<ReadingProgress | null> {
  const published = await riskOf(scope).published();
  const version = published.find(({ id }) => id === versionId);
  if (!version) return null;
  const [{ missing, readings, unheld, names }, posts] = await Promise.all([readersOfVersion(scope, version, published, today), organisationOf(scope).posts()]);
  const post = (id: string): string => posts.find((one) => one.id === id)?.name ?? '';
  return {
    read: readings.map(({ personName, personTitle, readAt }) => ({ name: personName, title: personTitle, at: readAt })),
    missing: [...missing].map(([id, held]) => ({ name: names.get(id) ?? '', posts: held.map(post) })),
    unheld: unheld.map(post),
  };
}
