import { type Decision, decided, refused } from '../../shared/decision';
import type { Instant } from '../../shared/instant';
import type { RiskItem } from '../types';

export interface LimitInput {
  /** Number of the standard or document: `GB/T 5023.3-2008`. */
  readonly standard: string;
  readonly clause: string;
  readonly edition: string;
}

export type LimitRefusal = { readonly code: 'criterionMissing' } | { readonly code: 'limitSourceMissing'; readonly field: keyof LimitInput };

export type VerifiedLimit = Pick<RiskItem, 'criterionStandard' | 'limitVerified' | 'limitVerifiedBy' | 'limitVerifiedAt'>;

/**
 * Somebody of the factory read the criterion at its source and says where: number, clause and edition, all three,
 * or the next reader cannot find it. Refused while the item has no criterion.
 */
export function verifyLimit(item: RiskItem, input: LimitInput, by: string, at: Instant): Decision<VerifiedLimit, LimitRefusal> {
  if (!item.criterion.trim()) return refused({ code: 'criterionMissing' });
  const parts = (['standard', 'clause', 'edition'] as const).map((field) => ({ field, text: input[field].trim() }));
  const missing = parts.find(({ text }) => !text);
  if (missing) return refused({ code: 'limitSourceMissing', field: missing.field });
  return decided({ criterionStandard: parts.map(({ text }) => text).join(' · '), limitVerified: true, limitVerifiedBy: by, limitVerifiedAt: at });
}
