import { PIN_FIELD } from '~/domain/organisation/access/assurance';
import type { Afterword } from '~/domain/shared/afterword';
import { post, toldIn, UNREACHED } from '~/components/forms/send';
import type { FormState } from '~/components/forms/state';
import { person } from './dom';
import { allHeld, keep, letGo, photoAt, words } from './store';

/** A photo that travels with its form, and the name of its field. */
export interface Travelling {
  readonly name: string;
  readonly key: string;
  /** What was drawn over it, as JSON. */
  readonly marks?: string;
}

/** Something that was filled in on this phone and is to be sent. It is here before it is sent, and until the server has taken it. */
export interface Entry {
  /** Key of its form: sent twice it is done once. */
  readonly key: string;
  /** Who filled it in; nobody else's session may send it. */
  readonly person: string;
  /** Where it is sent, and the page it was filled in on. */
  readonly address: string;
  readonly page: string;
  readonly title: string;
  /** When it was sent off, by the clock of the phone. */
  readonly at: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly photos: readonly Travelling[];
  /** Beginning of what is kept of it while it is filled in. */
  readonly draft: string;
  /** Why the server would not take it; it then waits for the person, not for the network. */
  readonly refusal: string | null;
}

/** Not taken for now, and sent again later: not reached, nobody or somebody else signed in, or turned away with a sentence of why. */
export type NotYet = { readonly kind: 'unreached' | 'signedOut' } | { readonly kind: 'turnedAway'; readonly sentence: string };
export type Sent = { readonly kind: 'taken'; readonly to: string | null; readonly word?: Afterword } | { readonly kind: 'refused'; readonly state: FormState } | NotYet;

/** Where something answers that it cannot take anything now, and gives no reason that could be shown. */
const NO_WORDS = '服务器现在不能接收，没有说明原因。';
const GONE = '这条内容没有提交：它属于的岗位或记录可能已关闭，或不再由您负责。请告诉质量安全员。';
const PHOTO_GONE = '没有提交：有照片已不在这台手机上，可能被浏览器清理了。其余内容都还在，请打开填写的页面，删除这张照片，重拍后再提交。';
/** Longest wait for an answer, in ms, and more for each kB of photos at the pace of a weak network. */
const PATIENCE_MS = 20_000;
const MS_PER_KB = 25;
/** Where somebody is led who must do something else first. */
const ELSEWHERE = /^\/(sign-in|first-password)/;

/** What is sent; null where a photo of it is on this phone no more: without it nobody would know that it is missing. */
async function bodyOf({ key, fields, photos }: Entry, secrets: Entry['fields']): Promise<{ body: FormData; bytes: number } | null> {
  const body = new FormData();
  let bytes = 0;
  for (const [name, value] of [...fields, ...secrets]) if (name !== 'key') body.append(name, value);
  body.append('key', key);
  for (const { name, key: photo, marks } of photos) {
    const held = await photoAt(photo);
    if (!held) return null;
    body.append(name, held, 'photo.jpg');
    if (marks) body.append(name, marks);
    bytes += held.size;
  }
  return { body, bytes };
}

/** Sends one. Its key makes sending it again harmless. `secrets` go with it this once and are never kept: a signing code, a password. */
export async function send(entry: Entry, secrets: Entry['fields'] = []): Promise<Sent> {
  const whole = await bodyOf(entry, secrets);
  if (!whole) return { kind: 'refused', state: { status: 422, formError: PHOTO_GONE, errors: {}, values: {}, unread: true } };
  const { body, bytes } = whole;
  const plain = entry.photos.length === 0 && new URLSearchParams([...body].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  const said = await post(entry.address, plain || body, PATIENCE_MS + (bytes / 1000) * MS_PER_KB, { 'X-Person': entry.person });
  // Nobody, or somebody else, is signed in now: it waits for whoever filled it in.
  if (said?.status === 401) return { kind: 'signedOut' };
  const told = toldIn(said);
  if ('to' in told || 'done' in told) {
    const to = 'to' in told ? told.to : null;
    if (to !== null && ELSEWHERE.test(to)) return { kind: 'signedOut' };
    // First, so that a page that is left just now has told what is no longer here.
    noteSent({ title: entry.title, at: entry.at, to });
    await clear(entry);
    return { kind: 'taken', to, ...('to' in told && told.word ? { word: told.word } : {}) };
  }
  if (told === UNREACHED) return !said || said.status < 400 ? { kind: 'unreached' } : { kind: 'turnedAway', sentence: NO_WORDS };
  // Unread, a 403 is of whoever is signed in now: it waits, with the words of the server.
  if (told.status >= 500 || told.status === 429 || (told.unread && told.status === 403)) return { kind: 'turnedAway', sentence: told.formError ?? NO_WORDS };
  return { kind: 'refused', state: told.status === 404 ? { ...told, formError: GONE } : told };
}

/** The sentence by which a refusal is told on a page that has no form for it. */
export const sentenceOf = ({ formError, errors }: FormState): string => formError ?? Object.values(errors)[0] ?? '没有提交成功。';

/** Tells the other pages of this person on this phone that what waits is not what it was; they look by themselves where a browser has none. */
const others = person && 'BroadcastChannel' in globalThis ? new BroadcastChannel(`outbox:${person}`) : null;
/** Calls back when another page has put something in or taken something off. */
export const whenOthersChange = (then: () => void): void => others?.addEventListener('message', then);

/** Takes one and all that is kept of it off this phone. */
export async function clear({ key, photos, draft }: Pick<Entry, 'key' | 'photos' | 'draft'>): Promise<void> {
  if (draft) words.drop(...words.keys(draft));
  await letGo(key, photos.map((photo) => photo.key));
  others?.postMessage(null);
}

/** Something that was sent from this phone. */
export interface SentNote {
  readonly title: string;
  readonly at: string;
  readonly to: string | null;
}

const SENT = `sent:${person}`;
const NOTED = 20;
/** What was sent from here last, the newest first. */
export const lastSent = (): readonly SentNote[] => words.get<SentNote[]>(SENT) ?? [];
const noteSent = (note: SentNote): void => void words.put(SENT, [note, ...lastSent()].slice(0, NOTED));

/** Puts one in, or in the place of what it was before; false where the phone keeps nothing. */
export async function putIn(entry: Entry): Promise<boolean> {
  const kept = await keep('outbox', entry.key, entry);
  others?.postMessage(null);
  return kept;
}

/** A check as release 0.1.0 kept it. */
interface Waiting {
  readonly submissionKey: string;
  readonly signerId: string;
  readonly postId: string;
  readonly postName: string;
  readonly day: string;
  readonly versionId: string;
  readonly clientAt: string;
  readonly opened?: string;
  readonly elapsed?: number;
  readonly took?: number;
  readonly refusal: string | null;
  readonly draft: {
    readonly zeroRisk: boolean;
    readonly reason: string;
    readonly answers: Readonly<Record<string, { readonly result: string | null; readonly description: string; readonly measure: string; readonly photos: readonly { readonly key: string; readonly hash: string | null; readonly error: string | null }[] }>>;
  };
}

/** The same as an entry. */
function lifted({ submissionKey, signerId, postId, postName, day, versionId, clientAt, opened = '', elapsed, took, refusal, draft }: Waiting): Entry {
  const answers = Object.entries(draft?.answers ?? {});
  const fields = Object.entries({ day, versionId, signerId, clientAt, opened, elapsed: String(elapsed ?? ''), took: String(took ?? ''), zeroRisk: draft?.zeroRisk ? 'yes' : '', backfillReason: draft?.reason ?? '' });
  const photos = answers.flatMap(([id, answer]) => answer.photos.filter(({ hash, error }) => !hash && !error).map(({ key }) => ({ name: `photo.${id}`, key })));
  for (const [id, { result, description, measure, photos: own }] of answers) {
    if (result) fields.push([`answer.${id}`, result]);
    fields.push([`description.${id}`, description], [`measure.${id}`, measure], ...own.flatMap(({ hash }) => (hash ? [[`photoHash.${id}`, hash] as [string, string]] : [])));
  }
  const page = `/check/${postId}`;
  return { key: submissionKey, person: signerId, address: page, page: `${page}?day=${day}`, title: `检查 · ${postName}`, at: clientAt, fields, photos, draft: '', refusal };
}

/** Everything of this person that waits, the oldest first. */
export async function waiting(): Promise<Entry[]> {
  const held = await allHeld<Entry | Waiting>('outbox');
  return held.map((entry) => ('submissionKey' in entry ? lifted(entry) : entry)).filter((entry) => entry.person === person).sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** What waits after a round of sending; how many were taken in it; and why the server took no more for now. */
export interface Round {
  readonly waiting: readonly Entry[];
  readonly taken: number;
  readonly why: NotYet | null;
}

let rounds: Promise<Round> | null = null;
/** Keys of what a form of this page is sending right now. */
export const inHand = new Set<string>();

/** Sends what waits, one after the other, in one page of the phone at a time. */
export function sendWaiting(): Promise<Round> {
  rounds ??= alone(round).finally(() => {
    rounds = null;
  });
  return rounds;
}

function alone(work: () => Promise<Round>): Promise<Round> {
  if (!('locks' in navigator && navigator.locks)) return work();
  return new Promise((resolve, reject) => {
    void navigator.locks.request('zhian-outbox', () => work().then(resolve, reject));
  });
}

async function round(): Promise<Round> {
  let why: NotYet | null = null;
  let taken = 0;
  for (const entry of await waiting()) {
    if ((entry.refusal && entry.refusal !== GONE) || inHand.has(entry.key)) continue;
    const sent = await send(entry);
    if (sent.kind === 'taken') taken += 1;
    // Whoever signed it is asked once for all that waits, and it goes on.
    else if (sent.kind === 'refused' && sent.state.errors[PIN_FIELD]) why = { kind: 'turnedAway', sentence: sentenceOf(sent.state) };
    else if (sent.kind === 'refused') await putIn({ ...entry, refusal: sentenceOf(sent.state) });
    else why = sent;
    if (sent.kind === 'unreached' || sent.kind === 'signedOut') break;
  }
  return { waiting: await waiting(), taken, why };
}
