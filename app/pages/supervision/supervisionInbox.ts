import { readsOf } from 'db/repositories/paper/officerReads';
import { enterprisesIn, factoriesNamed, receivedBy } from 'db/repositories/paper/submissions';
import { daysBetween } from '~/domain/shared/day';
import { dayOf } from '~/domain/shared/instant';
import { bureausAsked, type RegulatorPermit } from '~/domain/supervision/authority';
import { noticeOf, receivedAsked } from '~/domain/supervision/inbox';
import type { Context } from '~/services/context';
import { cut, keyFrom, SUBMISSIONS_PER_PAGE } from './submissionKeys';

/** Factories that are named where a search finds them. */
const FACTORIES_SHOWN = 10;
/** Factories whose submissions are looked for one by one; where a text names more of them, their submissions are many too. */
const MOST_NAMED = 300;

/** What a regulator received, by tab and search: what waits longest first; with what this officer has not seen. Seven queries at most. */
export async function supervisionInbox(cx: Pick<Context, 'store' | 'now'>, permit: RegulatorPermit, params: URLSearchParams) {
  const { read } = cx.store;
  const filter = receivedAsked(params);
  const { of, ids: bureaus, regions } = bureausAsked(permit, params.get('of'));
  const received = receivedBy(read, bureaus);
  const named = filter.q === '' ? [] : await factoriesNamed(read, regions, filter.q, MOST_NAMED + 1);
  const ids = named.length > MOST_NAMED ? null : named.map(({ enterpriseId }) => enterpriseId);
  const [rows, waiting, ended, all, factories] = await Promise.all([
    received.page({ ...filter, named: ids }, keyFrom(params.get('after')), SUBMISSIONS_PER_PAGE + 1),
    received.count('waiting'),
    received.count('ended'),
    received.count('all'),
    enterprisesIn(read, regions),
  ]);
  const page = cut(rows);
  const reads = await readsOf(read, permit.officerId, page.rows.map(({ id }) => id));
  const today = dayOf(cx.now());
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, waits: row.state !== 'waiting' ? null : Math.max(0, daysBetween(dayOf(row.submittedAt), today)), notice: row.state === 'withdrawn' ? null : noticeOf(row.answer, reads.get(row.id)) })),
    filter, named: named.slice(0, FACTORIES_SHOWN), factories, counts: { waiting, all, answered: all - waiting - ended }, region: regions.join('、'), of, bureaus: permit.bureaus,
  };
}
