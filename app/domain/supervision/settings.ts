import { partsOf } from '../shared/stored';

/** What a bureau sets for itself. */
export interface BureauSettings {
  /** What stands over its instruments in place of its name; '' for its name. */
  readonly heading: string;
  /** Days after an instrument was closed from which its matter is to be looked at again (回头看). */
  readonly lookBackDays: number;
  /** 区域分色 (`colours.ts`): from how many 重大 and how many overdue replies on a factory is red, from how many 较大 on yellow. */
  readonly redMajor: number;
  readonly redLate: number;
  readonly yellowConsiderable: number;
}

export const SETTING_LIMITS = { heading: 40, lookBackDays: 365, colour: 20 } as const;

/** What holds where a bureau has set nothing: a proposal of this product. */
const UNSET: BureauSettings = { heading: '', lookBackDays: 30, redMajor: 1, redLate: 1, yellowConsiderable: 1 };

/** Settings as they were kept; what was not asked yet is as it is unset. */
export const readBureauSettings = (stored: unknown): BureauSettings => ({ ...UNSET, ...partsOf<BureauSettings>(stored) });
