import type { Day } from '../../shared/day';
import type { Instant } from '../../shared/instant';
import type { ItemContent } from '../library/lay';
import type { Place } from '../library/matching';
import { type House, proposeOwners } from './owners';
import type { RiskItem } from '../types';

/** Rows of one post are to be had at another too. */
export interface CopyPair {
  readonly fromPostId: string;
  readonly toPostId: string;
}

const keyOf = (item: Pick<RiskItem, 'postId' | 'stage' | 'riskPoint'>): string => `${item.postId}\n${item.stage}\n${item.riskPoint}`;

/**
 * Copies of the rows of posts for other posts. A copy is 范本: nobody has confirmed it there, its assessment is proposed
 * anew by whoever copies, the criterion counts as not verified, and its owners are those the target proposes. Risk points
 * the target has already are left alone and named.
 */
export function copyRows(
  items: readonly RiskItem[],
  pairs: readonly CopyPair[],
  ground: { readonly places: readonly Place[]; readonly house: House; readonly today: Day },
  by: string,
  at: Instant,
): { readonly copies: readonly ItemContent[]; readonly present: readonly string[] } {
  const taken = new Set(items.map(keyOf));
  const copies: ItemContent[] = [];
  const present: string[] = [];
  for (const { fromPostId, toPostId } of pairs) {
    const place = ground.places.find(({ postId }) => postId === toPostId);
    if (!place || fromPostId === toPostId) continue;
    for (const item of items.filter(({ postId }) => postId === fromPostId)) {
      const { id: _id, versionId: _version, lineId: _line, position: _position, version: _counter, ...content } = item;
      const copy: ItemContent = {
        ...content,
        workshopId: place.workshopId,
        postId: place.postId,
        ...proposeOwners(place, ground.house, ground.today),
        limitVerified: false, limitVerifiedBy: null, limitVerifiedAt: null, confirmedBy: null, confirmedAt: null, residual: null, templateCategory: null, templateKey: null,
        assessment: content.assessment && { ...content.assessment, assessedBy: by, assessedAt: at, reason: `复制自其他岗位：${content.assessment.reason}` },
      };
      const key = keyOf(copy);
      if (taken.has(key)) present.push(item.riskPoint);
      else {
        taken.add(key);
        copies.push(copy);
      }
    }
  }
  return { copies, present };
}
