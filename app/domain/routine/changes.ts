import type { ChangeKind, RiskItem } from '../risk/types';
import type { Day } from '../shared/day';
import { addDays } from '../shared/day';
import { type Instant, instantAt } from '../shared/instant';
import type { RefusalTexts } from '../shared/refusal';
import type { StopDays } from './types';

/** Something that changed at a post. */
export interface PostChange {
  readonly postId: string;
  readonly kind: ChangeKind;
  readonly at: Instant;
  /** Whether it followed by itself, from a stop that ended. */
  readonly byItself: boolean;
}

export type ChangeRefusal = { readonly code: 'notFound' } | { readonly code: 'nothingAsked'; readonly postName: string };

export const CHANGE_REFUSALS: RefusalTexts<ChangeRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这个岗位，可能不在您负责的范围内。' }),
  nothingAsked: ({ postName }) => ({
    status: 409, field: 'postId', sentence: `“${postName}”没有在这种变化时检查的项目，登记了也不会列入检查。需要检查的，请先在风险清单里把项目的频次设为“事件触发”，发布后再登记。`,
  }),
};

/** Whether an item is asked at a change of its post: at the kinds it names; where it names none, at whatever somebody records. */
export const asksAt = ({ frequency, changes }: Pick<RiskItem, 'frequency' | 'changes'>, { kind, byItself }: Pick<PostChange, 'kind' | 'byItself'>): boolean =>
  frequency === 'event' && (changes && changes.length > 0 ? changes.includes(kind) : !byItself);

/** The restarts that follow from declared stops, at the end of their last day, for each post of their workshops. */
export const restartsAfter = (stops: readonly StopDays[], posts: readonly { readonly id: string; readonly workshopId: string }[], until: Day): PostChange[] =>
  stops.filter(({ toDay }) => toDay < until).flatMap(({ workshopId, toDay }) =>
    posts.filter((post) => workshopId === null || post.workshopId === workshopId).map((post): PostChange => ({ postId: post.id, kind: 'restart', at: instantAt(addDays(toDay, 1), '00:00'), byItself: true })));
