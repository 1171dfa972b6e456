import type { Authorised } from '~/domain/organisation/access/authority';
import type { GapRefusal } from '~/domain/routine/gap';
import type { Day } from '~/domain/shared/day';
import type { Context } from '../context';
import { explainGap } from './explainGap';

/** A post's day that was not done, with the reason somebody gives for it. */
export interface GapSaid {
  readonly postId: string;
  readonly day: Day;
  readonly reason: string;
}

/** One that was not filed, and why. */
export interface GapLeft extends GapSaid {
  readonly refusal: GapRefusal;
}

/**
 * Files the reasons of several days that were not done. Each is a write set of its own, in the order given: one that cannot be filed
 * leaves the others on file. Answers how many were filed, and those that were not.
 */
export async function explainGaps(cx: Context, leave: Authorised<'gap.explain'>, said: readonly GapSaid[]): Promise<{ readonly filed: number; readonly left: readonly GapLeft[] }> {
  const left: GapLeft[] = [];
  for (const gap of said) {
    const result = await explainGap(cx, leave, gap.postId, gap.day, gap.reason);
    if (!result.ok) left.push({ ...gap, refusal: result.refusal });
  }
  return { filed: said.length - left.length, left };
}
