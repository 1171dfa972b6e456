import { organisationOf } from 'db/repositories/organisation';
import { scopeOf } from 'db/repositories/scope';
import { enterpriseOf } from 'db/repositories/enterprises';
import { qrPath } from '~/documents/qr/qrSvg';
import { type Authorised, covers } from '~/domain/organisation/authority';
import type { Context } from '../context';

/** One label of the sheet: what hangs at the post. */
export interface PostCodeLabel {
  readonly id: string;
  readonly workshop: string;
  readonly post: string;
  readonly dueTime: string;
  readonly address: string;
  readonly qr: { readonly size: number; readonly path: string };
}

/** The labels of all open posts within reach; `origin` is the address the program is reached under. */
export async function postCodeSheet(cx: Context, leave: Authorised<'organisation.view'>, origin: string): Promise<{ enterprise: string; labels: PostCodeLabel[] }> {
  const scope = scopeOf(cx.store, leave.enterpriseId);
  const tree = organisationOf(scope);
  const [enterprise, workshops, posts] = await Promise.all([enterpriseOf(scope), tree.workshops(), tree.posts()]);
  const labels = posts
    .filter((post) => !post.closedOn && covers(leave, { workshopId: post.workshopId, postId: post.id }))
    .map((post) => {
      const address = `${origin}/c/${post.code}`;
      const workshop = workshops.find(({ id }) => id === post.workshopId)?.name ?? '';
      return { id: post.id, workshop, post: post.name, dueTime: post.dueTime, address, qr: qrPath(address) };
    });
  return { enterprise: enterprise.name, labels };
}
