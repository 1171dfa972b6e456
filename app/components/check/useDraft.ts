import { type Dispatch, type RefObject, type SetStateAction, useEffect, useRef, useState } from 'react';
import type { AnswerResult } from '~/domain/routine/types';
import { type Draft, type DraftAnswer, type DraftPhoto, NO_ANSWER, readDraft, writeDraft } from './draft';
import { newKey } from '../forms/KeyField';
import { post } from '../forms/send';
import { shrink } from '../forms/shrinkPhoto';
import { keep, letGo } from './photoStore';

export interface DraftHandle {
  /** False until scripts run: the form is then one long page. */
  readonly alive: boolean;
  readonly draft: Draft;
  change(part: Partial<Draft>): void;
  answer(id: string, part: Partial<DraftAnswer>): void;
  addPhotos(id: string, files: readonly File[]): Promise<void>;
  dropPhoto(id: string, key: string): void;
}

interface Said extends Pick<Draft, 'answers' | 'zeroRisk' | 'reason'> {
  /** Photos that were chosen and not sent, by item. */
  readonly files: readonly (readonly [string, readonly File[]])[];
}

/** What was already chosen in the page before scripts came. */
function fromForm(form: HTMLFormElement | null, ids: readonly string[]): Said {
  const data = form ? new FormData(form) : new FormData();
  const said = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '');
  const text = (name: string): string => said(data.get(name));
  const answers = ids.map((id): [string, DraftAnswer] => {
    const photos = data.getAll(`photoHash.${id}`).map(said).map((hash): DraftPhoto => ({ key: hash, hash, error: null }));
    return [id, { result: (text(`answer.${id}`) || null) as AnswerResult | null, description: text(`description.${id}`), measure: text(`measure.${id}`), photos }];
  });
  const files = ids.map((id) => [id, data.getAll(`photo.${id}`).filter((entry): entry is File => entry instanceof File && entry.size > 0)] as const);
  return { answers: Object.fromEntries(answers), zeroRisk: data.has('zeroRisk'), reason: text('backfillReason'), files };
}

/** The check kept on this phone with what was filled in since the page was opened, which is newer. */
function withNewer(kept: Draft, said: Said): Draft {
  const answers = Object.entries(said.answers).map(([id, { result, description, measure }]): [string, DraftAnswer] => {
    const before = kept.answers[id] ?? NO_ANSWER;
    return [id, { result: result ?? before.result, description: description || before.description, measure: measure || before.measure, photos: before.photos }];
  });
  return { ...kept, answers: { ...kept.answers, ...Object.fromEntries(answers) }, zeroRisk: said.zeroRisk || kept.zeroRisk, reason: said.reason || kept.reason };
}

type Set = Dispatch<SetStateAction<Draft>>;

const amendIn = (set: Set, id: string, with_: (answer: DraftAnswer) => Partial<DraftAnswer>): void =>
  set((now) => {
    const before = now.answers[id] ?? NO_ANSWER;
    return { ...now, startedAt: now.startedAt ?? Date.now(), answers: { ...now.answers, [id]: { ...before, ...with_(before) } } };
  });

/** Keeps photos on the phone and sends each ahead as soon as it can. */
async function addPhotosIn(set: Set, key: string, id: string, files: readonly File[]): Promise<void> {
  for (const [index, file] of files.entries()) {
    const photoKey = `${key}:${id}:${Date.now()}:${index}:${file.size}`;
    const blob = await shrink(file);
    await keep('photos', photoKey, blob);
    amendIn(set, id, ({ photos }) => ({ photos: [...photos, { key: photoKey, hash: null, error: null }] }));
    void upload(blob, file.name).then((part) => part && amendIn(set, id, ({ photos }) => ({ photos: photos.map((photo) => (photo.key === photoKey ? { ...photo, ...part } : photo)) })));
  }
}

/**
 * The unsent check on this phone: found again after a reload, saved at every tap. A photo goes to the server as soon
 * as it can; until then the phone keeps it.
 */
export function useDraft(key: string, ids: readonly string[], form: RefObject<HTMLFormElement>, startsTyped: boolean): DraftHandle {
  const [alive, setAlive] = useState(false);
  const [draft, setDraft] = useState<Draft>(() => ({ submissionKey: newKey(), answers: {}, zeroRisk: false, reason: '', step: 0, startedAt: null }));

  // What the page was made with; it is read once, when scripts come to life for this post, day and version.
  const page = useRef({ ids, form, startsTyped });
  useEffect(() => {
    const wake = () => {
      const found = readDraft(key);
      const { ids: items, form: element, startsTyped: typed } = page.current;
      const { files, ...said } = fromForm(element.current, items);
      setDraft((empty) => (found && !typed ? withNewer(found, { ...said, files }) : { ...empty, ...said }));
      setAlive(true);
      for (const [id, chosen] of files) void addPhotosIn(setDraft, key, id, chosen);
    };
    wake();
  }, [key]);

  useEffect(() => {
    if (alive && draft.startedAt !== null) writeDraft(key, draft);
  }, [alive, draft, key]);

  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, startedAt: now.startedAt ?? Date.now(), ...part }));

  return {
    alive,
    draft,
    change,
    answer: (id, part) => amendIn(setDraft, id, () => part),
    dropPhoto: (id, photoKey) => {
      amendIn(setDraft, id, ({ photos }) => ({ photos: photos.filter((photo) => photo.key !== photoKey) }));
      void letGo('photos', photoKey);
    },
    addPhotos: (id, files) => addPhotosIn(setDraft, key, id, files),
  };
}

/** Sends one photo ahead of its form. Null when the server cannot be reached: the photo then travels with the form. */
async function upload(blob: Blob, name: string): Promise<Partial<DraftPhoto> | null> {
  const body = new FormData();
  body.set('photo', blob, name);
  const said = await post('/evidence', body);
  if (said?.status === 201) return { hash: (said.json as { hash: string }).hash };
  return said && [413, 415, 422].includes(said.status) ? { error: (said.json as { sentence: string }).sentence } : null;
}
