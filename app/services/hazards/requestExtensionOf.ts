import { requestExtension, type ExtensionInput, type RequestExtensionRefusal } from '~/domain/hazard/requestExtension';
import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Decision } from '~/domain/shared/decision';
import type { Context } from '../context';
import { actOnHazard } from './actOnHazard';

/** Asks for a later deadline of a hazard. */
export function requestExtensionOf(
  cx: Context,
  permit: Authorised<'hazard.requestExtension'>,
  id: string,
  input: ExtensionInput & { readonly version: number },
): Promise<Decision<{ id: string }, HazardAccessRefusal | RequestExtensionRefusal>> {
  return actOnHazard(cx, permit, { id, version: input.version }, ({ story, who }) => requestExtension(story, input, who));
}
