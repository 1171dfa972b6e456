import { update, type Write } from 'db/dialect/writes';
import { reportsOf } from 'db/repositories/routine/reports';
import { sweepOf } from 'db/repositories/routine/sweep';
import type { Scope } from 'db/repositories/scope';
import { weeklyReports } from 'db/schema';
import { paperState } from '~/domain/routine/signing';
import { registeredLines, type SweepItem, type SweepLine, sweepLines } from '~/domain/routine/sweep';
import type { WeeklyReport } from '~/domain/routine/weekly';
import type { Day } from '~/domain/shared/day';
import { addDays } from '~/domain/shared/day';
import { instantAt } from '~/domain/shared/instant';
import { type Week, weekOf } from '~/domain/shared/week';

const draftIn = (papers: readonly WeeklyReport[]): WeeklyReport | undefined => papers.find((paper) => paperState(paper) === 'draft');

/** The lines that a report of a week has when it is compiled: what its draft answered stays; a further report begins with the findings of those before. Null where there is nothing to sweep. Three queries. */
export async function sweepOfWeek(scope: Scope, week: Week, papers: readonly WeeklyReport[]): Promise<readonly SweepLine[] | null> {
  const [items, placeOf] = await Promise.all([sweepOf(scope).after(instantAt(addDays(week.end, 1), '00:00')), sweepOf(scope).places()]);
  const draft = draftIn(papers);
  const lines = sweepLines(items, week, draft ? (draft.sweep ?? []) : registeredLines(papers), placeOf);
  return lines.length > 0 ? lines : null;
}

/** Brings the unsigned report of this week to the list as it will be: items in force, the one just entered with them, the one just ended without. */
export async function draftWrites(scope: Scope, today: Day, items: readonly SweepItem[]): Promise<Write[]> {
  const week = weekOf(today);
  const [papers, placeOf] = await Promise.all([reportsOf(scope).ofPeriod(week.start), sweepOf(scope).places()]);
  const draft = draftIn(papers);
  if (!draft) return [];
  const lines = sweepLines(items, week, draft.sweep ?? [], placeOf);
  const set = { sweep: lines.length > 0 ? lines : null, version: draft.version + 1 };
  return [update(weeklyReports, { enterpriseId: scope.enterpriseId, id: draft.id }, set, { version: draft.version })];
}
