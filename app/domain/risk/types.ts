import type { Measurement } from './list/measurements';
import type { Instant } from '../shared/instant';
import type { LimitReading } from './library/limit';

/** Stage (环节) of the list: three links, two objects, the others the library knows; 储存 and 销售 of those who sell, which the library has as one (`sales`, 销售储运). */
export const STAGES = ['incoming', 'process', 'outgoing', 'testing', 'equipment', 'management', 'people', 'environment', 'storage', 'selling', 'sales'] as const;
export type Stage = (typeof STAGES)[number];

/** The three links of a unit that makes, of which none may be empty in its published list. */
export const LINKS = ['incoming', 'process', 'outgoing'] as const satisfies readonly Stage[];

/** What a row of a list may still wait for, as the list can be narrowed to it. */
export const RISK_MARKS = ['unconfirmed', 'unnamed', 'unverified'] as const;
export type RiskMark = (typeof RISK_MARKS)[number];

/** The five identification dimensions: 生产工艺、设备设施、作业环境、人员行为、管理体系. */
export const DIMENSIONS = ['technology', 'equipment', 'environment', 'people', 'management'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** 日, 周, 月, 季, 半年, 年, and `event` (事件触发), which no calendar makes due. */
/** Those of the calendar. */
export const CALENDAR_FREQUENCIES = ['day', 'week', 'month', 'quarter', 'halfYear', 'year'] as const;
/** Every so many hours of a shift, the closest first. */
export const HOURS_OF = [['hour1', 1], ['hour2', 2], ['hour3', 3], ['hour4', 4], ['hour6', 6], ['hour8', 8]] as const;
const HOUR_FREQUENCIES = ['hour1', 'hour2', 'hour3', 'hour4', 'hour6', 'hour8'] as const satisfies readonly (typeof HOURS_OF)[number][0][];
export const FREQUENCIES = [...HOUR_FREQUENCIES, 'shift', ...CALENDAR_FREQUENCIES, 'event'] as const;
/** What an item that is asked on an event may be asked at. */
export const CHANGE_KINDS = ['supplier', 'material', 'process', 'restart'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export type Frequency = (typeof FREQUENCIES)[number];

/** 重大 红, 较大 橙, 一般 黄, 低 蓝; the red-orange-yellow-blue scheme of risk grading, and of nothing else. */
export const RISK_LEVELS = ['major', 'considerable', 'general', 'low'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** The highest level of the house that must control an item: 企业, 车间, 班组, 岗位. */
export const CONTROL_LEVELS = ['enterprise', 'workshop', 'team', 'post'] as const;
export type ControlLevel = (typeof CONTROL_LEVELS)[number];

/**
 * Methods of assessing: LS matrix, LEC, FMEA, HACCP with its decision tree, 直接判定, and the products of three or two
 * factors of pharma and food practice.
 */
export const METHODS = ['LS', 'LEC', 'FMEA', 'HACCP', 'direct', 'threeFactor', 'twoFactor'] as const;
export type Method = (typeof METHODS)[number];

/** L likelihood, S severity, E exposure (for products: frequency), C consequence, O occurrence, D detection, F frequency. */
export const FACTOR_KEYS = ['L', 'S', 'E', 'C', 'O', 'D', 'F'] as const;
export type FactorKey = (typeof FACTOR_KEYS)[number];

/** A step that was chosen, with the words that stood beside the number: the same number says different things in different scales. */
export interface AssessedFactor {
  readonly key: FactorKey;
  readonly value: number;
  readonly text: string;
  /** The factory's own name of the factor as it stood; left out where the method names it. */
  readonly name?: string;
}

/** A fact that sets 重大 whatever the score, with what it rests on. */
export interface DirectGround {
  readonly id: string;
  readonly text: string;
  readonly basis: string;
}

/** Questions of the HACCP tree; unanswered while null. */
export const HACCP_QUESTIONS = ['Q1', 'Q1b', 'Q2', 'Q3', 'Q4'] as const;
export type HaccpQuestion = (typeof HACCP_QUESTIONS)[number];
export type HaccpAnswers = Readonly<Partial<Record<HaccpQuestion, boolean | null>>>;

/**
 * Where the tree ends: 质量关键控制点, not one, the step, process or product is to be modified and asked again, the hazard
 * is not significant enough to be asked, or a question is still open.
 */
export type HaccpOutcome = 'ccp' | 'notCcp' | 'modify' | 'notSignificant' | 'open';

/** AIAG-VDA Action Priority. */
export type ActionPriority = 'H' | 'M' | 'L';

interface AssessmentOf<M extends Method> {
  readonly method: M;
  /** Named set of cut-offs and its version: `LS-P1`, 1. */
  readonly setId: string;
  readonly setVersion: number;
  /** Version of the factory's 质量风险评估与分级标准; 0 while it has adopted none and the product's proposal stands. */
  readonly standardVersion: number;
  /** Factors as chosen, in the order of the method; none for 直接判定. */
  readonly factors: readonly AssessedFactor[];
  /** The product of the factors; null for 直接判定. */
  readonly value: number | null;
  /** Facts that set the level directly; empty when the score decided. */
  readonly grounds: readonly DirectGround[];
  readonly level: RiskLevel;
  readonly controlLevel: ControlLevel;
  readonly assessedBy: string;
  readonly assessedAt: Instant;
  readonly reason: string;
}

/** The two published tables of the consequence C of LEC; they differ in the fifth value only. */
export const LEC_VARIANTS = ['classic', 'two'] as const;
export type LecVariant = (typeof LEC_VARIANTS)[number];

/** Which side the two reachable boundaries of LEC belong to; the sources differ. */
export interface LecSides {
  /** Level of D = 70. */
  readonly seventy: 'general' | 'low';
  /** Grade word of D = 20: 一般危险 or 稍有危险. */
  readonly twenty: 'ordinary' | 'slight';
}

export type LsAssessment = AssessmentOf<'LS'>;
export interface LecAssessment extends AssessmentOf<'LEC'>, LecSides {
  readonly variant: LecVariant;
  /** Word of the method's own five grades: 极其危险 … 稍有危险. */
  readonly grade: string;
}
export interface FmeaAssessment extends AssessmentOf<'FMEA'> {
  /** Whether Action Priority or the factory's thresholds of RPN gave the level. */
  readonly rule: 'AP' | 'RPN';
  readonly actionPriority: ActionPriority;
}
export interface HaccpAssessment extends AssessmentOf<'HACCP'> {
  readonly answers: HaccpAnswers;
  readonly outcome: HaccpOutcome;
}
export type DirectAssessment = AssessmentOf<'direct'>;
export interface ProductAssessment extends AssessmentOf<'threeFactor' | 'twoFactor'> {
  /** Word of the set's own bands. */
  readonly grade: string;
}

/** One assessment as it was made; whatever the factory's standard becomes later, this stays. */
export type Assessment = LsAssessment | LecAssessment | FmeaAssessment | HaccpAssessment | DirectAssessment | ProductAssessment;

/** The kinds of measure: 来料控制, 工艺参数, 设备工装, 检验测量, 人员资质操作, 环境, 标识追溯, 应急处置. */
export const MEASURE_KINDS = ['incoming', 'parameter', 'tooling', 'inspection', 'competence', 'environment', 'traceability', 'emergency'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** One measure in force: one line of text. */
export interface Measure {
  readonly kind: MeasureKind;
  readonly text: string;
}

/** ★主管 (lead), ●主相关 (concerned), ○相关 (related). */
export const OWNER_MARKS = ['lead', 'concerned', 'related'] as const;
export type OwnerMark = (typeof OWNER_MARKS)[number];

/** The part each level of the house has in an item. */
export interface OwnerMarks {
  readonly enterprise: OwnerMark;
  readonly workshop: OwnerMark;
  readonly post: OwnerMark;
}

/** A row of the list. Owners are person ids; null while nobody is named. */
export interface RiskItem {
  readonly id: string;
  readonly versionId: string;
  readonly lineId: string;
  readonly position: number;
  readonly templateCategory: string | null;
  readonly templateKey: string | null;
  readonly stage: Stage;
  readonly workshopId: string;
  readonly postId: string;
  readonly dimension: Dimension;
  readonly product: string;
  readonly riskPoint: string;
  readonly failure: string;
  readonly consequence: string;
  readonly measures: readonly Measure[];
  readonly checkContent: string;
  readonly method: string;
  readonly criterion: string;
  /** What the criterion holds for: a grade, a class, `only if fitted`; empty when for all. */
  readonly criterionCondition: string;
  readonly criterionStandard: string;
  /** Where its limit was compared with an unofficial copy, as the library tells; null when nowhere. */
  readonly limitReading: LimitReading | null;
  /** What is measured at each check; null or missing where the item is only looked at. */
  readonly measurements?: readonly Measurement[] | null;
  readonly limitVerified: boolean;
  readonly limitVerifiedBy: string | null;
  readonly limitVerifiedAt: Instant | null;
  readonly frequency: Frequency;
  /** At which changes an item is asked whose frequency is `event`; null or missing: at each that somebody records. */
  readonly changes?: readonly ChangeKind[] | null;
  /** In which hours an item is asked that is asked every few hours, by two wall times (`22:00-04:00`); null or missing: in the whole shift. */
  readonly hourWindow?: string | null;
  readonly ownerEnterprise: string | null;
  readonly ownerWorkshop: string | null;
  readonly ownerPost: string | null;
  /** As somebody marked the three levels; null while nobody did and `marksOf` proposes. */
  readonly ownerMarks: OwnerMarks | null;
  readonly assessment: Assessment | null;
  /** What remains with the measures in force, by the method and set of `assessment`; null while nobody assessed it. */
  readonly residual: Assessment | null;
  readonly level: RiskLevel | null;
  readonly controlLevel: ControlLevel | null;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Instant | null;
  readonly version: number;
}
