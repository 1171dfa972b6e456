import { enterpriseOf } from 'db/repositories/organisation/enterprises';
import { scopeOf } from 'db/repositories/scope';
import type { Address } from '~/domain/organisation/address';
import { type GuideRole, roleGuidePaper } from '~/domain/report/roleGuide';
import { PACK } from '~/domain/rulepack/pack';
import { dayOf, instantAt } from '~/domain/shared/instant';
import type { Context } from '../context';
import { printedAddressOf } from '../enterprise/addressOf';
import { type NamedFile, renderPaper } from './render';

/** The one-page guide of a role for a factory as a PDF; `visited` is the address of this visit, printed where none is set. */
export async function roleGuide(cx: Context, enterpriseId: string, role: GuideRole, visited: Address): Promise<NamedFile> {
  const [{ name: factory }, printed] = await Promise.all([enterpriseOf(scopeOf(cx.store, enterpriseId)), printedAddressOf(cx, enterpriseId, visited)]);
  const paper = roleGuidePaper(role, { factory, address: printed.usable, edition: PACK.edition.value, createdAt: instantAt(dayOf(cx.now()), '00:00') });
  return { bytes: await renderPaper(paper), name: paper.title };
}
