import { remove, update } from 'db/dialect/writes';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { scopeOf } from 'db/repositories/scope';
import { monthlyMeetings, resolutions } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { PaperUnknown } from '~/domain/routine/paperRefusals';
import { type ChangeRefusal, mayChange } from '~/domain/routine/signing';
import type { Month } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Takes a resolution out of minutes nobody has signed; afterwards it can only be completed. */
export async function removeResolution(
  cx: Context,
  permit: Authorised<'monthly.compile'>,
  meetingId: string,
  id: string,
  input: { readonly version: number },
): Promise<Decision<{ id: string; period: Month }, PaperUnknown | ChangeRefusal>> {
  return decide<{ id: string; period: Month }, PaperUnknown | ChangeRefusal>(async () => {
    const { enterpriseId } = permit;
    const meeting = await meetingsOf(scopeOf(cx.store, enterpriseId)).byId(meetingId);
    const resolution = meeting?.resolutions.find((candidate) => candidate.id === id);
    if (!meeting || !resolution) return refused({ code: 'notFound' });
    const change = mayChange(meeting, input.version);
    if (!change.ok) return change;
    await record(cx, permit, {
      type: 'resolution.removed', subject: { kind: 'monthlyMeeting', id: meetingId },
      payload: { number: meeting.number, period: meeting.period, content: resolution.content },
    }, [
      remove(resolutions, { enterpriseId, id }, { version: resolution.version }),
      update(monthlyMeetings, { enterpriseId, id: meetingId }, { version: meeting.version + 1 }, { version: meeting.version }),
    ]);
    return decided({ id, period: meeting.period });
  });
}
