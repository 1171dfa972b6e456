import type { AnswerResult } from '~/domain/routine/types';

/** A photo of an unsent check: kept on this phone, and on the server once it has a hash. */
export interface DraftPhoto {
  /** Key in the phone's photo store. */
  readonly key: string;
  readonly hash: string | null;
  /** Why the server refused it. */
  readonly error: string | null;
}

export interface DraftAnswer {
  readonly result: AnswerResult | null;
  readonly description: string;
  readonly measure: string;
  readonly photos: readonly DraftPhoto[];
}

/** An unsent check as this phone keeps it, saved at every tap. */
export interface Draft {
  /** The key it is sent under. */
  readonly submissionKey: string;
  readonly answers: Readonly<Record<string, DraftAnswer>>;
  readonly zeroRisk: boolean;
  readonly reason: string;
  /** Card that is open; one past the last is the end. */
  readonly step: number;
  /** When the first answer was given, milliseconds since 1970; null before it. */
  readonly startedAt: number | null;
}

export const NO_ANSWER: DraftAnswer = { result: null, description: '', measure: '', photos: [] };

/** Drafts are kept by person, post, day and list version: nobody finds another's on a shared phone, and a new version starts afresh. */
export const draftKey = (personId: string, postId: string, day: string, versionId: string): string => `check:${personId}:${postId}:${day}:${versionId}`;

/** Whether a draft says the record found nothing: every item answered, none 不符合. */
export const isClean = (draft: Draft, ids: readonly string[]): boolean =>
  ids.every((id) => draft.answers[id]?.result && draft.answers[id].result !== 'nonconforming');

export function readDraft(key: string): Draft | null {
  try {
    const text = localStorage.getItem(key);
    return text ? (JSON.parse(text) as Draft) : null;
  } catch {
    return null;
  }
}

export function writeDraft(key: string, draft: Draft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A full or forbidden store loses only the convenience: the form itself still holds what was typed.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept where nothing may be kept.
  }
}
