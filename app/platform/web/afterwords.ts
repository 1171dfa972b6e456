import { type Afterword, afterwordIn } from '~/domain/shared/afterword';
import { AFTERWORD_HEAD, wantsJson } from './answerSent';
import { cookieValue } from './cookies';

const COOKIE = 'afterword';
const SECONDS = 60;
const cookie = (value: string, seconds: number): string => `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;

/** Says a word after the deed on the page it leads to: to a script with the answer, which shows it itself and leaves nothing over; to a browser without one by a cookie that the next page takes away. */
export function sayAfter(headers: Headers, request: Request, word: Afterword): void {
  const text = encodeURIComponent(JSON.stringify(word));
  if (wantsJson(request.headers.get('accept'))) headers.set(AFTERWORD_HEAD, text);
  else headers.append('Set-Cookie', cookie(text, SECONDS));
}

/** What is to be said on a page that is opened, and the head that takes it away, so that it is said once. */
export function wordsAfter(request: Request): { readonly word: Afterword | null; readonly headers: Readonly<Record<string, string>> } {
  const said = cookieValue(request.headers.get('cookie'), COOKIE);
  return { word: afterwordIn(said), headers: said === null ? {} : { 'Set-Cookie': cookie('', 0) } };
}
