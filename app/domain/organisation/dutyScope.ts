import { type Decision, decided, refused } from '../shared/decision';
import type { Enterprise } from './types';

/** Why the two orders speak to a unit: licence, compulsory certificate, or a safety-relevant product under a mandatory standard. */
export type DutyGround = 'licence' | 'certificate' | 'mandatoryStandard';

export type DutyFlags = Pick<Enterprise, 'licensed' | 'certified' | 'mandatoryStandard'>;

/** The grounds on which a unit is bound (Art. 2 of Orders 75 and 76); none means that the routines are voluntary. */
export function dutyGroundsOf(unit: DutyFlags): DutyGround[] {
  return [
    ...(unit.licensed ? (['licence'] as const) : []),
    ...(unit.certified ? (['certificate'] as const) : []),
    ...(unit.mandatoryStandard ? (['mandatoryStandard'] as const) : []),
  ];
}

/** Whether a unit has not said enough to know on which grounds it is bound: no ground is named and not all are denied. */
export const dutyUnknown = (unit: DutyFlags): boolean => dutyGroundsOf(unit).length === 0 && [unit.licensed, unit.certified, unit.mandatoryStandard].includes(null);

/** The answers to 适用情况 by form value. */
export const DUTY_NAMES = {
  licensed: '产品实行工业产品生产许可', certified: '产品实行强制性产品认证', mandatoryStandard: '涉及人身健康和生命财产安全并有强制性国家标准要求', none: '以上都不是', unknown: '还不清楚',
} as const;

/** What a unit stated of itself, as the form asks it. */
export function statedDuty(unit: DutyFlags): (keyof typeof DUTY_NAMES)[] {
  if (dutyUnknown(unit)) return ['unknown'];
  const stated = (['licensed', 'certified', 'mandatoryStandard'] as const).filter((flag) => unit[flag]);
  return stated.length > 0 ? stated : ['none'];
}

export type DutyRefusal = { readonly code: 'noneExcludesOthers' } | { readonly code: 'unknownExcludesOthers' } | { readonly code: 'scopeUnanswered' };

/** Reads the answer to 适用情况: any of the three, or an explicit "none" or "not known", each of which excludes all others. */
export function declareDuty(answer: DutyFlags & { readonly none: boolean; readonly unknown?: boolean }): Decision<DutyFlags, DutyRefusal> {
  const any = dutyGroundsOf(answer).length > 0;
  if (answer.unknown && (any || answer.none)) return refused({ code: 'unknownExcludesOthers' });
  if (answer.unknown) return decided({ licensed: null, certified: null, mandatoryStandard: null });
  if (answer.none && any) return refused({ code: 'noneExcludesOthers' });
  if (!answer.none && !any) return refused({ code: 'scopeUnanswered' });
  return decided({ licensed: answer.licensed, certified: answer.certified, mandatoryStandard: answer.mandatoryStandard });
}
