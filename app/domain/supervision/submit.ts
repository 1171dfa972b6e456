import { type Decision, decided, refused } from '../shared/decision';
import type { SubmissionAnswerKind } from './types';
import type { SubmitRefusal } from './refusals';

/** What is known of a version that somebody wants to submit. */
export interface Submittable {
  /** Null for a draft. */
  readonly publishedAt: string | null;
  /** Answers to the submissions of this very version so far; null for one that still waits. */
  readonly earlier: readonly (SubmissionAnswerKind | null)[];
  /** Whether the region has a regulator who receives. */
  readonly hasRegulator: boolean;
  readonly region: string;
}

/**
 * May this version go to the regulator? Only a published one, and not while an earlier submission of it waits or was
 * accepted; a returned one may be sent again.
 */
export function submit(version: Submittable): Decision<null, SubmitRefusal> {
  if (!version.publishedAt) return refused({ code: 'notPublished' });
  if (!version.hasRegulator) return refused({ code: 'noRegulator', region: version.region });
  if (version.earlier.includes(null)) return refused({ code: 'waiting' });
  if (version.earlier.includes('accepted')) return refused({ code: 'accepted' });
  return decided(null);
}
