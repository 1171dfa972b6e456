import type { Reader } from 'db/dialect/reader';
import { lastChangeOf } from 'db/repositories/lastChange';
import { reportsOf } from 'db/repositories/routine/reports';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { weekStanding } from '~/domain/routine/paperStanding';
import { paperState } from '~/domain/routine/signing';
import type { Day } from '~/domain/shared/day';
import { type Snapshot, withLastChange } from '~/domain/shared/standing';

/** What a weekly report says now, and the week it belongs to; null when it is not of this factory. `which` is an id, or a Monday for the week's draft or else its latest report. */
export async function reportWords(
  cx: { store: { read: Reader } },
  permit: Pick<Authorised<'weekly.compile' | 'weekly.sign'>, 'enterpriseId'>,
  which: { readonly id: string } | { readonly monday: Day },
): Promise<{ readonly monday: Day; readonly now: Snapshot } | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const reports = reportsOf(scope);
  const found = 'id' in which ? [await reports.byId(which.id)] : await reports.ofWeek(which.monday);
  const report = found.find((one) => one && paperState(one) === 'draft') ?? found[0];
  return report ? { monday: report.weekStart, now: withLastChange(weekStanding(report), await lastChangeOf(scope, ['weeklyReport'], [report.id])) } : null;
}
