import { receive, type ReceiveInput, type ReceiveRefusal } from '~/domain/hazard/receive';
import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Decision } from '~/domain/shared/decision';
import type { Context } from '../context';
import { actOnHazard } from './actOnHazard';

/** Takes the notice of a hazard for the responsible person. */
export function receiveHazard(
  cx: Context,
  permit: Authorised<'hazard.receive'>,
  id: string,
  input: ReceiveInput & { readonly version: number },
): Promise<Decision<{ id: string }, HazardAccessRefusal | ReceiveRefusal>> {
  return actOnHazard(cx, permit, { id, version: input.version }, ({ story, who }) => receive(story, input, who));
}
