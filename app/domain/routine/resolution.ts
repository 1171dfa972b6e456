import { type Day, daysOfMonth, type Month } from '../shared/day';
import { decided, type Decision, refused } from '../shared/decision';

/** What a meeting resolved: owner, limit, and when it was done. */
export interface Resolution {
  readonly id: string;
  readonly meetingId: string;
  readonly position: number;
  readonly content: string;
  readonly ownerId: string;
  readonly dueDay: Day;
  readonly doneOn: Day | null;
  readonly doneNote: string | null;
  readonly doneBy: string | null;
  readonly version: number;
}

/** Whether a resolution of an earlier meeting comes back in a month: not done, or done only within it. */
export const comesBackIn = (resolution: Pick<Resolution, 'doneOn'>, month: Month): boolean =>
  resolution.doneOn === null || resolution.doneOn >= daysOfMonth(month).first;

export type AddResolutionRefusal = { readonly code: 'contentMissing' } | { readonly code: 'unknownPerson'; readonly field: string } | { readonly code: 'dueBeforeMeeting' };

export interface ResolutionCompleted {
  readonly doneOn: Day;
  readonly doneNote: string;
}

export type CompleteResolutionRefusal =
  | { readonly code: 'meetingNotSigned' }
  | { readonly code: 'alreadyDone'; readonly doneOn: Day; readonly doneNote: string | null }
  | { readonly code: 'movedOn' }
  | { readonly code: 'doneInFuture' }
  | { readonly code: 'doneNoteMissing' };

/** Completes a resolution: once, on a day that has come, saying what was done. The meeting must be signed before. */
export function completeResolution(
  resolution: Resolution,
  meetingSigned: boolean,
  input: { readonly doneOn: Day; readonly doneNote: string; readonly version: number },
  today: Day,
): Decision<ResolutionCompleted, CompleteResolutionRefusal> {
  if (!meetingSigned) return refused({ code: 'meetingNotSigned' });
  if (resolution.doneOn !== null) return refused({ code: 'alreadyDone', doneOn: resolution.doneOn, doneNote: resolution.doneNote });
  if (resolution.version !== input.version) return refused({ code: 'movedOn' });
  if (input.doneOn > today) return refused({ code: 'doneInFuture' });
  const doneNote = input.doneNote.trim();
  if (doneNote === '') return refused({ code: 'doneNoteMissing' });
  return decided({ doneOn: input.doneOn, doneNote });
}
