import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import { verify, type VerifyInput, type VerifyRefusal } from '~/domain/hazard/verify';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Decision } from '~/domain/shared/decision';
import type { Context } from '../context';
import type { PreparedPhoto } from '../evidence/storePhoto';
import { actOnHazard } from './actOnHazard';

/** Verifies a rectification: closes the hazard, or returns it. `prepared` are photos taken in with this form; they come on file with the act. */
export function verifyHazard(
  cx: Context,
  permit: Authorised<'hazard.verify'>,
  id: string,
  input: VerifyInput & { readonly version: number },
  prepared: readonly PreparedPhoto[] = [],
): Promise<Decision<{ id: string }, HazardAccessRefusal | VerifyRefusal>> {
  return actOnHazard(cx, permit, { id, version: input.version }, ({ story, who, rules }) => verify(story, input, who, rules), { photos: input.photos, prepared });
}
