import { decideExtension, type ExtensionAnswer, type DecideExtensionRefusal } from '~/domain/hazard/decideExtension';
import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Decision } from '~/domain/shared/decision';
import type { Context } from '../context';
import { actOnHazard } from './actOnHazard';

/** Answers the extension request of a hazard. */
export function decideExtensionOf(
  cx: Context,
  permit: Authorised<'hazard.decideExtension'>,
  id: string,
  input: ExtensionAnswer & { readonly version: number },
): Promise<Decision<{ id: string }, HazardAccessRefusal | DecideExtensionRefusal>> {
  return actOnHazard(cx, permit, { id, version: input.version }, ({ story, who }) => decideExtension(story, input, who));
}
