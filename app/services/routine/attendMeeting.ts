import { insert, update } from 'db/dialect/writes';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { scopeOf } from 'db/repositories/scope';
import { meetingAttendances, monthlyMeetings } from 'db/schema';
import type { Member } from '~/domain/organisation/access/authority';
import { attend, type AttendRefusal } from '~/domain/routine/monthly';
import type { PaperUnknown } from '~/domain/routine/paperRefusals';
import type { Month } from '~/domain/shared/day';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Signs somebody in at a meeting they attend (签到), by their own account. Event `monthlyMeeting.attended`. */
export function attendMeeting(cx: Context, permit: Member, id: string): Promise<Decision<{ id: string; period: Month }, PaperUnknown | AttendRefusal>> {
  return decide<{ id: string; period: Month }, PaperUnknown | AttendRefusal>(async () => {
    const { enterpriseId, personId, actor } = permit;
    const meeting = await meetingsOf(scopeOf(cx.store, enterpriseId)).byId(id);
    if (!meeting) return refused({ code: 'notFound' });
    const decision = attend(meeting, personId, cx.now());
    if (!decision.ok) return decision;
    const { number, period, version } = meeting;
    await record(cx, permit, { type: 'monthlyMeeting.attended', subject: { kind: 'monthlyMeeting', id }, payload: { number, period, name: actor.name } }, [
      insert(meetingAttendances, { enterpriseId, meetingId: id, ...decision.fact }),
      // unchanged, but asked for: a name that is set under the minutes meanwhile is first
      update(monthlyMeetings, { enterpriseId, id }, { version }, { version }),
    ], [], decision.fact.at);
    return decided({ id, period });
  });
}
