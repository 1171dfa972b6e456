import { enterpriseOf } from 'db/repositories/organisation/enterprises';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { regulatorOf, type SubmissionSummary, submissionsOf } from 'db/repositories/paper/submissions';
import type { Authorised } from '~/domain/organisation/access/authority';
import { submit } from '~/domain/supervision/packages';
import { SUBMIT_REFUSALS } from '~/domain/supervision/refusals';
import { explain } from '~/domain/shared/refusal';
import type { Context } from '~/services/context';
import { readingProgress } from '../risk/upkeep/riskReadings';
import { keyedPlace } from '~/domain/report/listTable';
import { SUBMISSION_KIND_NAMES, SUBMISSION_STATE_NAMES } from '~/domain/supervision/words';
import { cut, keyFrom, SUBMISSIONS_PER_PAGE } from './submissionKeys';

/** A submission as a list shows it. */
export const submissionLine = (row: SubmissionSummary) => ({ ...row, about: `《${SUBMISSION_KIND_NAMES[row.kind]}》${row.subjectLabel}`, standing: SUBMISSION_STATE_NAMES[row.state] });

/** What the factory submitted, and what it could submit now with the reason where it cannot; at most fifteen short queries. */
export async function submissionDesk(cx: Pick<Context, 'store'>, permit: Authorised<'submission.view'>, params: URLSearchParams) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [rows, total, enterprise, latest] = await Promise.all([
    submissionsOf(scope).page(keyFrom(params.get('after')), SUBMISSIONS_PER_PAGE + 1),
    submissionsOf(scope).count(),
    enterpriseOf(scope),
    riskOf(scope).latestPublished(),
  ]);
  const regulator = await regulatorOf(cx.store.read, enterprise.region);
  const earlier = latest ? await submissionsOf(scope).ofSubject('riskList', latest.id) : [];
  const decision = latest && submit({ kind: 'riskList', lacks: [], questions: [], answers: {}, earlier: earlier.map(({ state }) => state), hasRegulator: regulator !== null, region: enterprise.region });
  return {
    ...cut(rows),
    place: keyedPlace(params, total, SUBMISSIONS_PER_PAGE),
    regulatorName: regulator?.name ?? null,
    region: enterprise.region,
    latest: latest && {
      id: latest.id,
      number: latest.number,
      publishedAt: latest.publication.publishedAt,
      itemCount: latest.publication.itemCount,
      readings: await readingProgress(scope, latest.id, permit.today),
      whyNot: decision && !decision.ok ? explain(SUBMIT_REFUSALS, decision.refusal).sentence : null,
    },
  };
}
