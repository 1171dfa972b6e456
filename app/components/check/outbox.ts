import { post, toldIn, UNREACHED } from '../forms/send';
import { dropDraft, type Draft } from './draft';
import { allHeld, held, keep, letGo } from './photoStore';

/** A check that waits on this phone until it can be sent. */
export interface Waiting {
  readonly submissionKey: string;
  /** Who filled it in and signed it; nobody else's session may send it. */
  readonly signerId: string;
  readonly postId: string;
  readonly postName: string;
  readonly day: string;
  readonly versionId: string;
  readonly draftKey: string;
  readonly draft: Draft;
  /** What the phone's clock said when it was signed. */
  readonly clientAt: string;
  /** The mark of its sheet, milliseconds from opening it to the signature, and seconds from the first answer; missing in what was kept before there were any. */
  readonly opened?: string;
  readonly elapsed?: number;
  readonly took?: number;
  /** Why the server would not take it; it then waits for the person, not for the network. */
  readonly refusal: string | null;
}

export type Sent = { readonly kind: 'taken'; readonly to: string } | { readonly kind: 'refused'; readonly errors: Record<string, string>; readonly sentence: string; readonly moved?: boolean } | NotYet;

/** Not taken for now, and sent again later: not reached, not answered by the program, or turned away by it with a sentence of why. */
export type NotYet = { readonly kind: 'unreached' | 'signedOut' } | { readonly kind: 'turnedAway'; readonly sentence: string };

/** Where something answers that it cannot take anything now, and gives no reason that could be shown. */
const NO_WORDS = '服务器现在不能接收，没有说明原因。';
const GONE = '这份检查没有提交：岗位可能已关闭，或不再由您负责。请告诉质量安全员。';
/** Longest wait for the answer to one check, in ms; it is sent again later. */
const PATIENCE_MS = 120_000;

async function bodyOf({ submissionKey, signerId, day, versionId, clientAt, opened = '', elapsed, took, draft }: Waiting): Promise<FormData> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ day, versionId, key: submissionKey, signerId, clientAt, opened, elapsed: String(elapsed ?? ''), took: String(took ?? ''), zeroRisk: draft.zeroRisk ? 'yes' : '', backfillReason: draft.reason })) body.set(name, value);
  for (const [id, answer] of Object.entries(draft.answers)) {
    if (answer.result) body.append(`answer.${id}`, answer.result);
    body.append(`description.${id}`, answer.description);
    body.append(`measure.${id}`, answer.measure);
    for (const photo of answer.photos) {
      const blob = photo.hash ? null : await held<Blob>('photos', photo.key);
      if (photo.hash) body.append(`photoHash.${id}`, photo.hash);
      else if (blob && !photo.error) body.append(`photo.${id}`, blob, 'photo.jpg');
    }
  }
  return body;
}

/** Sends one check to the address its page posts to without scripts. Its key makes sending it again harmless. */
export async function send(waiting: Waiting): Promise<Sent> {
  const said = await post(`/check/${waiting.postId}`, await bodyOf(waiting), PATIENCE_MS);
  // Nobody, or somebody else, is signed in now: it waits for the one who signed it.
  if (said?.status === 401 || said?.status === 403) return { kind: 'signedOut' };
  const told = toldIn(said);
  if ('to' in told) {
    // Whoever must choose a password first is led there, and nothing was taken.
    if (!told.to.startsWith('/records/')) return { kind: 'signedOut' };
    await clear(waiting);
    return { kind: 'taken', to: told.to };
  }
  if ('done' in told || said === null) return { kind: 'unreached' };
  if (told === UNREACHED) return said.status < 400 ? { kind: 'unreached' } : { kind: 'turnedAway', sentence: NO_WORDS };
  if (told.status >= 500 || told.status === 429) return { kind: 'turnedAway', sentence: told.formError ?? NO_WORDS };
  if (told.status === 404) return { kind: 'refused', errors: {}, sentence: GONE };
  return { kind: 'refused', errors: told.errors, sentence: told.formError ?? Object.values(told.errors)[0] ?? '没有提交成功。', moved: told.status === 409 };
}

/** Takes a check and its photos off this phone. */
export async function clear(waiting: Pick<Waiting, 'submissionKey' | 'draftKey' | 'draft'>): Promise<void> {
  dropDraft(waiting.draftKey);
  await letGo('outbox', waiting.submissionKey);
  for (const { key } of Object.values(waiting.draft.answers).flatMap(({ photos }) => photos)) await letGo('photos', key);
}

/** Puts a check aside until there is a network; false when the phone cannot keep it. */
export const putAside = (waiting: Waiting): Promise<boolean> => keep('outbox', waiting.submissionKey, waiting);

export const waitingChecks = (): Promise<Waiting[]> => allHeld<Waiting>('outbox');

/** What waits after a round of sending, and why the server took none of it for now; null where it gave no reason. */
interface Round {
  readonly waiting: readonly Waiting[];
  readonly turnedAway: string | null;
}

let sending: Promise<Round> | null = null;

/** Sends what this person signed and still waits, one after the other. */
export function sendWaiting(personId: string): Promise<Round> {
  sending ??= work(personId).finally(() => {
    sending = null;
  });
  return sending;
}

async function work(personId: string): Promise<Round> {
  let turnedAway: string | null = null;
  for (const waiting of await waitingChecks()) {
    // One whose post was not found is tried again: it may have been opened anew, or the check was sent to an address of an earlier release.
    if ((waiting.refusal && waiting.refusal !== GONE) || waiting.signerId !== personId) continue;
    const sent = await send(waiting);
    if (sent.kind === 'unreached' || sent.kind === 'signedOut') break;
    if (sent.kind === 'turnedAway') turnedAway = sent.sentence;
    if (sent.kind === 'refused') await putAside({ ...waiting, refusal: sent.sentence });
  }
  return { waiting: await waitingChecks(), turnedAway };
}
