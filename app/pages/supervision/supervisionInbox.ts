import { enterprisesIn, receivedBy } from 'db/repositories/paper/submissions';
import type { RegulatorPermit } from '~/domain/supervision/authority';
import type { Context } from '~/services/context';
import { cut, keyFrom, SUBMISSIONS_PER_PAGE } from './submissionKeys';

/** What a regulator received, newest first; two queries. */
export async function supervisionInbox(cx: Pick<Context, 'store'>, permit: RegulatorPermit, after: string | null) {
  const [rows, factories] = await Promise.all([
    receivedBy(cx.store.read, permit.regulatorId).page(keyFrom(after), SUBMISSIONS_PER_PAGE + 1),
    enterprisesIn(cx.store.read, permit.region),
  ]);
  return { ...cut(rows), factories, region: permit.region, regulatorName: permit.regulatorName };
}
