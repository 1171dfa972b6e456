import { type RefObject, useEffect, useRef, useState } from 'react';
import type { AnswerResult } from '~/domain/routine/types';
import { type Draft, type DraftAnswer, type DraftPhoto, NO_ANSWER, readDraft, writeDraft } from './draft';
import { keep, letGo, shrink } from './photoStore';

export interface DraftHandle {
  /** False until scripts run: the form is then one long page. */
  readonly alive: boolean;
  readonly draft: Draft;
  change(part: Partial<Draft>): void;
  answer(id: string, part: Partial<DraftAnswer>): void;
  addPhotos(id: string, files: readonly File[]): Promise<void>;
  dropPhoto(id: string, key: string): void;
}

/** What was already chosen in the page before scripts came. */
function fromForm(form: HTMLFormElement | null, ids: readonly string[]): Record<string, DraftAnswer> {
  if (!form) return {};
  const data = new FormData(form);
  const said = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '');
  const text = (name: string): string => said(data.get(name));
  return Object.fromEntries(
    ids.map((id): [string, DraftAnswer] => {
      const photos = data.getAll(`photoHash.${id}`).map(said).map((hash): DraftPhoto => ({ key: hash, hash, error: null }));
      return [id, { result: (text(`answer.${id}`) || null) as AnswerResult | null, description: text(`description.${id}`), measure: text(`measure.${id}`), photos }];
    }),
  );
}

/**
 * The unsent check on this phone: found again after a reload, saved at every tap. A photo goes to the server as soon
 * as it can; until then the phone keeps it.
 */
export function useDraft(key: string, submissionKey: string, ids: readonly string[], form: RefObject<HTMLFormElement>, startsTyped: boolean): DraftHandle {
  const [alive, setAlive] = useState(false);
  const [draft, setDraft] = useState<Draft>({ submissionKey, answers: {}, zeroRisk: false, reason: '', step: 0, startedAt: null });

  // What the page was made with; it is read once, when scripts come to life for this post, day and version.
  const page = useRef({ ids, form, startsTyped });
  useEffect(() => {
    const wake = () => {
      const found = readDraft(key);
      const { ids: items, form: element, startsTyped: typed } = page.current;
      setDraft((empty) => (found && !typed ? found : { ...empty, answers: fromForm(element.current, items) }));
      setAlive(true);
    };
    wake();
  }, [key]);

  useEffect(() => {
    if (alive && draft.startedAt !== null) writeDraft(key, draft);
  }, [alive, draft, key]);

  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, startedAt: now.startedAt ?? Date.now(), ...part }));
  const amend = (id: string, with_: (answer: DraftAnswer) => Partial<DraftAnswer>) =>
    setDraft((now) => {
      const before = now.answers[id] ?? NO_ANSWER;
      return { ...now, startedAt: now.startedAt ?? Date.now(), answers: { ...now.answers, [id]: { ...before, ...with_(before) } } };
    });
  const amendPhoto = (id: string, photoKey: string, part: Partial<DraftPhoto>) =>
    amend(id, ({ photos }) => ({ photos: photos.map((photo) => (photo.key === photoKey ? { ...photo, ...part } : photo)) }));

  return {
    alive,
    draft,
    change,
    answer: (id, part) => amend(id, () => part),
    dropPhoto: (id, photoKey) => {
      amend(id, ({ photos }) => ({ photos: photos.filter((photo) => photo.key !== photoKey) }));
      void letGo('photos', photoKey);
    },
    addPhotos: async (id, files) => {
      for (const file of files) {
        const photoKey = `${key}:${id}:${Date.now()}:${file.size}`;
        const blob = await shrink(file);
        await keep('photos', photoKey, blob);
        amend(id, ({ photos }) => ({ photos: [...photos, { key: photoKey, hash: null, error: null }] }));
        void upload(blob, file.name).then((part) => part && amendPhoto(id, photoKey, part));
      }
    },
  };
}

/** Sends one photo ahead of its form. Null when the server cannot be reached: the photo then travels with the form. */
async function upload(blob: Blob, name: string): Promise<Partial<DraftPhoto> | null> {
  const body = new FormData();
  body.set('photo', blob, name);
  try {
    const response = await fetch('/evidence', { method: 'POST', body });
    if (response.ok) return { hash: ((await response.json()) as { hash: string }).hash };
    if (![413, 415, 422].includes(response.status)) return null;
    return { error: ((await response.json()) as { sentence: string }).sentence };
  } catch {
    return null;
  }
}
