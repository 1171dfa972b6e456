import { insert, update } from 'db/dialect/writes';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { monthlyMeetings, resolutions } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { PaperUnknown } from '~/domain/routine/paperRefusals';
import type { AddResolutionRefusal } from '~/domain/routine/resolution';
import { type ChangeRefusal, mayChange } from '~/domain/routine/signing';
import type { Day, Month } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import { type Context, decide } from '../context';
import { record } from '../record';

export interface ResolutionInput {
  readonly content: string;
  readonly ownerId: string;
  readonly dueDay: Day;
  /** Version of the meeting the person saw. */
  readonly version: number;
}

/** Adds a resolution with owner and limit to unsigned minutes. */
export async function addResolution(cx: Context, permit: Authorised<'monthly.compile'>, meetingId: string, input: ResolutionInput): Promise<Decision<{ id: string; period: Month }, PaperUnknown | ChangeRefusal | AddResolutionRefusal>> {
  return decide<{ id: string; period: Month }, PaperUnknown | ChangeRefusal | AddResolutionRefusal>(async () => {
    const { enterpriseId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const [meeting, owner] = await Promise.all([meetingsOf(scope).byId(meetingId), peopleOf(scope).person(input.ownerId)]);
    if (!meeting) return refused({ code: 'notFound' });
    const change = mayChange(meeting, input.version);
    if (!change.ok) return change;
    const content = input.content.trim();
    if (content === '') return refused({ code: 'contentMissing' });
    if (!owner || (owner.leftOn !== null && owner.leftOn < permit.today)) return refused({ code: 'unknownPerson', field: 'ownerId' });
    if (input.dueDay < dayOf(meeting.heldAt)) return refused({ code: 'dueBeforeMeeting' });
    const id = cx.newId();
    const position = meeting.resolutions.reduce((last, resolution) => Math.max(last, resolution.position), 0) + 1;
    await record(cx, permit, {
      type: 'resolution.added', subject: { kind: 'monthlyMeeting', id: meetingId },
      payload: { number: meeting.number, period: meeting.period, content, owner: owner.name },
    }, [
      insert(resolutions, { enterpriseId, id, meetingId, position, content, ownerId: input.ownerId, dueDay: input.dueDay, version: 1 }),
      update(monthlyMeetings, { enterpriseId, id: meetingId }, { version: meeting.version + 1 }, { version: meeting.version }),
    ]);
    return decided({ id, period: meeting.period });
  });
}
