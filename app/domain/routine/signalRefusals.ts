import { formatInstant, type Instant } from '../shared/instant';
import type { RefusalTexts } from '../shared/refusal';

export type SignalRefusal = { readonly code: 'notFound' } | { readonly code: 'nothingTold' } | { readonly code: 'explainedBefore'; readonly at: Instant; readonly words: string };

/** What stands against saying something of a check of one's own. */
export const SIGNAL_REFUSALS: RefusalTexts<SignalRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这份记录，或它不是您本人的。' }),
  nothingTold: () => ({ status: 409, sentence: '这份记录没有需要说明的提示，或提示的界限已经改了，不用说明。' }),
  explainedBefore: ({ at, words }) => ({ status: 409, sentence: `您已于${formatInstant(at)}说明过：“${words}”。说明存档后不再改动。` }),
};
