import type { Authorised } from '~/domain/organisation/access/authority';
import type { PaperUnknown } from '~/domain/routine/paperRefusals';
import type { CompleteResolutionRefusal } from '~/domain/routine/resolution';
import type { Context } from '../context';
import { type NotDone, severally } from '../severally';
import { completeResolution, type CompletionInput } from './completeResolution';

/** A resolution that was carried out. */
export interface ResolutionDone extends CompletionInput {
  readonly id: string;
}

/** Records that several resolutions were carried out. Answers how many were recorded, and those that were not. */
export const completeResolutions = (
  cx: Context,
  permit: Authorised<'resolution.complete'>,
  completed: readonly ResolutionDone[],
  key: string | null = null,
): Promise<{ readonly done: number; readonly left: readonly NotDone<ResolutionDone, PaperUnknown | CompleteResolutionRefusal>[] }> =>
  severally<ResolutionDone, PaperUnknown | CompleteResolutionRefusal>(cx, permit, { key, verb: 'resolution.complete /routine/resolutions' }, completed, ({ id }) => id, (sending, { id, ...input }) => completeResolution(sending, permit, id, input));
