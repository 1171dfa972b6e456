import type { Authorised } from '~/domain/organisation/access/authority';
import { type GapRefusal, rowOf } from '~/domain/routine/gap';
import type { PaperUnknown } from '~/domain/routine/paperRefusals';
import type { ExplainPeriodRefusal } from '~/domain/routine/periodState';
import type { Period, PeriodKind } from '~/domain/routine/periodKind';
import type { Day } from '~/domain/shared/day';
import type { Context } from '../context';
import { type NotDone, severally } from '../severally';
import { explainGap } from './explainGap';
import { explainPeriodGap } from './explainPeriodGap';

/** A post's day that was not done, with the reason somebody gives for it. */
export interface DaySaid {
  readonly postId: string;
  readonly day: Day;
  /** The shift; left out or '', the day as a whole. */
  readonly turn?: string;
  readonly reason: string;
}

/** A week (by its Monday) or month that was not done, with its reason. */
export interface PeriodSaid {
  readonly kind: PeriodKind;
  readonly period: Period;
  readonly reason: string;
}

export type GapSaid = DaySaid | PeriodSaid;

/** Why a reason is not filed: of a day, or of a week or month. */
export type GapLeft = GapRefusal | PaperUnknown | ExplainPeriodRefusal;

/** Files the reasons of several days, weeks and months that were not done. Answers how many were filed, and those that were not. */
export async function explainGaps(
  cx: Context,
  permit: Authorised<'gap.explain'>,
  said: readonly GapSaid[],
  key: string | null = null,
): Promise<{ readonly filed: number; readonly left: readonly NotDone<GapSaid, GapLeft>[] }> {
  const { done, left } = await severally<GapSaid, GapLeft>(cx, permit, { key, verb: 'gap.explain /routine/gaps' }, said, (gap) => ('kind' in gap ? `${gap.kind}~${gap.period}` : rowOf(gap)), (sending, gap) =>
    'kind' in gap ? explainPeriodGap(sending, permit, gap.kind, gap.period, gap) : explainGap(sending, permit, gap.postId, gap.day, gap.reason, gap.turn));
  return { filed: done, left };
}
