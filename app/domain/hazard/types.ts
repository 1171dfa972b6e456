import type { Day } from '../shared/day';
import type { Instant } from '../shared/instant';
import type { ActOf } from '../story/acts';

/** 重大 / 较大 / 一般. A product-quality definition is published nowhere: the grades are a setting of the rule pack. */
export const HAZARD_GRADES = ['major', 'considerable', 'general'] as const;
export type HazardGrade = (typeof HAZARD_GRADES)[number];

/** 即查即改 / 限期整改. */
export const TREATMENTS = ['immediate', 'dated'] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** Where a hazard was found: 日管控, 周排查, 月调度, 随手拍, regulator, complaint, sampling, internal audit, trace drill, other. */
export const HAZARD_SOURCES = ['daily', 'weekly', 'monthly', 'snapshot', 'regulator', 'complaint', 'sampling', 'audit', 'traceDrill', 'other'] as const;
export type HazardSource = (typeof HAZARD_SOURCES)[number];

/**
 * The main line: 已登记 → 已定级 → 已签发 → 整改中 (received) → 待验收 → 已销号; a returned verification leads back to 整改中.
 * Overdue is never a stage: it is computed from deadline and close.
 */
export const HAZARD_STAGES = ['registered', 'graded', 'notified', 'rectifying', 'awaitingVerification', 'closed'] as const;
export type HazardStage = (typeof HAZARD_STAGES)[number];

/** 五落实: 责任人 is the hazard's responsible person, 时限 its deadline; the other three are words. */
export interface FiveElements {
  readonly measure: string;
  /** Funds in 元; text, because "自筹 2 万元,本月到位" is an answer. */
  readonly fund: string;
  readonly contingency: string;
}

/** The fields of each verb, as stored in `hazard_acts.details`. */
export interface ActDetails {
  register: { responsibleId: string; responsibleName: string };
  /** `awaitsDirector`: under the rules of that day this grade still needs the director, who grades again to confirm. */
  grade: { grade: HazardGrade; basis: string; treatment: Treatment; deadline: Day; confirmedByDirector: boolean; awaitsDirector: boolean };
  notify: {
    noticeNumber: string;
    requirement: string;
    responsibleId: string;
    responsibleName: string;
    deadline: Day;
    fiveElements: FiveElements | null;
  };
  receive: { remark: string };
  /** `cost` (整改费用) in 分; null where nothing was said of it. */
  rectify: { cause: string; measure: string; doneOn: Day; cost: number | null; photos: string[] };
  /** `passed` closes (销号); otherwise the hazard is returned with the reason in `opinion`. */
  verify: { passed: boolean; standard: string; opinion: string; photos: string[] };
  requestExtension: { deadline: Day; reason: string };
  decideExtension: { granted: boolean; deadline: Day; reason: string };
  /** Somebody else answers for it from now on, because who did is leaving. */
  handOver: { responsibleId: string; responsibleName: string };
}

export type HazardVerb = keyof ActDetails;

/** One act of the story. */
export type HazardAct = ActOf<ActDetails>;

/** What stands open beside the main line: the director's confirmation of a 重大 grade, or the answer to an extension request. */
export const HAZARD_PENDINGS = ['confirmation', 'extension'] as const;
export type HazardPending = (typeof HAZARD_PENDINGS)[number];

/** What the acts say a hazard is now; computed by `projectHazard`, never set by hand. */
export interface HazardProjection {
  readonly responsibleId: string;
  readonly responsibleName: string;
  readonly stage: HazardStage;
  readonly grade: HazardGrade | null;
  readonly treatment: Treatment | null;
  readonly deadline: Day | null;
  readonly closedDay: Day | null;
  readonly pending: HazardPending | null;
  /** 整改费用 of all rectifications so far, in 分; null while none named one. */
  readonly cost: number | null;
  /** Number of acts. */
  readonly version: number;
}

/** What was found, where and by whom; it never changes afterwards. */
export interface HazardFinding {
  readonly source: HazardSource;
  /** Record and row it came from; both null for what was found outside a check. */
  readonly sourceRecordId: string | null;
  readonly sourceItemId: string | null;
  /** Line of the risk list (the same in every version); null when it belongs to none. */
  readonly riskLineId: string | null;
  readonly workshopId: string;
  readonly workshopName: string;
  readonly postId: string;
  readonly postName: string;
  /** What was found, in a few words. */
  readonly title: string;
  /** Risk point of the row it was found at; null for what was found outside a check. */
  readonly riskPoint: string | null;
  readonly description: string;
  readonly immediateMeasure: string;
  /** Content hashes of photos in the evidence store: the state before. */
  readonly photos: readonly string[];
  readonly foundBy: string;
  readonly foundByName: string;
  readonly foundDay: Day;
}

export interface Hazard extends HazardFinding, HazardProjection {
  readonly id: string;
  readonly number: string;
  readonly registeredAt: Instant;
}
