import type { Store } from 'db/dialect/store';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';

/** The post a QR code stands at, within the factory and reach of whoever scans it; null otherwise. */
export async function postOfCode(cx: { store: Store }, permit: Authorised<'check.submit'>, code: string): Promise<string | null> {
  const posts = await organisationOf(scopeOf(cx.store, permit.enterpriseId)).posts();
  const post = posts.find((one) => one.code === code && one.closedOn === null);
  return post && covers(permit, { workshopId: post.workshopId, postId: post.id }) ? post.id : null;
}
