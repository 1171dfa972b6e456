import { update } from 'db/dialect/writes';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { monthlyMeetings } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { MONTH_BLOCKS, type MonthWords, readMonthWords } from '~/domain/routine/monthly';
import type { PaperRefusal } from '~/domain/routine/paperRefusals';
import { mayChange } from '~/domain/routine/signing';
import { daysOfMonth } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { dayOf, type Instant } from '~/domain/shared/instant';
import { type Context, decide } from '../context';

export interface EditMonthInput {
  readonly place: string;
  readonly heldAt: Instant;
  readonly chairId: string;
  readonly recorderId: string;
  readonly attendees: readonly string[];
  readonly words: MonthWords;
  readonly version: number;
}

/** Writes place, time, people and the six blocks into unsigned minutes. */
export async function editMonth(cx: Context, leave: Authorised<'monthly.compile'>, id: string, input: EditMonthInput): Promise<Decision<{ id: string }, PaperRefusal>> {
  return decide<{ id: string }, PaperRefusal>(async () => {
    const { enterpriseId, actor } = leave;
    const scope = scopeOf(cx.store, enterpriseId);
    const [meeting, people] = await Promise.all([meetingsOf(scope).byId(id), peopleOf(scope).persons()]);
    if (!meeting) return refused({ code: 'notFound' });
    const leaveToChange = mayChange(meeting, input.version);
    if (!leaveToChange.ok) return leaveToChange;
    const heldOn = dayOf(input.heldAt);
    if (heldOn < daysOfMonth(meeting.month).first) return refused({ code: 'heldBeforeMonth' });
    const known = new Set(people.filter((person) => person.joinedOn <= heldOn && (person.leftOn === null || person.leftOn >= heldOn)).map((person) => person.id));
    if (!known.has(input.chairId)) return refused({ code: 'unknownPerson', field: 'chairId' });
    if (!known.has(input.recorderId)) return refused({ code: 'unknownPerson', field: 'recorderId' });
    if (!input.attendees.every((attendee) => known.has(attendee))) return refused({ code: 'unknownPerson', field: 'attendees' });
    const words = readMonthWords(Object.fromEntries(MONTH_BLOCKS.map((block) => [block, input.words[block].trim()])));
    const { heldAt, chairId, recorderId } = input;
    const set = { place: input.place.trim(), heldAt, chairId, recorderId, attendees: [...new Set(input.attendees)], words, version: meeting.version + 1 };
    await cx.store.commit({
      enterpriseId,
      actor,
      at: cx.now(),
      build: () => ({
        steps: [
          {
            event: { type: 'monthlyMeeting.written', subject: { kind: 'monthlyMeeting', id }, payload: { number: meeting.number } },
            writes: [update(monthlyMeetings, { enterpriseId, id }, set, { version: meeting.version })],
          },
        ],
      }),
    });
    return decided({ id });
  });
}
