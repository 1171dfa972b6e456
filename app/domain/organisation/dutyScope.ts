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

export type DutyRefusal = { readonly code: 'noneExcludesOthers' } | { readonly code: 'scopeUnanswered' };

/** Reads the answer to 适用情况: any of the three, or an explicit "none", which excludes them. */
export function declareDuty(answer: DutyFlags & { readonly none: boolean }): Decision<DutyFlags, DutyRefusal> {
  const any = dutyGroundsOf(answer).length > 0;
  if (answer.none && any) return refused({ code: 'noneExcludesOthers' });
  if (!answer.none && !any) return refused({ code: 'scopeUnanswered' });
  return decided({ licensed: answer.licensed, certified: answer.certified, mandatoryStandard: answer.mandatoryStandard });
}
