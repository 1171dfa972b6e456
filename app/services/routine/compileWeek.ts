import { periodRecords } from 'db/repositories/routine/periods';
import { reportsOf } from 'db/repositories/routine/reports';
import { scopeOf } from 'db/repositories/scope';
import { insert, update } from 'db/dialect/writes';
import { weeklyReports } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { PaperRefusal } from '~/domain/routine/paperRefusals';
import { paperState } from '~/domain/routine/signing';
import { compileWeekFigures, NO_WEEK_WORDS, weekFromMonday } from '~/domain/routine/weekly';
import type { Day } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { isoWeek } from '~/domain/shared/week';
import { type Context, decide } from '../context';
import { waitsForDirector } from './waitsFor';

export interface CompileInput {
  /** Version of the draft the person saw; null when there was none. */
  readonly version: number | null;
}

/**
 * Compiles the figures of a week: anew into its unsigned draft (words stay), or as a further report when the last one
 * is signed, which is how a signed report is corrected. Answers the id of the report.
 */
export async function compileWeek(cx: Context, leave: Authorised<'weekly.compile'>, monday: Day, input: CompileInput): Promise<Decision<{ id: string }, PaperRefusal>> {
  const week = weekFromMonday(monday);
  if (!week) return refused({ code: 'noMonday' });
  if (week.start > leave.today) return refused({ code: 'notStarted' });
  return decide<{ id: string }, PaperRefusal>(async () => {
    const { enterpriseId, actor } = leave;
    const scope = scopeOf(cx.store, enterpriseId);
    const papers = await reportsOf(scope).ofWeek(monday);
    const draft = papers.find((report) => paperState(report) === 'draft') ?? null;
    if ((draft?.version ?? null) !== input.version) return refused({ code: 'movedOn' });
    const figures = compileWeekFigures(week, leave.today, await periodRecords(scope, week.start, week.end, leave.today));
    const waiting = await waitsForDirector(scope, leave.today, papers);
    const at = cx.now();
    const compiled = { figures, compiledBy: leave.personId, compiledAt: at };
    const id = draft?.id ?? cx.newId();
    const { year, number: weekNumber } = isoWeek(week);
    const series = `weekly-${year}`;
    await cx.store.commit({
      enterpriseId,
      actor,
      at,
      reserve: draft ? {} : { [series]: 1 },
      build: (serials) => {
        const number = draft?.number ?? `PC-${year}-${String(serials[series]).padStart(4, '0')}`;
        return {
          steps: [
            {
              event: { type: 'weeklyReport.compiled', subject: { kind: 'weeklyReport', id }, payload: { number, weekStart: monday, week: weekNumber, ...waiting } },
              writes: [
                draft
                  ? update(weeklyReports, { enterpriseId, id }, { ...compiled, version: draft.version + 1 }, { version: draft.version })
                  : insert(weeklyReports, { enterpriseId, id, number, weekStart: monday, ...compiled, words: NO_WEEK_WORDS, version: 1 }),
              ],
            },
          ],
        };
      },
    });
    return decided({ id });
  });
}
