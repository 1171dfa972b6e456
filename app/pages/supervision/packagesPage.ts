import { hazardsOf } from 'db/repositories/hazard/hazards';
import { submissionsOf } from 'db/repositories/paper/submissions';
import { standingsOf } from 'db/repositories/routine/periodPapers';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { PERIOD_KINDS, PERIODS, periodsBetween } from '~/domain/routine/periodKind';
import { addDays, addMonths, daysOfMonth, formatMonth, monthOf } from '~/domain/shared/day';
import { PACKAGES, WHOLE } from '~/domain/supervision/packages';
import type { SubmissionKind } from '~/domain/supervision/types';
import type { Context } from '~/services/context';

/** Submissions that are looked through for what was sent last; hazards that are offered to be reported. */
const LOOKED_AT = 200;
const MAJOR_SHOWN = 20;

interface Offer {
  readonly kind: SubmissionKind;
  readonly key: string;
  readonly label: string;
  /** Records under which it may have been sent. */
  readonly subjects: readonly string[];
}

/** Papers of the last weeks and of this month and the last that were compiled. */
async function periodOffers(scope: ReturnType<typeof scopeOf>, today: Authorised<'submission.view'>['today']): Promise<Offer[]> {
  const from = { week: addDays(today, -21), month: daysOfMonth(addMonths(monthOf(today), -1)).first };
  const standings = await Promise.all(PERIOD_KINDS.map((kind) => standingsOf(scope, kind, periodsBetween(kind, from[kind], today), today)));
  return standings.flat().toReversed().filter(({ papers }) => papers.length > 0).map(({ kind, period, papers }) => ({ kind: PERIODS[kind].paper, key: period, label: PERIODS[kind].label(period), subjects: papers.map(({ id }) => id) }));
}

/** What the factory could submit besides its list, each with where the last submission of it stands. A fixed number of queries. */
export async function packageOffers(cx: Pick<Context, 'store'>, permit: Authorised<'submission.view'>) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const month = monthOf(permit.today);
  const [periods, major, sent] = await Promise.all([periodOffers(scope, permit.today), hazardsOf(scope).openMajor(MAJOR_SHOWN), submissionsOf(scope).latest(LOOKED_AT)]);
  const own = (kind: SubmissionKind, key: string, label: string): Offer => ({ kind, key, label, subjects: [key] });
  const offers = [
    own('responsibility', WHOLE, '现在的情况'), own('selfCheck', WHOLE, '按自查表'), ...periods,
    ...[addMonths(month, -1), month].map((one) => own('results', one, formatMonth(one))), ...major.map(({ id, number, title }) => own('majorRisk', id, `${number} ${title}`)),
  ];
  return offers.map((offer) => {
    const last = sent.find(({ kind, subjectId }) => kind === offer.kind && offer.subjects.includes(subjectId));
    return { ...offer, purpose: PACKAGES[offer.kind].purpose, last: last ? { id: last.id, number: last.number, state: last.state } : null };
  });
}
