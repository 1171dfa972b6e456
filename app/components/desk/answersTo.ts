import { useEffect, useState } from 'react';

/** What the box offers: one result, and results of one kind. */
export interface Offer {
  readonly to: string;
  readonly title: string;
  readonly note: string;
}
export interface Offers {
  readonly question: string;
  /** The one page that has this number. */
  readonly exact: string | null;
  readonly groups: readonly { readonly title: string; readonly total: number; readonly rows: readonly Offer[] }[];
}

/** Ms without a key before a question is asked. */
const PAUSE = 120;

const isOffers = (json: unknown): json is Offers => typeof json === 'object' && json !== null && 'groups' in json && Array.isArray(json.groups);

async function ask(question: string, signal: AbortSignal): Promise<Offers | null> {
  try {
    const answer = await fetch(`/search/answers?q=${encodeURIComponent(question)}`, { headers: { Accept: 'application/json' }, signal });
    const json: unknown = answer.ok ? await answer.json() : null;
    return isOffers(json) ? json : null;
  } catch {
    return null;
  }
}

/** The answers to a question, asked for once its typing pauses; null asks nothing. Until they are there those before stand; `failed` where none came. */
export function useAnswersTo(question: string | null): { readonly offers: Offers | null; readonly failed: boolean } {
  const [state, setState] = useState<{ readonly offers: Offers | null; readonly failed: boolean }>({ offers: null, failed: false });
  useEffect(() => {
    if (question === null) return;
    const late = new AbortController();
    const timer = setTimeout(() => {
      void ask(question, late.signal).then((offers) => {
        if (!late.signal.aborted) setState((now) => (offers ? { offers, failed: false } : { offers: now.offers, failed: true }));
      });
    }, question === '' ? 0 : PAUSE);
    return () => {
      clearTimeout(timer);
      late.abort();
    };
  }, [question]);
  return state;
}
