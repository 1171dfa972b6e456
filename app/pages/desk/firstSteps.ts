import { dutyUnknown } from '~/domain/organisation/dutyScope';
import { missingRoles, staffingNeeds } from '~/domain/organisation/people/staffing';
import type { Appointment, Enterprise } from '~/domain/organisation/types';
import { ROLE_NAMES } from '~/domain/organisation/words';
import type { Rules } from '~/domain/rulepack/rules';
import type { Day } from '~/domain/shared/day';

export interface FirstStep {
  readonly key: 'profile' | 'workWeek' | 'organisation' | 'people' | 'appointments' | 'template' | 'publish' | 'check';
  readonly done: boolean;
  /** How far it is, in words; empty when nothing was begun. */
  readonly progress: string;
}

/** What of a new factory its first steps follow from. */
export interface FirstFacts {
  readonly enterprise: Enterprise;
  readonly rules: Rules;
  readonly appointments: readonly Pick<Appointment, 'role' | 'fromDay' | 'toDay'>[];
  readonly today: Day;
  /** Names of the open posts that nobody holds. */
  readonly unheld: readonly string[];
  readonly posts: number;
  /** Rows of the draft, and how many of them are confirmed. */
  readonly draft: { readonly items: number; readonly confirmed: number };
  readonly published: boolean;
}

const NAMED = 3;

/** The steps of a new factory in their order, each done only when it is. */
export function firstSteps({ enterprise, rules, appointments, today, unheld, posts, draft, published }: FirstFacts): FirstStep[] {
  const needs = staffingNeeds(enterprise, rules);
  const missing = missingRoles(needs, appointments, today);
  const lacking = unheld.length > 0 ? `还没有人的岗位：${unheld.slice(0, NAMED).join('、')}${unheld.length > NAMED ? `等 ${unheld.length} 个` : ''}` : '';
  return [
    { key: 'profile', done: !dutyUnknown(enterprise) && enterprise.staff !== null, progress: '' },
    { key: 'workWeek', done: rules.workWeeks.length > 0, progress: '' },
    { key: 'organisation', done: posts > 0, progress: posts > 0 ? `已有 ${posts} 个岗位` : '' },
    { key: 'people', done: posts > 0 && unheld.length === 0, progress: posts > 0 ? lacking : '' },
    { key: 'appointments', done: needs.every(({ required }) => required !== null) && missing.length === 0, progress: missing.length > 0 ? `还缺${missing.map(({ role }) => ROLE_NAMES[role]).join('、')}` : '' },
    { key: 'template', done: published || draft.items > 0, progress: draft.items > 0 ? `清单草稿 ${draft.items} 项` : '' },
    { key: 'publish', done: published, progress: !published && draft.items > 0 ? `已确认 ${draft.confirmed} / ${draft.items} 项` : '' },
    { key: 'check', done: false, progress: '' },
  ];
}
