import { insert, update } from 'db/dialect/writes';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { monthWeeks } from 'db/repositories/routine/monthWeeks';
import { peopleOf } from 'db/repositories/organisation/people';
import { periodRecords } from 'db/repositories/routine/periods';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { monthlyMeetings } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { compileMonthFigures, type MonthFigures, NO_MONTH_WORDS } from '~/domain/routine/monthly';
import type { PaperRefusal } from '~/domain/routine/paperRefusals';
import { paperState } from '~/domain/routine/signing';
import { type Day, daysOfMonth, type Month } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import type { CompileInput } from './compileWeek';
import { waitsForDirector } from './waitsFor';

/**
 * Compiles the figures of a month with its weeks and the resolutions that come back: anew into the unsigned draft
 * (what was written stays), or as a further meeting. The 主要负责人 of the day is in the chair until somebody says otherwise.
 */
export async function compileMonth(cx: Context, leave: Authorised<'monthly.compile'>, month: Month, input: CompileInput): Promise<Decision<{ id: string }, PaperRefusal>> {
  if (daysOfMonth(month).first > leave.today) return refused({ code: 'notStarted' });
  return decide<{ id: string }, PaperRefusal>(async () => {
    const { enterpriseId, actor } = leave;
    const scope = scopeOf(cx.store, enterpriseId);
    const papers = await meetingsOf(scope).ofMonth(month);
    const draft = papers.find((meeting) => paperState(meeting) === 'draft') ?? null;
    if ((draft?.version ?? null) !== input.version) return refused({ code: 'movedOn' });
    const chairId = draft?.chairId ?? (await principalOn(scope, leave.today));
    if (!chairId) return refused({ code: 'chairMissing' });
    const waiting = await waitsForDirector(scope, leave.today, papers);
    const at = cx.now();
    const figures = await figuresOf(scope, month, leave.today);
    const compiled = { figures, compiledBy: leave.personId, compiledAt: at };
    const id = draft?.id ?? cx.newId();
    const series = `monthly-${month.slice(0, 4)}`;
    await cx.store.commit({
      enterpriseId,
      actor,
      at,
      reserve: draft ? {} : { [series]: 1 },
      build: (serials) => {
        const number = draft?.number ?? `DD-${month.slice(0, 4)}-${String(serials[series]).padStart(4, '0')}`;
        const first = { place: '', heldAt: at, chairId, recorderId: leave.personId, attendees: [], words: NO_MONTH_WORDS, version: 1 };
        return {
          steps: [
            {
              event: { type: 'monthlyMeeting.compiled', subject: { kind: 'monthlyMeeting', id }, payload: { number, month, ...waiting } },
              writes: [
                draft
                  ? update(monthlyMeetings, { enterpriseId, id }, { ...compiled, version: draft.version + 1 }, { version: draft.version })
                  : insert(monthlyMeetings, { enterpriseId, id, number, month, ...first, ...compiled }),
              ],
            },
          ],
        };
      },
    });
    return decided({ id });
  });
}

async function figuresOf(scope: Scope, month: Month, today: Day): Promise<MonthFigures> {
  const { first, last } = daysOfMonth(month);
  const [records, weeks, resolutions] = await Promise.all([
    periodRecords(scope, first, last, today),
    monthWeeks(scope, month, today),
    meetingsOf(scope).carriedInto(month),
  ]);
  const carried = resolutions.map(({ id, content, ownerName, dueDay, doneOn, doneNote, meetingNumber, meetingMonth }) => ({
    id, content, ownerName, dueDay, doneOn, doneNote, meetingNumber, meetingMonth,
  }));
  return compileMonthFigures(month, today, records, weeks, carried);
}

/** The 主要负责人 in office on a day; null when there is none. */
async function principalOn(scope: Scope, day: Day): Promise<string | null> {
  const found = (await peopleOf(scope).appointments()).find(
    (appointment) => appointment.role === 'principal' && appointment.fromDay <= day && (appointment.toDay === null || appointment.toDay >= day),
  );
  return found?.personId ?? null;
}
