import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { enterpriseOf } from 'db/repositories/organisation/enterprises';
import { qrPath } from '~/documents/qr/qrSvg';
import type { Address, PrintedAddress } from '~/domain/organisation/address';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { rosterOn } from '~/domain/organisation/people/roster';
import { groupedCode } from '~/domain/organisation/places/code';
import type { Context } from '../../context';
import { printedAddressOf } from '../../enterprise/addressOf';

/** One label of the sheet: what hangs at the post. */
export interface PostCodeLabel {
  readonly id: string;
  readonly workshop: string;
  readonly post: string;
  readonly dueTime: string;
  readonly address: string;
  /** In groups, for whoever cannot scan it. */
  readonly code: string;
  /** Who holds it today. */
  readonly holders: readonly string[];
  readonly qr: { readonly size: number; readonly path: string };
}

/** The labels of all open posts within reach, with what is to be said of their address; `visited` is the one of this visit. */
export async function postCodeSheet(cx: Context, permit: Authorised<'organisation.view'>, visited: Address): Promise<{ enterprise: string; labels: PostCodeLabel[]; printed: PrintedAddress }> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const tree = organisationOf(scope);
  const [enterprise, workshops, posts, printed, persons, holdings] = await Promise.all([
    enterpriseOf(scope), tree.workshops(), tree.posts(), printedAddressOf(cx, permit.enterpriseId, visited), peopleOf(scope).persons(), peopleOf(scope).holdings(),
  ]);
  const roster = rosterOn([], holdings, permit.today);
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  const labels = posts
    .filter((post) => !post.closedOn && covers(permit, { workshopId: post.workshopId, postId: post.id }))
    .map((post) => {
      const address = `${printed.usable}/c/${post.code}`;
      const workshop = workshops.find(({ id }) => id === post.workshopId)?.name ?? '';
      const holders = roster.holdersOf(post.id).flatMap((id) => names.get(id) ?? []);
      return { id: post.id, workshop, post: post.name, dueTime: post.dueTime, address, code: groupedCode(post.code), holders, qr: qrPath(address) };
    });
  return { enterprise: enterprise.name, labels, printed };
}
