import type { Reader } from 'db/dialect/reader';
import { meetingsOf, type ResolutionOnFile } from 'db/repositories/routine/meetings';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';

/** Resolutions of signed minutes that wait for their owner, the nearest limit first. Two queries. */
export const resolutionsOfMine = async (cx: { store: { read: Reader } }, permit: Authorised<'resolution.complete'>): Promise<readonly ResolutionOnFile[]> =>
  (await meetingsOf(scopeOf(cx.store, permit.enterpriseId)).open()).filter(({ ownerId }) => ownerId === permit.personId);
