import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ProvidedContext } from 'vitest';

export type Server = ProvidedContext['server'];
export type Fields = Readonly<Record<string, string | readonly string[] | File | readonly File[]>>;

/** Somebody who asks over HTTP, as a browser without JavaScript would; redirects are not followed. */
export interface Visitor {
  readonly cookie: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form, as multipart where a field is a file. `headers` replace the ones a page of this site would send. */
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Response>;
  /** Posts JSON, as a script of the page does. */
  postJson(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

const isFile = (value: unknown): value is File => value instanceof File;

function bodyOf(fields: Fields): URLSearchParams | FormData {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string | File] => [name, one]));
  if (!pairs.some(([, value]) => isFile(value))) return new URLSearchParams(pairs as [string, string][]);
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

/** A visitor with a cookie, or a stranger with none. */
export function visitorWith({ origin }: Pick<Server, 'origin'>, cookie = ''): Visitor {
  const common = { Accept: 'text/html', ...(cookie ? { Cookie: cookie } : {}) };
  return {
    cookie,
    get: (to, headers) => fetch(origin + to, { redirect: 'manual', headers: { ...common, ...headers } }),
    async post(to, fields = {}, headers = { Origin: origin }) {
      const answer = await fetch(origin + to, { method: 'POST', redirect: 'manual', headers: { ...common, ...headers }, body: bodyOf(fields) });
      if (answer.status !== 429) return answer;
      // Passwords are tried some twenty times a minute from one address; the test files together try more.
      await new Promise((resolve) => setTimeout(resolve, 1000 * Number(answer.headers.get('retry-after'))));
      return this.post(to, fields, headers);
    },
    postJson: (to, body, headers = { Origin: origin }) =>
      fetch(origin + to, { method: 'POST', redirect: 'manual', headers: { ...common, 'Content-Type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
}

/**
 * The cookie of somebody signed in. One sign-in serves all test files, since trying passwords is limited by the minute.
 */
export async function cookieOf(server: Server, loginName: string): Promise<string> {
  const shelf = path.join(server.dataFolder, 'cookies-of-the-tests.json');
  const kept = existsSync(shelf) ? (JSON.parse(readFileSync(shelf, 'utf8')) as Record<string, string>) : {};
  if (kept[loginName]) return kept[loginName];
  const answer = await visitorWith(server).post('/sign-in', { loginName, password: server.password });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (answer.status !== 302 || !cookie) throw new Error(`${loginName} could not sign in: ${answer.status}`);
  writeFileSync(shelf, JSON.stringify({ ...kept, [loginName]: cookie }));
  return cookie;
}

/** Somebody of the demo, signed in. */
export const visitorAs = async (server: Server, loginName: string): Promise<Visitor> => visitorWith(server, await cookieOf(server, loginName));
