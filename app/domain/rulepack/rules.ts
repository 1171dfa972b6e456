import type { HazardGrade } from '../hazard/types';
import type { Address, Role, SizeField } from '../organisation/types';
import type { RiskLevel } from '../risk/types';
import type { Day } from '../shared/day';
import type { OwnHolidayYear } from '../shared/holidays';

/**
 * How well a rule is known: V read in a law or standard, S stated in a policy document, C seen in practice,
 * P this product's proposal (a setting, never shown as law). What is only recollection is not in the pack at all.
 */
export type Confidence = 'V' | 'V(copy)' | 'S' | 'C' | 'C(report)' | 'P';

/** A parameter with where it comes from. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
  readonly confidence: Confidence;
}

/** Cut-offs of an LS set: each level with the lowest and highest product of L × S that belongs to it. */
export interface CutOffSet {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly bands: Readonly<Record<RiskLevel, readonly [number, number]>>;
  readonly source: string;
  readonly confidence: Confidence;
}

/** Lines above which a unit counts as 大中型: staff OR turnover (万元), on the line counts as above. */
export interface SizeLine {
  readonly staff: number;
  readonly turnover: number;
}

/** Which days a factory works, from a day on. Dated, so that a change never moves what was due before it. */
export interface WorkWeek {
  readonly from: Day;
  /** ISO weekdays, 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[];
  /** Whether public holidays are worked through (连续生产). */
  readonly worksOnHolidays: boolean;
}

/** Titles of the papers, byte-equal on every screen and export. */
export interface PaperTitles {
  readonly riskList: string;
  readonly analysisTable: string;
  readonly daily: string;
  readonly weekly: string;
  readonly monthly: string;
  readonly notice: string;
  readonly verification: string;
  readonly ledger: string;
}

/** When the list is looked at again, and from which records something is proposed. */
export interface UpkeepRules {
  /** Days a re-assessment may take. */
  readonly reviewDays: number;
  /** Days before the year is over at which the yearly re-assessment is asked for. */
  readonly yearlyLeadDays: number;
  /** Months of standing still after which a restart is a reason to assess again. */
  readonly restartMonths: number;
  /** Checks in a row without a finding after which a rarer frequency is proposed. */
  readonly cleanChecks: number;
  /** Findings on one line within `failureDays` at which more frequent checks are proposed. */
  readonly failures: number;
  readonly failureDays: number;
  /** Days without any record after which a line is spoken of. */
  readonly uncheckedDays: number;
  /** Days before a standard is replaced at which rows that cite it are told of. */
  readonly standardNoticeDays: number;
}

/** When and to whom reminders go out of the program. */
export interface ReminderRules {
  /** Days relative to the limit of a hazard at which each is told, besides those told before: the responsible person that many days ahead, the others that many days after. */
  readonly ladder: { readonly ahead: number; readonly head: number; readonly director: number; readonly principal: number };
  /** Wall times between which nothing is pushed; equal for never. */
  readonly quiet: { readonly from: string; readonly to: string };
  /** Whether something is pushed on days the factory does not work. */
  readonly onRestDays: boolean;
}

/** A shift of the factory: wall times `HH:MM`; one that does not end after it begins ends on the next day. */
export interface Shift {
  readonly name: string;
  readonly begin: string;
  readonly end: string;
}

/** The shifts of the factory from a day on; none: no shifts. */
export interface ShiftPlan {
  readonly from: Day;
  readonly shifts: readonly Shift[];
}

/** How people stay signed in, and how their signatures are confirmed. */
export interface AccessRules {
  /** Whether checks are confirmed by whoever signs them; papers always are. */
  readonly signChecks: boolean;
  /** Minutes for which it holds once somebody showed who they are; 0: each time anew. */
  readonly signMinutes: number;
  /** Days a device may stay signed in; 0 where none may. */
  readonly keepDays: number;
  /** Minutes without a request after which the session of a role ends, where it is not `idleMinutes`; of several roles the shortest holds. */
  readonly idleByRole: Readonly<Partial<Record<Role, number>>>;
  /** Roles that sign in with a second factor (TOTP, or a key of the device). */
  readonly secondFactor: readonly Role[];
}

/** From where on something about a check is told to the director, and to whoever made it. */
export interface SignalRules {
  /** Own checks with a known time before that are compared with, so many at least. */
  readonly history: number;
  /** A check is fast where it took less than this percentage of the usual time for an item. */
  readonly fastPercent: number;
  /** Posts signed one after the other within so many seconds, with so many items at least. */
  readonly togetherSeconds: number;
  readonly togetherItems: number;
  /** The plate is missed where this percentage of the own checks of the post used it. */
  readonly platePercent: number;
  /** So many checks of a post without any 不符合 are told, and each half as many further. */
  readonly streakChecks: number;
  /** Photos of one person whose rough looks (64 bits) differ in no more than so many are told to be looked at; 0: none. */
  readonly similarBits: number;
  /** Of a hundred items of the sheets, so many ask for a photo of the moment (抽拍); 0: none. */
  readonly photoPercent: number;
}

/** The parameters the domain works with: the pack's defaults with the factory's settings laid over them. */
export interface Rules {
  readonly edition: string;
  readonly titles: PaperTitles;
  readonly sizeLines: Readonly<Record<SizeField, SizeLine>>;
  /** Director required also for holders of a compulsory certificate (CCC). */
  readonly directorForCertified: boolean;
  readonly cutOffSets: readonly CutOffSet[];
  /** Days from grading to the deadline, by grade. */
  readonly hazardDays: Readonly<Record<HazardGrade, number>>;
  readonly gradeNames: Readonly<Record<HazardGrade, string>>;
  readonly gradeMeanings: Readonly<Record<HazardGrade, string>>;
  /** Whether a 重大 hazard needs the director's confirmation. */
  readonly directorConfirmsMajor: boolean;
  /** Whether whoever rectified may also verify. */
  readonly verifierMayRectify: boolean;
  /** Whether what is seen may be reported without a name. */
  readonly anonymousReports: boolean;
  /** Whether papers of the list say which criteria nobody has compared with their standard (〔未核对〕); inside the program it is always said. */
  readonly unverifiedOnPapers: boolean;
  /** Whether a rectification must show at least one photo taken afterwards. */
  readonly rectificationNeedsPhoto: boolean;
  /** Wall time by which a new post's check counts as on time. */
  readonly dueTime: string;
  /** The weeks the factory works; empty: Monday to Friday by the public calendar. Set by its own verb, never overwritten. */
  readonly workWeeks: readonly WorkWeek[];
  /** The shifts it works; empty: none. Set by its own verb, never overwritten. */
  readonly shiftPlans: readonly ShiftPlan[];
  /** Holidays and make-up days the factory entered for years that the program brings none for. Set by its own verb. */
  readonly holidayYears: readonly OwnHolidayYear[];
  /** Periods that begin on this day or later ask for their items until they are done (`routine/due`); null where all do. Set where a database of an earlier release is opened. */
  readonly askedUntilDoneFrom: Day | null;
  /** The address people reach the program under, where the server says none; null while nobody has set it. Set by its own verb. */
  readonly address: Address | null;
  /** What it makes or sells, as categories of the library; empty while nobody has said. Said at its founding. */
  readonly products: readonly string[];
  /** Posts at which the plate with the code hangs, as somebody said. Set by its own verb. */
  readonly plates: readonly string[];
  /** Minutes without a request after which a session ends. */
  readonly idleMinutes: number;
  /** How people stay signed in and how they sign. Set by its own verb. */
  readonly access: AccessRules;
  /** Days within which the same risk item failing again is a recurrence (复发). */
  readonly recurrenceDays: number;
  /** Days the entries of the audit are kept. */
  readonly auditDays: number;
  readonly upkeep: UpkeepRules;
  /** What is asked in a self-inspection (自查), one item each. Set by its own verb. */
  readonly selfCheck: readonly string[];
  /** Set by its own verb. */
  readonly signals: SignalRules;
  /** Set by its own verb. */
  readonly reminders: ReminderRules;
}
