import { type Decision, decided, refused } from '../shared/decision';
import { creditCodeFault } from './creditCode';
import type { CreditCodeTaken, CreditCodeWrong } from './refusals';
import type { Enterprise } from './types';

/** What a factory says of itself. */
export type EnterpriseProfile = Omit<Enterprise, 'enterpriseId'>;

/** Accepts a profile whose 统一社会信用代码 is whole and nobody else's. `taken` speaks of other enterprises only. */
export function describeEnterprise(profile: EnterpriseProfile, taken: boolean): Decision<EnterpriseProfile, CreditCodeWrong | CreditCodeTaken> {
  const fault = creditCodeFault(profile.creditCode);
  if (fault) return refused({ code: 'creditCodeWrong', fault });
  return taken ? refused({ code: 'creditCodeTaken' }) : decided(profile);
}
