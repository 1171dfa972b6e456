import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import { verify, type VerifyInput, type VerifyRefusal } from '~/domain/hazard/verify';
import type { Authorised } from '~/domain/organisation/authority';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { newEvidence, type PreparedPhoto } from '../evidence/storePhoto';
import { commitDeeds, openStory } from './story';

/** Verifies a rectification: closes the hazard, or returns it. `prepared` are photos taken in with this form; they come on file with the act. */
export function verifyHazard(
  cx: Context,
  leave: Authorised<'hazard.verify'>,
  id: string,
  input: VerifyInput & { readonly version: number },
  prepared: readonly PreparedPhoto[] = [],
): Promise<Decision<{ id: string }, HazardAccessRefusal | VerifyRefusal>> {
  return decide<{ id: string }, HazardAccessRefusal | VerifyRefusal>(async () => {
    const opened = await openStory(cx, leave, id, input.version);
    if (!opened.ok) return opened;
    const decision = verify(opened.fact.story, input, opened.fact.who, opened.fact.rules);
    if (!decision.ok) return refused(decision.refusal);
    const evidence = await newEvidence(cx, leave.enterpriseId, input.photos, prepared);
    if (!evidence) return refused({ code: 'photoUnknown' });
    await commitDeeds(cx, leave, opened.fact.story, () => [decision.fact], { evidence });
    return decided({ id });
  });
}
