import type { Day } from '../shared/day';

/** What the unit does with industrial products; Order 75 speaks to makers, Order 76 to sellers. */
export type Activity = 'production' | 'sales' | 'both';

/** Which row of the size table applies; see `rulepack`. */
export type SizeField = 'production' | 'wholesale' | 'retail';

/** Dated appointments: 主要负责人, 质量安全总监, 质量安全员. */
export const APPOINTED_ROLES = ['principal', 'director', 'officer'] as const;
export type AppointedRole = (typeof APPOINTED_ROLES)[number];

/** Post holders: 车间主任, 班组长, 检验员, 操作工. */
export const HELD_ROLES = ['workshopHead', 'teamLead', 'inspector', 'operator'] as const;
export type HeldRole = (typeof HELD_ROLES)[number];

export type Role = AppointedRole | HeldRole;

/** Where people reach an installation: `https://zhian.example.com`, without a path. What every code on paper leads to begins with it. */
export type Address = string;

/** 全职 / 兼职. */
export type Employment = 'fullTime' | 'partTime';

export interface Enterprise {
  readonly enterpriseId: string;
  readonly name: string;
  readonly creditCode: string;
  readonly activity: Activity;
  readonly sizeField: SizeField;
  /** Null while nobody has said; so are the turnover and the three grounds. */
  readonly staff: number | null;
  /** 万元, last year. */
  readonly turnover: number | null;
  readonly region: string;
  readonly licensed: boolean | null;
  readonly certified: boolean | null;
  readonly mandatoryStandard: boolean | null;
}

/** Which shifts of the factory a post works from a day on; none: the day as a whole. */
export interface PostShifts {
  readonly from: Day;
  readonly names: readonly string[];
}

export interface Workshop {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly closedOn: Day | null;
}

export interface Team {
  readonly id: string;
  readonly workshopId: string;
  readonly name: string;
  readonly closedOn: Day | null;
}

export interface Post {
  readonly id: string;
  readonly workshopId: string;
  readonly teamId: string | null;
  readonly name: string;
  readonly code: string;
  /** `HH:MM`, Shanghai. */
  readonly dueTime: string;
  /** Which shifts it works, the earliest first; null while nobody has said. */
  readonly shifts?: readonly PostShifts[] | null;
  readonly position: number;
  readonly closedOn: Day | null;
}

/** Somebody of the factory. */
export interface Person {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly joinedOn: Day;
  /** Last day; null while the person stays. */
  readonly leftOn: Day | null;
  /** To be rung at; null where none was given. */
  readonly phone?: string | null;
}

/** A row as it was read: `version` is the optimistic lock of the next change. */
export type Versioned<T> = T & { readonly version: number };

export interface Appointment {
  readonly id: string;
  readonly personId: string;
  readonly role: AppointedRole;
  readonly employment: Employment;
  readonly fromDay: Day;
  readonly toDay: Day | null;
}

export interface PostHolding {
  readonly id: string;
  readonly personId: string;
  readonly role: HeldRole;
  readonly workshopId: string;
  readonly postId: string | null;
  /** Whose place it is taken in (代检), by person; null for a holding of one's own. */
  readonly standsInFor?: string | null;
  readonly fromDay: Day;
  readonly toDay: Day | null;
}

/** What a person may be on a day: roles with the workshops and posts they reach. */
export interface Standing {
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Workshops headed. */
  readonly workshopIds: readonly string[];
  /** Posts held in person. */
  readonly postIds: readonly string[];
}
