import type { LimitState } from '../risk/library/limit';
import type { RiskLevel } from '../risk/types';
import type { Day } from '../shared/day';
import type { Instant } from '../shared/instant';

/** One item as a checker reads it. */
export interface SheetItem {
  readonly id: string;
  readonly riskPoint: string;
  readonly checkContent: string;
  readonly method: string;
  readonly criterion: string;
  readonly criterionStandard: string;
  readonly limit: LimitState;
  readonly level: RiskLevel | null;
}

/** Why there is nothing to check. */
export type NothingToCheck =
  | { readonly kind: 'future' | 'beforeFirstVersion' | 'stopped' | 'nothingDue' }
  | { readonly kind: 'done'; readonly recordId: string; readonly number: string; readonly by: string; readonly at: Instant };

/** What a post has to check on a day, ready to be answered. */
export interface CheckSheet {
  readonly postId: string;
  readonly postName: string;
  readonly workshopName: string;
  readonly day: Day;
  readonly today: Day;
  readonly dueTime: string;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly items: readonly SheetItem[];
  readonly nothing: NothingToCheck | null;
  /** The mark the sheet is given out with; '' where there is nothing to check. */
  readonly mark: string;
}
