import { insert } from 'db/dialect/writes';
import { peopleOf } from 'db/repositories/organisation/people';
import { riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { scopeOf } from 'db/repositories/scope';
import { riskItems } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type CopyPair, copyRows } from '~/domain/risk/list/copyRows';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { touch } from './draft';
import { draftFor } from './startDraft';
import { recordAll } from '../../record';

export interface ItemsCopied {
  readonly copied: number;
  /** Risk points that the target post already had. */
  readonly present: readonly string[];
}

/**
 * Copies the rows of posts to other posts of the factory, in the draft (a new one where there is none). Copies are 范本
 * until somebody confirms them, with the owners the target's posts propose. Refused for a post that is not the factory's.
 */
export async function copyItems(cx: Context, permit: Authorised<'risk.edit'>, pairs: readonly CopyPair[]): Promise<Decision<ItemsCopied, RiskRefusal>> {
  return decide<ItemsCopied, RiskRefusal>(async () => {
    const { enterpriseId, personId, today } = permit;
    if (pairs.length === 0) return refused({ code: 'nothingChosen' });
    const scope = scopeOf(cx.store, enterpriseId);
    const people = peopleOf(scope);
    const [held, places, appointments, holdings] = await Promise.all([riskOf(scope).draft(), placesOf(scope), people.appointments(), people.holdings()]);
    if (pairs.some(({ toPostId }) => !places.some(({ postId }) => postId === toPostId))) return refused({ code: 'postUnknown' });
    const { draft, items, started } = await draftFor(cx, scope, permit, held);
    const { copies, present } = copyRows(items, pairs, { places, house: { appointments, holdings }, today }, personId, cx.now());
    if (copies.length === 0) return decided({ copied: 0, present });
    const last = items.reduce((highest, { position }) => Math.max(highest, position), 0);
    const rows = copies.map((content, index) => ({ enterpriseId, id: cx.newId(), versionId: draft.id, lineId: cx.newId(), position: last + index + 1, version: 1, ...content }));
    await recordAll(cx, permit, [
      ...started,
      {
        event: {
          type: 'risk.itemsCopied',
          subject: { kind: 'riskListVersion', id: draft.id },
          payload: { pairs: pairs.map(({ fromPostId, toPostId }) => ({ fromPostId, toPostId })), copied: rows.length, present: present.length },
        },
        writes: [touch(enterpriseId, draft), insert(riskItems, rows)],
      },
    ]);
    return decided({ copied: rows.length, present });
  });
}
