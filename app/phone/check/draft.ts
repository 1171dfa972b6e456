import { person } from '../dom';
import type { Photo } from '../photos';
import { words } from '../store';

/** What is kept of the answer to one item; each has a key of its own, so that a tap writes no more than it says. */
export interface ItemDraft {
  readonly result: string;
  /** What each of its fields says, by name without the id of the item. */
  readonly fields: Readonly<Record<string, string>>;
  readonly photos: readonly Photo[];
  /** Photos of the moment; left out where none was asked for. */
  readonly spot?: readonly Photo[];
  /** What the item was called: a later list may not have it any more. */
  readonly point: string;
  /** How long it took. */
  readonly seconds?: number;
  /** What the limits said of it, where they alone made it 不符合. */
  readonly limits?: string;
}

/** What is kept of the check as a whole. */
export interface CheckDraft {
  readonly key: string;
  readonly startedAt: number;
  readonly step: number;
  readonly zeroRisk: boolean;
  readonly reason: string;
  /** The plate that opened it where there was no network, `''` for none; a draft of an earlier release does not say. */
  readonly seen?: string;
}

/** Where the check of a post and day is kept: nobody finds another's on a shared phone. `of` is `POST:DAY`, with the shift behind it where there is one. */
export const placeOf = (of: string): string => `draft:${person}:${of}:`;

export const readCheck = (place: string): CheckDraft | null => words.get<CheckDraft>(`${place}check`);
export const writeCheck = (place: string, draft: CheckDraft): boolean => words.put(`${place}check`, draft);
export const writeItem = (place: string, id: string, draft: ItemDraft): boolean => words.put(`${place}item:${id}`, draft);

/** What is kept of each item, by its id. */
export function readItems(place: string): Map<string, ItemDraft> {
  const prefix = `${place}item:`;
  return new Map(words.keys(prefix).flatMap((key): [string, ItemDraft][] => {
    const draft = words.get<ItemDraft>(key);
    return draft ? [[key.slice(prefix.length), draft]] : [];
  }));
}

/** A check as release 0.1.0 kept it under one key, told as it is kept now. */
export function liftEarlier(of: string, versionId: string): void {
  const earlier = `check:${person}:${of}:${versionId}`;
  const found = words.get<{ submissionKey: string; step: number; startedAt: number | null; zeroRisk: boolean; reason: string; answers: Record<string, { result: string | null; description: string; measure: string; photos: { key: string; hash: string | null; error: string | null }[] }> }>(earlier);
  if (!found || readCheck(placeOf(of))) return;
  const place = placeOf(of);
  writeCheck(place, { key: found.submissionKey, startedAt: found.startedAt ?? Date.now(), step: found.step, zeroRisk: found.zeroRisk, reason: found.reason });
  for (const [id, { result, description, measure, photos }] of Object.entries(found.answers)) {
    writeItem(place, id, { result: result ?? '', fields: { description, measure }, photos: photos.map((photo) => ({ ...photo, held: true })), point: '' });
  }
  words.drop(earlier);
}
