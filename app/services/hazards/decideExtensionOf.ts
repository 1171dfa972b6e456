import { decideExtension, type ExtensionAnswer, type DecideExtensionRefusal } from '~/domain/hazard/decideExtension';
import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import type { Authorised } from '~/domain/organisation/authority';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { commitDeeds, openStory } from './story';

/** Answers the extension request of a hazard. */
export function decideExtensionOf(
  cx: Context,
  leave: Authorised<'hazard.decideExtension'>,
  id: string,
  input: ExtensionAnswer & { readonly version: number },
): Promise<Decision<{ id: string }, HazardAccessRefusal | DecideExtensionRefusal>> {
  return decide<{ id: string }, HazardAccessRefusal | DecideExtensionRefusal>(async () => {
    const opened = await openStory(cx, leave, id, input.version);
    if (!opened.ok) return opened;
    const decision = decideExtension(opened.fact.story, input, opened.fact.who);
    if (!decision.ok) return refused(decision.refusal);
    await commitDeeds(cx, leave, opened.fact.story, () => [decision.fact]);
    return decided({ id });
  });
}
