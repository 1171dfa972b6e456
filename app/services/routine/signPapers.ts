import type { Authorised } from '~/domain/organisation/access/authority';
import type { SignMonthRefusal } from '~/domain/routine/monthly';
import type { PaperUnknown } from '~/domain/routine/paperRefusals';
import type { SignedPaper } from '~/domain/routine/types';
import type { SignWeekRefusal } from '~/domain/routine/weekly';
import type { Context } from '../context';
import { type NotDone, severally } from '../severally';
import { signMonth } from './monthPapers';
import { signWeek } from './weekPapers';

/** A weekly report or minutes to be signed, in the version that was read, with the words set above the name. */
export interface PaperSigned {
  readonly paper: Exclude<SignedPaper, 'daily'>;
  readonly id: string;
  readonly version: number;
  readonly words: string;
}

type SignRefusal = PaperUnknown | SignWeekRefusal | SignMonthRefusal;

/** Sets a name under several papers, each a signature of its own. Answers how many were signed, and those that were not. */
export const signPapers = (
  cx: Context,
  permit: { readonly weekly: Authorised<'weekly.sign'>; readonly monthly: Authorised<'monthly.sign'> },
  signed: readonly PaperSigned[],
  key: string | null = null,
): Promise<{ readonly done: number; readonly left: readonly NotDone<PaperSigned, SignRefusal>[] }> =>
  severally<PaperSigned, SignRefusal>(cx, permit.weekly, { key, verb: 'weekly.sign /routine/signing' }, signed, ({ id }) => id, (sending, { paper, id, ...input }) =>
    paper === 'weekly' ? signWeek(sending, permit.weekly, id, input) : signMonth(sending, permit.monthly, id, input));
