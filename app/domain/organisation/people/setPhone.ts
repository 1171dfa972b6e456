import { decided, type Decision, refused } from '../../shared/decision';
import type { NotFound } from '../refusals';

export type PhoneRefusal = NotFound | { readonly code: 'phoneWrong' };

/** A number as it is kept: digits, with a plus in front and hyphens between where they were typed; null for none. Refused where nobody could dial it. */
export function phoneNumber(typed: string): Decision<{ phone: string | null }, PhoneRefusal> {
  const said = typed.replace(/\s/g, '');
  if (said === '') return decided({ phone: null });
  return /^\+?\d[\d-]{3,18}\d$/.test(said) ? decided({ phone: said }) : refused({ code: 'phoneWrong' });
}
