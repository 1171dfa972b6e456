import type { Reader } from 'db/dialect/reader';
import { lastChangeOf } from 'db/repositories/lastChange';
import { peopleOf } from 'db/repositories/organisation/people';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { reportsOf } from 'db/repositories/routine/reports';
import { type Scope, scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { meetingStanding, resolutionStanding, weekStanding } from '~/domain/routine/paperStanding';
import { type Period, type PeriodKind, PERIODS } from '~/domain/routine/periodKind';
import { paperState, type PeriodPaper } from '~/domain/routine/signing';
import { type Snapshot, withLastChange } from '~/domain/shared/standing';

type Cx = { readonly store: { readonly read: Reader } };

/** Which paper: by its id, or of a period the draft, or else the latest. */
type Which = { readonly id: string } | { readonly period: Period };

async function paperNow<P extends PeriodPaper>(
  scope: Scope, kind: PeriodKind, papers: { readonly byId: (id: string) => Promise<P | null>; readonly ofPeriod: (period: Period) => Promise<P[]> }, which: Which, says: (paper: P) => Snapshot | Promise<Snapshot>,
): Promise<Snapshot | undefined> {
  const made = 'id' in which ? [await papers.byId(which.id)] : await papers.ofPeriod(which.period);
  const paper = made.find((one) => one && paperState(one) === 'draft') ?? made[0];
  return paper ? withLastChange(await says(paper), await lastChangeOf(scope, [PERIODS[kind].subject], [paper.id])) : undefined;
}

/** What a weekly report says now; nothing when it is not of this factory. */
export function reportNow(cx: Cx, { enterpriseId }: Pick<Authorised<'weekly.compile' | 'weekly.sign'>, 'enterpriseId'>, which: Which): Promise<Snapshot | undefined> {
  const scope = scopeOf(cx.store, enterpriseId);
  return paperNow(scope, 'week', reportsOf(scope), which, weekStanding);
}

/** The same of minutes. */
export function minutesNow(cx: Cx, { enterpriseId }: Pick<Authorised<'monthly.compile' | 'monthly.sign'>, 'enterpriseId'>, which: Which): Promise<Snapshot | undefined> {
  const scope = scopeOf(cx.store, enterpriseId);
  return paperNow(scope, 'month', meetingsOf(scope), which, async (meeting) => {
    const persons = await peopleOf(scope).persons();
    return meetingStanding(meeting, (id) => persons.find((person) => person.id === id)?.name ?? '');
  });
}

/** What a resolution says now; nothing when it is not of this factory. */
export async function resolutionNow(cx: Cx, { enterpriseId }: Pick<Authorised<'resolution.complete'>, 'enterpriseId'>, id: string): Promise<Snapshot | undefined> {
  const scope = scopeOf(cx.store, enterpriseId);
  const resolution = await meetingsOf(scope).resolution(id);
  return resolution ? withLastChange(resolutionStanding(resolution, resolution.ownerName), await lastChangeOf(scope, ['monthlyMeeting'], [resolution.meetingId], id)) : undefined;
}
