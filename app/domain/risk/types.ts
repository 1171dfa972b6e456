import type { Instant } from '../shared/instant';

/** Stage (环节) of the list: three links, two objects, and the others the library knows. */
export const STAGES = ['incoming', 'process', 'outgoing', 'testing', 'equipment', 'management', 'people', 'environment', 'sales'] as const;
export type Stage = (typeof STAGES)[number];

/** The three links of which none may be empty in a published list. */
export const LINKS = ['incoming', 'process', 'outgoing'] as const satisfies readonly Stage[];

/** The five identification dimensions: 生产工艺、设备设施、作业环境、人员行为、管理体系. */
export const DIMENSIONS = ['technology', 'equipment', 'environment', 'people', 'management'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** 日, 周, 月, 季, 半年, 年, and `event` (事件触发), which no calendar makes due. */
export const FREQUENCIES = ['day', 'week', 'month', 'quarter', 'halfYear', 'year', 'event'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** 重大 红, 较大 橙, 一般 黄, 低 蓝; the red-orange-yellow-blue scheme of risk grading, and of nothing else. */
export const RISK_LEVELS = ['major', 'considerable', 'general', 'low'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** The highest level of the house that must control an item: 企业, 车间, 班组, 岗位. */
export const CONTROL_LEVELS = ['enterprise', 'workshop', 'team', 'post'] as const;
export type ControlLevel = (typeof CONTROL_LEVELS)[number];

/** One assessment as it was made; whatever the factory's standard becomes later, this stays. */
export interface Assessment {
  readonly method: 'LS';
  /** Named cut-off set and its version: `LS-P1`, 1. */
  readonly setId: string;
  readonly setVersion: number;
  readonly likelihood: number;
  readonly severity: number;
  /** The words that stood beside the numbers chosen. */
  readonly likelihoodText: string;
  readonly severityText: string;
  /** likelihood × severity, 1–25. */
  readonly value: number;
  readonly level: RiskLevel;
  readonly controlLevel: ControlLevel;
  readonly assessedBy: string;
  readonly assessedAt: Instant;
  readonly reason: string;
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
  readonly measures: string;
  readonly checkContent: string;
  readonly method: string;
  readonly criterion: string;
  readonly criterionStandard: string;
  readonly limitVerified: boolean;
  readonly limitVerifiedBy: string | null;
  readonly limitVerifiedAt: Instant | null;
  readonly frequency: Frequency;
  readonly ownerEnterprise: string | null;
  readonly ownerWorkshop: string | null;
  readonly ownerPost: string | null;
  readonly assessment: Assessment | null;
  readonly level: RiskLevel | null;
  readonly controlLevel: ControlLevel | null;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Instant | null;
  readonly version: number;
}
