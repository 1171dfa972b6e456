import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import { rectify, type RectifyInput, type RectifyRefusal } from '~/domain/hazard/rectify';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Decision } from '~/domain/shared/decision';
import type { Context } from '../context';
import type { PreparedPhoto } from '../evidence/storePhoto';
import { actOnHazard } from './actOnHazard';

/** Reports the rectification of a hazard with its evidence. `prepared` are photos taken in with this form; they come on file with the act. */
export function rectifyHazard(
  cx: Context,
  permit: Authorised<'hazard.rectify'>,
  id: string,
  input: RectifyInput & { readonly version: number },
  prepared: readonly PreparedPhoto[] = [],
): Promise<Decision<{ id: string }, HazardAccessRefusal | RectifyRefusal>> {
  return actOnHazard(cx, permit, { id, version: input.version }, ({ story, who, rules }) => rectify(story, input, who, rules), { photos: input.photos, prepared });
}
