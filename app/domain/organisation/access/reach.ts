import type { Reach } from './permissions';

/** What a row belongs to, as far as reach is concerned. */
export interface Placed {
  readonly workshopId?: string | null;
  readonly postId?: string | null;
  /** The person whose name the row carries. */
  readonly personId?: string | null;
}

/** The part of one factory somebody reaches: all of it, or rows of these workshops, of these posts, or with this person's name. */
export type Reached =
  | { readonly all: true }
  | { readonly all: false; readonly workshopIds: readonly string[]; readonly postIds: readonly string[]; readonly personId: string };

/** Everything of a factory, for what is computed for nobody in particular. */
export const WHOLE: Reached = { all: true };

interface Permit {
  readonly reach: Reach;
  readonly personId: string;
  readonly standing: { readonly workshopIds: readonly string[]; readonly postIds: readonly string[] };
}

/**
 * What a permit reaches: the enterprise; the workshops headed with the posts held; the posts held; in each case also what carries one's own
 * name. The one source of `covers` for a row at hand and of `reachedWhere` for the rows of a table.
 */
export function reachedBy({ reach, personId, standing }: Permit): Reached {
  if (reach === 'enterprise') return WHOLE;
  return {
    all: false,
    workshopIds: reach === 'workshop' ? [...new Set(standing.workshopIds)] : [],
    postIds: reach === 'self' ? [] : [...new Set(standing.postIds)],
    personId,
  };
}

/** Whether a row lies in what is reached. */
export function isReached(reached: Reached, { workshopId, postId, personId }: Placed): boolean {
  if (reached.all) return true;
  return (
    (!!personId && personId === reached.personId) || (!!postId && reached.postIds.includes(postId)) || (!!workshopId && reached.workshopIds.includes(workshopId))
  );
}
