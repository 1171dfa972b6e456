import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import { rectify, type RectifyInput, type RectifyRefusal } from '~/domain/hazard/rectify';
import type { Authorised } from '~/domain/organisation/authority';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { newEvidence, type PreparedPhoto } from '../evidence/storePhoto';
import { commitDeeds, openStory } from './story';

/** Reports the rectification of a hazard with its evidence. `prepared` are photos taken in with this form; they come on file with the act. */
export function rectifyHazard(
  cx: Context,
  leave: Authorised<'hazard.rectify'>,
  id: string,
  input: RectifyInput & { readonly version: number },
  prepared: readonly PreparedPhoto[] = [],
): Promise<Decision<{ id: string }, HazardAccessRefusal | RectifyRefusal>> {
  return decide<{ id: string }, HazardAccessRefusal | RectifyRefusal>(async () => {
    const opened = await openStory(cx, leave, id, input.version);
    if (!opened.ok) return opened;
    const decision = rectify(opened.fact.story, input, opened.fact.who, opened.fact.rules);
    if (!decision.ok) return refused(decision.refusal);
    const evidence = await newEvidence(cx, leave.enterpriseId, input.photos, prepared);
    if (!evidence) return refused({ code: 'photoUnknown' });
    await commitDeeds(cx, leave, opened.fact.story, () => [decision.fact], { evidence });
    return decided({ id });
  });
}
