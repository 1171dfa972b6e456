import { type Afterword, readAfterword } from '~/domain/shared/afterword';
import { type FormState, isFormState } from './state';

/** Told where no answer of the program came. */
export const UNREACHED: FormState = {
  status: 503, formError: '没有连上服务器，这次可能没有保存。输入的内容都还在：请检查网络后再提交一次，已经保存过的不会重复。', errors: {}, values: {}, unread: true,
};

/** Said in its place where a form is one press and nothing was typed: what is so now, and the way out. */
const PRESSED: Readonly<Record<string, string>> = {
  '/sign-out': '没有连上服务器，还没有退出登录：现在拿到这台设备的人仍能以您的名义操作。请在有网络时再按一次“退出登录”。',
  '/display': '没有连上服务器，显示方式没有改。请检查网络后再按一次。',
  '/switch': '没有连上服务器，没有切换企业。请检查网络后再按一次。',
};

/** What was answered to a post: its status and its JSON; none where something else than the program answered, a gateway or the sign-in of a network. */
export interface Said {
  readonly status: number;
  readonly json: unknown;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Posts from a script of the page, a string as JSON; `more` heads go with it. Null where nothing came: the network is gone, or `patience` (ms) ran out. Throws nothing. */
export async function post(address: string, body: FormData | URLSearchParams | string, patience?: number, more: Readonly<Record<string, string>> = {}): Promise<Said | null> {
  const late = new AbortController();
  const timer = patience === undefined ? undefined : setTimeout(() => late.abort(), patience);
  const headers = { Accept: 'application/json', ...more, ...(typeof body === 'string' ? { 'Content-Type': 'application/json' } : {}) };
  try {
    const answer = await fetch(address, { method: 'POST', headers, body, signal: late.signal });
    const text = await answer.text();
    return { status: answer.status, json: jsonIn(text) };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** What a form is told: where it leads (`reload`: by opening that page anew) and what is said there, what its verb gave back, or why it was not taken. */
export type Told = { readonly to: string; readonly reload?: boolean; readonly word?: Afterword } | { readonly done: unknown } | FormState;

/** The answer to a form; one that is none of the program's is told like none. */
export function toldIn(said: Said | null): Told {
  const json = said?.json;
  if (isFormState(json)) return json;
  if (!said || said.status >= 400 || typeof json !== 'object' || json === null) return UNREACHED;
  if ('to' in json && typeof json.to === 'string') {
    const word = readAfterword('word' in json ? json.word : null);
    return { to: json.to, reload: 'reload' in json, ...(word ? { word } : {}) };
  }
  return 'done' in json ? { done: json.done } : UNREACHED;
}

/**
 * Sends a form to the address of its verb. Every answer is one a form can show: what did not arrive, or was answered by something else than
 * the program, is told as a refusal that nobody read.
 */
export async function send(address: string, form: FormData, patience?: number): Promise<Told> {
  const fields = [...form];
  const words = fields.filter((field): field is [string, string] => typeof field[1] === 'string');
  const told = toldIn(await post(address, words.length < fields.length ? form : new URLSearchParams(words), patience));
  const pressed = PRESSED[address];
  return told === UNREACHED && pressed ? { ...UNREACHED, formError: pressed } : told;
}
