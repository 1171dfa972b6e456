import { requestExtension, type ExtensionInput, type RequestExtensionRefusal } from '~/domain/hazard/requestExtension';
import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import type { Authorised } from '~/domain/organisation/authority';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { commitDeeds, openStory } from './story';

/** Asks for a later deadline of a hazard. */
export function requestExtensionOf(
  cx: Context,
  leave: Authorised<'hazard.requestExtension'>,
  id: string,
  input: ExtensionInput & { readonly version: number },
): Promise<Decision<{ id: string }, HazardAccessRefusal | RequestExtensionRefusal>> {
  return decide<{ id: string }, HazardAccessRefusal | RequestExtensionRefusal>(async () => {
    const opened = await openStory(cx, leave, id, input.version);
    if (!opened.ok) return opened;
    const decision = requestExtension(opened.fact.story, input, opened.fact.who);
    if (!decision.ok) return refused(decision.refusal);
    await commitDeeds(cx, leave, opened.fact.story, () => [decision.fact]);
    return decided({ id });
  });
}
