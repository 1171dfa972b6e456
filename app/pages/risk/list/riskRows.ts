import { bySlices } from '~/domain/shared/giveWay';
import { type IndexLine, type IndexTexts, riskIndexOf } from 'db/repositories/risk/riskIndex';
import { type Scope, scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { RiskMark } from '~/domain/risk/types';
import { answers, type Readings, wordsOf } from '~/domain/shared/words';
import type { Context } from '~/services/context';
import { readingsFor } from '../../organisation/readings';
import { reachedBy } from '~/domain/organisation/access/reach';
import { namesOf } from './names';
import type { RiskListQuery } from './riskListQuery';

/** What names a row stands under are looked up with. */
type Names = Pick<Awaited<ReturnType<typeof namesOf>>, 'workshop' | 'post' | 'person'>;

/** The marks of a row that still needs something. */
export const MARKS: Readonly<Record<RiskMark, (item: IndexLine) => boolean>> = {
  unconfirmed: (item) => !item.confirmedBy,
  unnamed: (item) => !item.ownerEnterprise && !item.ownerWorkshop && !item.ownerPost,
  unverified: (item) => !item.limitVerified,
};

const fits = (item: IndexLine, query: RiskListQuery): boolean =>
  (!query.workshop || item.workshopId === query.workshop) &&
  (!query.post || item.postId === query.post) &&
  (!query.stage || item.stage === query.stage) &&
  (!query.dimension || item.dimension === query.dimension) &&
  (!query.level || (query.level === 'none' ? item.level === null : item.level === query.level)) &&
  (!query.mark || MARKS[query.mark](item));

/** Stands between texts, so that no readings run from the end of one into the next. */
const APART = '\uE000';

/**
 * Whether the texts of a row and the `names` it stands under (workshop, post, persons) hold every word: anywhere as written,
 * in risk point, failure and names also as pinyin readings.
 */
function holds(row: IndexTexts, names: readonly string[], words: readonly string[], readings: Readings | null): boolean {
  const spoken = [row.riskPoint, row.failure, ...names].join(APART);
  return answers(`${spoken} ${row.product} ${row.measures.map(({ text }) => text).join(' ')} ${row.criterion} ${row.checkContent}`, words, readings, spoken);
}

/**
 * The rows of a version that the person reaches, and those of them that fit the question, both in the order of the list. One query;
 * a second one for the texts when words are asked for.
 */
export async function riskRows(scope: Scope, permit: Authorised<'risk.view'>, versionId: string, query: RiskListQuery, names: Names): Promise<{ all: readonly IndexLine[]; found: readonly IndexLine[] }> {
  const [index, reached, words] = [riskIndexOf(scope), reachedBy(permit), wordsOf(query.words)];
  const [all, texts, readings] = await Promise.all([index.lines(versionId, reached), words.length > 0 ? index.texts(versionId, reached) : null, readingsFor(words)]);
  const byId = texts && new Map(texts.map((row) => [row.id, row]));
  const namesOfRow = (item: IndexLine) => [names.workshop(item.workshopId), names.post(item.postId), names.person(item.ownerEnterprise), names.person(item.ownerWorkshop), names.person(item.ownerPost)];
  const worded = (item: IndexLine): boolean => {
    const row = byId?.get(item.id);
    return !byId || (row !== undefined && holds(row, namesOfRow(item), words, readings));
  };
  const found = await bySlices(all, (slice) => slice.filter((item) => fits(item, query) && worded(item)));
  return { all, found: found.flat() };
}

/** Ids of the rows of a version that the list shows for a question, all its pages together. Five queries at most. */
export async function riskRowIds(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>, versionId: string, query: RiskListQuery): Promise<ReadonlySet<string>> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { found } = await riskRows(scope, permit, versionId, query, await namesOf(scope));
  return new Set(found.map(({ id }) => id));
}
