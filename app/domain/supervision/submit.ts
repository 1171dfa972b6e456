import { type Decision, decided, refused } from '../shared/decision';
import type { Instant } from '../shared/instant';
import type { SubmissionState } from './types';
import type { SubmitRefusal, TakeBackRefusal } from './refusals';

/** What is known of a version that somebody wants to submit. */
export interface Submittable {
  /** Null for a draft. */
  readonly publishedAt: string | null;
  /** Where the submissions of this very version so far stand. */
  readonly earlier: readonly SubmissionState[];
  /** Whether the region has a regulator who receives. */
  readonly hasRegulator: boolean;
  readonly region: string;
}

/**
 * May this version go to the regulator? Only a published one, and not while an earlier submission of it waits or was
 * accepted; a returned or withdrawn one may be sent again.
 */
export function submit(version: Submittable): Decision<null, SubmitRefusal> {
  if (!version.publishedAt) return refused({ code: 'notPublished' });
  if (!version.hasRegulator) return refused({ code: 'noRegulator', region: version.region });
  if (version.earlier.includes('waiting')) return refused({ code: 'waiting' });
  if (version.earlier.includes('accepted')) return refused({ code: 'accepted' });
  return decided(null);
}

/** May it be withdrawn: while it waits for its answer, and nobody of the bureau has opened it. */
export function takeBack({ state, openedAt }: { readonly state: SubmissionState; readonly openedAt: Instant | null }): Decision<null, TakeBackRefusal> {
  if (state !== 'waiting') return refused({ code: 'ended', state });
  return openedAt === null ? decided(null) : refused({ code: 'opened', at: openedAt });
}
