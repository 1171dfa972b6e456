import { bySlices } from '~/domain/shared/giveWay';
import { libraryOf } from 'db/repositories/risk/library';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { criterionWords, type LimitState, limitStateOf, readingWords } from '~/domain/risk/library/limit';
import { citedStandards, type KnownStandard } from '~/domain/risk/library/standards';
import type { RiskItem } from '~/domain/risk/types';
import { groupBy } from '~/domain/shared/group';
import { pageOf } from '~/domain/shared/page';
import type { Context } from '~/services/context';
import { namesOf } from '../list/names';

/** A row whose criterion nobody of the factory has read at its source, as the page of limits shows it. */
export interface UnreadRow {
  readonly id: string;
  readonly version: number;
  readonly riskPoint: string;
  readonly place: string;
  readonly criterion: string;
  readonly state: LimitState;
  /** Where the library compared it with a copy; empty where it did not. */
  readonly reading: string;
  readonly clause: string;
}

/** Rows that cite one standard. `number` and `edition` are empty where no standard is cited. */
export interface UnreadStandard {
  readonly number: string;
  readonly edition: string;
  readonly title: string;
  readonly rows: readonly UnreadRow[];
}

/** The standard a criterion is read in: the one a copy of it was compared with, else the first it cites by number and year. */
function standardOf(item: RiskItem, standards: readonly KnownStandard[]): string {
  if (item.limitReading) return item.limitReading.standard;
  return citedStandards(`${item.criterion}\n${item.criterionStandard}`, standards)[0]?.number ?? '';
}

/** Rows on one page. */
const ROWS_PER_PAGE = 100;

/** The draft's criteria that are not 已核对, a page of them, by standard, those with most rows first; null without a draft. Five queries. */
export async function riskLimits(cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>, page = 1) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [draft, standards, names] = await Promise.all([riskOf(scope).draft(), libraryOf(scope).standardsInForce(), namesOf(scope)]);
  if (!draft) return null;
  const unread = (await riskOf(scope).itemsOf(draft.id)).filter((item) => !item.limitVerified && item.criterion.trim() !== '');
  const cited = (await bySlices(unread, (slice) => slice.map((item) => ({ number: standardOf(item, standards), item })))).flat();
  const byStandard = [...groupBy(cited, ({ number }) => number)].sort(([a, rows], [b, others]) => Number(a === '') - Number(b === '') || others.length - rows.length);
  const shown = pageOf(byStandard.flatMap(([, rows]) => rows), page, ROWS_PER_PAGE);
  const rowOf = (item: RiskItem): UnreadRow => ({
    id: item.id, version: item.version, riskPoint: item.riskPoint, place: `${names.workshop(item.workshopId)} · ${names.post(item.postId)}`,
    criterion: criterionWords(item), state: limitStateOf(item), reading: item.limitReading ? readingWords(item.limitReading) : '', clause: item.limitReading?.clause ?? '',
  });
  const known = new Map(standards.map((standard) => [standard.number, standard]));
  return {
    number: draft.number, total: shown.total, page: shown.page, pages: shown.pages,
    standards: [...groupBy(shown.rows, ({ number }) => number)].map(
      ([number, rows]): UnreadStandard => ({ number, edition: /-(\d{4})$/.exec(number)?.[1] ?? '', title: known.get(number)?.title ?? '', rows: rows.map(({ item }) => rowOf(item)) }),
    ),
  };
}
