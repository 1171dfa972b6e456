import { organisationOf } from 'db/repositories/organisation/organisation';
import { riskOf } from 'db/repositories/risk/risk';
import { readersOfVersion } from 'db/repositories/risk/riskReaders';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised, Member } from '~/domain/organisation/access/authority';
import { changesInWords, type FieldChange } from '~/domain/risk/list/changeWords';
import { criterionWords, limitStateOf } from '~/domain/risk/library/limit';
import { measurementsText } from '~/domain/risk/list/measurementText';
import { measuresText } from '~/domain/risk/list/measures';
import type { RiskItem } from '~/domain/risk/types';
import type { Context } from '~/services/context';
import { namesOf } from './names';

/**
 * Rows of the posts this person holds, and of those of a workshop headed, in the list published last, what changed marked;
 * null while nothing is published. Ten queries.
 */
export async function myList(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'> | Member) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const published = await risk.published();
  const [version] = published;
  if (!version) return null;
  const [{ diff, readers, takenUp, missing, readings }, items, names, posts] = await Promise.all([
    readersOfVersion(scope, version, published, permit.today), risk.itemsOf(version.id), namesOf(scope), organisationOf(scope).posts(),
  ]);
  const held = new Set([...permit.standing.postIds, ...(readers.get(permit.personId) ?? [])]);
  const headed = (workshopId: string, id: string): boolean => permit.standing.workshopIds.includes(workshopId) && !held.has(id);
  const shown = posts.filter(({ id, workshopId, closedOn }) => held.has(id) || (headed(workshopId, id) && (closedOn === null || items.some(({ postId }) => postId === id))));
  const added = new Set(diff.added.map(({ lineId }) => lineId));
  const changed = new Map(diff.changed.map((change) => [change.after.lineId, changesInWords(change, names)]));
  const row = (item: RiskItem) => ({
    id: item.id, riskPoint: item.riskPoint, level: item.level, failure: item.failure, measures: measuresText(item.measures), criterion: criterionWords(item), numbers: measurementsText(item.measurements), limit: limitStateOf(item), frequency: item.frequency,
    isNew: added.has(item.lineId), changes: changed.get(item.lineId) ?? ([] as FieldChange[]),
  });
  const own = missing.has(permit.personId) ? undefined : readings.find((reading) => reading.personId === permit.personId);
  return {
    versionId: version.id,
    number: version.number,
    publishedBy: version.publication.publishedByName,
    publishedAt: version.publication.publishedAt,
    effectiveFrom: version.publication.effectiveFrom,
    first: published.length === 1,
    mustRead: readers.has(permit.personId),
    /** Posts taken up since, whose rows are to be read though they did not change. */
    takenUp: posts.filter(({ id }) => takenUp.get(permit.personId)?.includes(id)).map(({ name }) => name),
    readAt: own?.readAt ?? null,
    posts: shown.map(({ id, name, workshopId }) => ({
      id, name,
      /** Not held in person: of a workshop headed. */
      headed: headed(workshopId, id),
      rows: items.filter(({ postId }) => postId === id).map(row).sort((a, b) => Number(b.isNew || b.changes.length > 0) - Number(a.isNew || a.changes.length > 0)),
      removed: [...diff.removed, ...diff.changed.filter(({ before, after }) => before.postId === id && after.postId !== id).map(({ before }) => before)]
        .filter(({ postId }) => postId === id).map(({ riskPoint }) => riskPoint),
    })),
  };
}
