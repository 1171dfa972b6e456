import { update } from 'db/dialect/writes';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { scopeOf } from 'db/repositories/scope';
import { resolutions } from 'db/schema';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import type { PaperUnknown } from '~/domain/routine/paperRefusals';
import { type CompleteResolutionRefusal, completeResolution as complete } from '~/domain/routine/resolution';
import type { Day } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';

export interface CompletionInput {
  readonly doneOn: Day;
  readonly doneNote: string;
  readonly version: number;
}

/** Records that a resolution was carried out, by its owner or by whoever may do so for the whole factory. */
export async function completeResolution(cx: Context, permit: Authorised<'resolution.complete'>, id: string, input: CompletionInput): Promise<Decision<{ id: string }, PaperUnknown | CompleteResolutionRefusal>> {
  return decide<{ id: string }, PaperUnknown | CompleteResolutionRefusal>(async () => {
    const { enterpriseId } = permit;
    const resolution = await meetingsOf(scopeOf(cx.store, enterpriseId)).resolution(id);
    if (!resolution || !covers(permit, { personId: resolution.ownerId })) return refused({ code: 'notFound' });
    const completed = complete(resolution, resolution.meetingSigned, input, permit.today);
    if (!completed.ok) return completed;
    await record(cx, permit, { type: 'resolution.completed', subject: { kind: 'monthlyMeeting', id: resolution.meetingId }, payload: { content: resolution.content, ...completed.fact } }, [
      update(
        resolutions,
        { enterpriseId, id },
        { ...completed.fact, doneBy: permit.personId, version: resolution.version + 1 },
        { version: resolution.version },
      ),
    ]);
    return decided({ id });
  });
}
