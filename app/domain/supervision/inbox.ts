import type { Instant } from '../shared/instant';

/** What of the submissions an officer sees: what waits for an answer, what has one, or all. */
export const RECEIVED_SHOWN = ['waiting', 'answered', 'all'] as const;
export type ReceivedShown = (typeof RECEIVED_SHOWN)[number];
export const RECEIVED_NAMES: Readonly<Record<ReceivedShown, string>> = { waiting: '待答复', answered: '已答复', all: '全部' };

/** Characters that are searched for at most. */
export const SEARCH_LIMIT = 60;

/** What an address asks for; the first of the tabs where it says none. */
export function receivedAsked(params: URLSearchParams): { readonly show: ReceivedShown; readonly q: string } {
  const show = RECEIVED_SHOWN.find((one) => one === params.get('show')) ?? 'waiting';
  return { show, q: (params.get('q') ?? '').normalize('NFKC').trim().slice(0, SEARCH_LIMIT) };
}

/** Whether an officer has seen it as it is now: never opened, or answered by a colleague since. */
export function noticeOf(answer: { readonly answeredAt: Instant } | null, readAt: Instant | undefined): 'unread' | 'changed' | null {
  if (readAt === undefined) return 'unread';
  return answer !== null && answer.answeredAt > readAt ? 'changed' : null;
}
