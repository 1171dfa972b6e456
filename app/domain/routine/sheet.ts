import { meantCode } from '../organisation/places/code';
import type { LimitState } from '../risk/library/limit';
import type { Measurement } from '../risk/list/measurements';
import type { RiskLevel } from '../risk/types';
import type { Day } from '../shared/day';
import type { LastOfLabel } from './lastValues';
import type { Instant } from '../shared/instant';
import { PLATE_LETTERS, PLATES, type PlateUse } from './types';

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
  /** The last day it can be checked, where that is a later one and it may be left out beside others; missing where it may not. */
  readonly waitsUntil?: Day;
  /** What is measured; none for an item that is looked at. */
  readonly measurements?: readonly Measurement[] | null;
  /** That a photo of the moment is asked for (抽拍); missing where it is not. */
  readonly spot?: boolean;
  /** What was measured last, by label; none where nothing was yet. */
  readonly last?: readonly LastOfLabel[];
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
  /** The shift, as its records name it, and in words; '' for the day as a whole. */
  readonly turn: string;
  readonly shift: string;
  readonly today: Day;
  /** Until when it is in time: the end of the shift, or the hour of the post. */
  readonly dueTime: string;
  /** The day by whose `dueTime` it is in time: later than `day` where everything asked may still wait. */
  readonly until: Day;
  /** Milliseconds from when the sheet was made to that moment; none left of it where it is late. */
  readonly leftMs: number;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly items: readonly SheetItem[];
  readonly nothing: NothingToCheck | null;
  /** The mark the sheet is given out with; '' where there is nothing to check. */
  readonly mark: string;
  /** SHA-256 of the code on the plate of the post, as it is meant: who sees the sheet does not know the code. */
  readonly plate: string;
}

/** How the plate of a post was used where there was no network, as its phone says it (`s` or `t`, then the code); null for another post's, or none. */
export const plateSeen = (code: string, seen: string): PlateUse | null =>
  meantCode(seen.slice(1)) === meantCode(code) ? PLATES.find((use) => PLATE_LETTERS[use] === seen[0]) ?? null : null;

/** How the items of a check are shown: under one another, or one at a time. */
export const SHOWN_AS = ['list', 'cards'] as const;
export type ShownAs = (typeof SHOWN_AS)[number];

/** So many plain items are read and answered in a list; with more of them one loses one's place. */
const LISTED = 15;

/** A list of a few plain items; cards for many, for measured ones and for big type; or as the person chose. */
export function shownAs(items: readonly SheetItem[], { chosen, big }: { readonly chosen: string | null; readonly big: boolean }): ShownAs {
  const own = SHOWN_AS.find((one) => one === chosen);
  return own ?? (big || items.length > LISTED || items.some(({ measurements }) => measurements) ? 'cards' : 'list');
}
