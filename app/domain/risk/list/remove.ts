import { type Decision, decided, refused } from '../../shared/decision';

export type RemoveRefusal = { readonly code: 'removalReasonMissing' };

/**
 * Whether a row may leave the draft, and why it does. A row the draft began with stands in a published list, so that its
 * absence from the next one is explained; a row added since needs no word.
 */
export function removal(published: boolean, reason: string): Decision<{ readonly reason: string }, RemoveRefusal> {
  const said = reason.trim();
  return published && !said ? refused({ code: 'removalReasonMissing' }) : decided({ reason: said });
}
