import { type Decision, decided, refused } from '../shared/decision';
import type { Instant } from '../shared/instant';
import type { TakeBackRefusal } from './refusals';
import type { SubmissionState } from './types';

/** May it be withdrawn: while it waits for its answer, and nobody of the bureau has opened it. */
export function takeBack({ state, openedAt }: { readonly state: SubmissionState; readonly openedAt: Instant | null }): Decision<null, TakeBackRefusal> {
  if (state !== 'waiting') return refused({ code: 'ended', state });
  return openedAt === null ? decided(null) : refused({ code: 'opened', at: openedAt });
}
