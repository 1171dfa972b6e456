import { PIN_FIELD } from '~/domain/organisation/access/assurance';
import { send as sendForm } from '~/components/forms/send';
import { type FormState, isFormState } from '~/components/forms/state';
import { sayThere } from './afterword';
import { all, make, one, person } from './dom';
import { type Entry, inHand, type NotYet, putIn, send, sentenceOf, waiting } from './outbox';
import { allHere, fieldsOf, photosOf, put, type Photo, settle, unfit } from './photos';
import { draw, followUp, undrawn } from './refusal';
import { words } from './store';

/** Longest wait for an answer to a form that does not wait on the phone, in ms. */
const PATIENCE_MS = 60_000;
const WHY_KEPT = { unreached: '现在连不上服务器。', signedOut: '登录已过期，或现在登录的不是填写人，还没有提交。', turnedAway: '还没有提交。' } as const;
const NEXT_TRY = { unreached: '有网络后', signedOut: '在另一页重新登录后', turnedAway: '稍后' } as const;
const SENT_SINCE = '已提交，不再等待发送';
const NOT_SIGNED = '设备密钥没有用成：可能取消了，或这台手机里没有它。请再试一次，或输入签名口令或登录密码。';
const PHOTO_UNFIT = '有照片没有存住或不能用，请删除或换一张，然后再提交。';

const deviceSigner = () => import('~/components/forms/signWithDevice');

/** What the page of a form may add to its being sent. */
export interface Ways {
  /** What stands against it before it is sent; null when nothing does. */
  readonly judge?: () => FormState | null;
  /** Beginning of the keys under which it is kept while it is filled in. */
  readonly draft?: string;
  /** What else is sent with it, known only when it is sent off. */
  readonly adds?: () => readonly [name: string, value: string][];
  /** Called where it was refused, after that was drawn. */
  readonly refused?: (state: FormState) => void;
}

const refusal = (sentence: string, errors: Record<string, string> = {}): FormState => ({ status: 422, formError: sentence, errors, values: {}, unread: true });

const valueOf = (form: HTMLFormElement, name: string): string => one<HTMLInputElement>(`[name="${name}"]`, form)?.value ?? '';

/** Fields of a form as they stand, those of its photos left out. */
function fieldsIn(form: HTMLFormElement, submitter: HTMLElement | null): [string, string][] {
  const pairs = [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  if (submitter instanceof HTMLButtonElement && submitter.name) pairs.push([submitter.name, submitter.value]);
  return pairs;
}

/** Shows while a form is on its way; a second press does nothing meanwhile. */
function rest(form: HTMLFormElement, submitter: HTMLElement | null): () => void {
  const button = submitter ?? one('button[type=submit]', form);
  const said = button?.textContent ?? '';
  form.dataset.busy = '';
  all('button[type=submit]', form).forEach((each) => each.setAttribute('aria-disabled', 'true'));
  if (button && button.children.length === 0) button.textContent = '正在提交…';
  return () => {
    delete form.dataset.busy;
    all('button[type=submit]', form).forEach((each) => each.removeAttribute('aria-disabled'));
    if (button && button.textContent === '正在提交…') button.textContent = said;
  };
}

/** The page is being left: nothing of it is sent any more. */
let leaving = false;

/** Goes where a form leads; the page it stands on is opened anew. */
function follow(to: string | null): void {
  leaving = true;
  const here = location.pathname + location.search;
  if (to === null || to.split('#', 1)[0] === here) location.reload();
  else location.assign(to);
}

/** What stands in the place of a form that is kept here until it can be sent. */
function setAside(form: HTMLFormElement, key: string, why: NotYet): void {
  const signedOut = why.kind === 'signedOut';
  const box = make(
    'div', { class: 'ph-kept', role: 'status', tabindex: '-1' },
    make('h2', {}, '已存在这台手机上'),
    ...(why.kind === 'turnedAway' ? [make('p', {}, `服务器答复：${why.sentence}`)] : []),
    make('p', {}, `${WHY_KEPT[why.kind]}填写的全部内容和照片都保存在这台手机上，${signedOut ? '由填写人重新登录' : '有网络'}后打开本系统的任何一页都会自动发送，只会提交一次。`),
    make('a', { class: 'big-button', href: signedOut ? '/sign-in' : '/today' }, signedOut ? '去登录' : '返回今日'),
    make('a', { class: 'big-button plain', href: '/my/outbox' }, '查看存在手机上的内容'),
  );
  form.hidden = true;
  form.after(box);
  // Sent meanwhile, from here or from another page: it no longer waits.
  document.addEventListener('outbox', () => void waiting().then((left) => {
    const [heading, ...rest] = all('h2, p', box);
    if (left.some((one) => one.key === key) || heading!.textContent === SENT_SINCE) return;
    heading!.textContent = SENT_SINCE;
    rest.forEach((line) => line.remove());
  }));
  box.focus();
  window.scrollTo(0, 0);
}

/** A form that may wait: it is on the phone before it is sent. */
async function sendWithPatience(form: HTMLFormElement, submitter: HTMLElement | null, ways: Ways): Promise<void> {
  const { hashes, travelling } = photosOf(form);
  const clock = one<HTMLInputElement>('[name=clientAt]', form);
  const at = new Date().toISOString();
  if (clock) clock.value = at;
  const heading = one('h1')?.textContent ?? '';
  const title = form.dataset.waits!.includes(heading) || heading === '' ? form.dataset.waits! : `${form.dataset.waits!} · ${heading}`;
  const address = new URL(form.action).pathname;
  const said: [string, string][] = [...fieldsIn(form, submitter), ...(ways.adds?.() ?? []), ...hashes];
  const keys = submitter?.dataset.keys;
  // What was drawn over photos that travel with the form goes with them.
  const marked = travelling.flatMap(({ name, marks }): [string, string][] => (marks ? [[name, marks]] : []));
  const proof = keys === undefined ? null : await (await deviceSigner()).signWithDevice(address, [...said, ...marked], keys.split(' '));
  if (keys !== undefined && proof === null) return told(form, refusal(NOT_SIGNED, { [PIN_FIELD]: NOT_SIGNED }), ways);
  if (proof !== null) said.push(['device', proof]);
  const entry: Entry = {
    key: valueOf(form, 'key'), person, address, page: location.pathname + location.search, title, at,
    fields: said.filter(([name]) => name !== PIN_FIELD), photos: travelling, draft: ways.draft ?? '', refusal: null,
  };
  inHand.add(entry.key);
  const kept = allHere(form) && (await putIn(entry));
  const sent = await send(entry, said.filter(([name, value]) => name === PIN_FIELD && value !== ''));
  inHand.delete(entry.key);
  if (sent.kind === 'taken') {
    sayThere(sent.word);
    return follow(sent.to);
  }
  if (sent.kind === 'refused') {
    if (kept) await putIn({ ...entry, refusal: sentenceOf(sent.state) });
    return told(form, sent.state, ways);
  }
  if (kept) return setAside(form, entry.key, sent);
  const words = sent.kind === 'turnedAway' ? `服务器答复：${sent.sentence}` : '';
  told(form, refusal(`没有提交。${words}${WHY_KEPT[sent.kind]}手机的浏览器不允许保存这份内容，它只在本页上：请不要关闭本页，${NEXT_TRY[sent.kind]}再按一次提交。`), ways);
}

function told(form: HTMLFormElement, state: FormState, { refused }: Ways): void {
  if (!state.unread) settle(form, state);
  draw(form, state);
  // Another key, or another lock, is part of what is kept.
  form.dispatchEvent(new Event('input'));
  refused?.(state);
}

/** What somebody who signs out is asked while something waits; true where they may go. */
async function mayLeave(): Promise<boolean> {
  const left = (await waiting()).length;
  return left === 0 || window.confirm(`这台手机上还有 ${left} 条内容没有发送。退出登录后它们仍留在这台手机上，要由您本人重新登录才会发送。仍要退出吗？`);
}

/** What stands against a form as it is, as far as this phone can tell. */
function judgedNow(form: HTMLFormElement, { judge }: Ways): FormState | null {
  const against = fieldsOf(form).find((field) => field.photos.some((photo) => unfit(field, photo)));
  return against ? refusal(PHOTO_UNFIT, { [against.name]: PHOTO_UNFIT }) : (judge?.() ?? null);
}

async function submit(form: HTMLFormElement, submitter: HTMLElement | null, ways: Ways): Promise<void> {
  const judged = judgedNow(form, ways);
  if (judged) return told(form, judged, ways);
  const wake = rest(form, submitter);
  try {
    if (new URL(form.action).pathname === '/sign-out' && !(await mayLeave())) return;
    undrawn(form);
    if (form.dataset.waits !== undefined) return await sendWithPatience(form, submitter, ways);
    const body = new FormData();
    for (const [name, value] of [...fieldsIn(form, submitter), ...photosOf(form).hashes]) body.append(name, value);
    const answer = await sendForm(new URL(form.action).pathname, body, PATIENCE_MS);
    if (isFormState(answer)) told(form, answer, ways);
    else {
      if (ways.draft) words.drop(...words.keys(ways.draft));
      sayThere('to' in answer ? answer.word : undefined);
      follow('to' in answer ? answer.to : null);
    }
  } finally {
    wake();
  }
}

/** Has a form sent by this module, once, with everything in it kept. */
export function wakeForm(form: HTMLFormElement, ways: Ways = {}): void {
  ['input', 'change', 'photos'].forEach((event) => form.addEventListener(event, () => followUp(form, () => judgedNow(form, ways)?.errors ?? {})));
  const device = one('.signing [hidden]', form);
  if (device) {
    device.hidden = !(window.isSecureContext && 'PublicKeyCredential' in window);
    // At hand when the network is gone.
    void deviceSigner().catch(() => undefined);
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!leaving && form.dataset.busy === undefined) void submit(form, event.submitter, ways);
  });
}

/** What is kept of a form while it is filled in: what each field says, and its photos. */
interface Draft {
  readonly key: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly photos: Readonly<Record<string, readonly Photo[]>>;
}

const isTyped = (field: Element): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
  field.matches('textarea, select, input:not([type=hidden]):not([type=file]):not([type=password])') && (field as HTMLInputElement).name !== '';

/** Whether a form asks for words: what is written is kept, whether or not it may be sent later. */
export const isWritten = (form: HTMLFormElement): boolean => [...form.elements].some((field) => isTyped(field) && field.matches('textarea, input:not([type]), input[type=text]'));

/** Keeps what is typed into a form at every change, and puts it back into the same form of a page that was opened anew. Answers where it is kept. */
export function keepDraft(form: HTMLFormElement): string {
  const place = `form:${person}:${new URL(form.action).pathname}:`;
  const found = words.get<Draft>(place);
  if (found && !one('.form-summary', form)) {
    const times = new Map<string, number>();
    for (const field of [...form.elements].filter(isTyped)) {
      const at = times.get(field.name) ?? 0;
      times.set(field.name, at + 1);
      const said = found.fields.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.matches('[type=radio], [type=checkbox]')) (field as HTMLInputElement).checked = said.includes(field.value);
      else if (said.length > 0) field.value = said[at] ?? '';
      if (said.some(Boolean)) field.closest('details')?.setAttribute('open', '');
    }
    const key = one<HTMLInputElement>('[name=key]', form);
    if (key) key.value = found.key;
    for (const field of fieldsOf(form)) put(field, found.photos[field.name] ?? []);
  }
  const save = () =>
    words.put(place, {
      key: valueOf(form, 'key'), fields: [...form.elements].filter(isTyped).flatMap((field) => (field.matches('[type=radio], [type=checkbox]') && !(field as HTMLInputElement).checked ? [] : [[field.name, field.value]])),
      photos: Object.fromEntries(fieldsOf(form).map(({ name, photos }) => [name, photos])),
    });
  ['input', 'change', 'photos'].forEach((event) => form.addEventListener(event, save));
  return place;
}
