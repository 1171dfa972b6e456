import { reportsOf } from 'db/repositories/routine/reports';
import { scopeOf } from 'db/repositories/scope';
import { update } from 'db/dialect/writes';
import { weeklyReports } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { PaperRefusal } from '~/domain/routine/paperRefusals';
import { mayChange } from '~/domain/routine/signing';
import { WEEK_BLOCKS, type WeekWords } from '~/domain/routine/weekly';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';

export interface EditWeekInput {
  readonly words: WeekWords;
  readonly version: number;
}

/** Writes the director's words into the four blocks of an unsigned report. */
export async function editWeekWords(cx: Context, leave: Authorised<'weekly.compile'>, id: string, input: EditWeekInput): Promise<Decision<{ id: string }, PaperRefusal>> {
  return decide<{ id: string }, PaperRefusal>(async () => {
    const { enterpriseId, actor } = leave;
    const report = await reportsOf(scopeOf(cx.store, enterpriseId)).byId(id);
    if (!report) return refused({ code: 'notFound' });
    const leaveToChange = mayChange(report, input.version);
    if (!leaveToChange.ok) return leaveToChange;
    const words = { lastWeek: '', thisWeek: '', evaluation: '', nextWeek: '' };
    for (const block of WEEK_BLOCKS) words[block] = input.words[block].trim();
    await cx.store.commit({
      enterpriseId,
      actor,
      at: cx.now(),
      build: () => ({
        steps: [
          {
            event: { type: 'weeklyReport.worded', subject: { kind: 'weeklyReport', id }, payload: { number: report.number } },
            writes: [update(weeklyReports, { enterpriseId, id }, { words, version: report.version + 1 }, { version: report.version })],
          },
        ],
      }),
    });
    return decided({ id });
  });
}
