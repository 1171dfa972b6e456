import { enterprisesIn, receivedBy } from 'db/repositories/paper/submissions';
import type { RegulatorLeave } from '~/domain/supervision/authority';
import type { Context } from '~/services/context';
import { cut, keyFrom, SUBMISSIONS_PER_PAGE } from './submissionKeys';

/** What a regulator received, newest first; two queries. */
export async function supervisionInbox(cx: Pick<Context, 'store'>, leave: RegulatorLeave, after: string | null) {
  const [rows, factories] = await Promise.all([
    receivedBy(cx.store.read, leave.regulatorId).page(keyFrom(after), SUBMISSIONS_PER_PAGE + 1),
    enterprisesIn(cx.store.read, leave.region),
  ]);
  return { ...cut(rows), factories, region: leave.region, regulatorName: leave.regulatorName };
}
