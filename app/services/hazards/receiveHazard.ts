import { receive, type ReceiveInput, type ReceiveRefusal } from '~/domain/hazard/receive';
import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import type { Authorised } from '~/domain/organisation/authority';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { commitDeeds, openStory } from './story';

/** Takes the notice of a hazard for the responsible person. */
export function receiveHazard(
  cx: Context,
  leave: Authorised<'hazard.receive'>,
  id: string,
  input: ReceiveInput & { readonly version: number },
): Promise<Decision<{ id: string }, HazardAccessRefusal | ReceiveRefusal>> {
  return decide<{ id: string }, HazardAccessRefusal | ReceiveRefusal>(async () => {
    const opened = await openStory(cx, leave, id, input.version);
    if (!opened.ok) return opened;
    const decision = receive(opened.fact.story, input, opened.fact.who);
    if (!decision.ok) return refused(decision.refusal);
    await commitDeeds(cx, leave, opened.fact.story, () => [decision.fact]);
    return decided({ id });
  });
}
