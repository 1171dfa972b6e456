import { beside } from './beside';
import type { Client } from './client';

interface Hostile {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly type?: string;
  readonly body?: string | Buffer;
}

const FORM = 'application/x-www-form-urlencoded';
const names = (count: number): string => Array.from({ length: count }, (_, index) => `${index}=`).join('&');

/** Addresses that a router would compare with every route at each of thousands of depths, and the longest that are let through. */
const GETS: readonly Hostile[] = [
  `/__manifest?version=VERSION&p=${'/a'.repeat(3_600)}`,
  `/__manifest?version=VERSION&p=${'/'.repeat(7_000)}`,
  `/__manifest?version=VERSION&${Array.from({ length: 190 }, (_, index) => `p=/risk/${index}/a/b/c/d/e/f/g/h`).join('&')}`,
  `/__manifest?version=VERSION&${Array.from({ length: 380 }, (_, index) => `p=/risk/${index}`).join('&')}`,
  '/a'.repeat(7_200),
  `/verify/${'a/'.repeat(7_000)}`,
  '/'.repeat(15_000),
  '/a'.repeat(12),
  `/sign-in.data?_routes=${'a,'.repeat(3_500)}`,
  `/sign-in?${'a&'.repeat(499)}`,
].map((path) => ({ method: 'GET', path }));

/** Forms of too many bytes, too many fields, or one name too often. */
const POSTS: readonly Hostile[] = [
  { method: 'POST', path: '/sign-in', type: FORM, body: Buffer.alloc(50 * 1024 * 1024, 'x') },
  { method: 'POST', path: '/sign-in', type: FORM, body: names(20_000) },
  { method: 'POST', path: '/sign-in', type: FORM, body: names(50_000) },
  { method: 'POST', path: '/hazards/new', type: FORM, body: names(50_000) },
  { method: 'POST', path: '/hazards/new', type: 'multipart/form-data; boundary=b', body: `${'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(16_000)}--b--\r\n` },
  { method: 'POST', path: '/hazards/new', type: `multipart/form-data; boundary=${'b'.repeat(60)}`, body: 'b'.repeat(1_000_000) },
];

/** How often a light request is sent beside them. */
const PACE_MS = 10;

/** The longest that a light request waited while hostile ones were answered, in milliseconds. */
async function longestWait(client: Client, requests: readonly Hostile[], rounds: number): Promise<number> {
  const attack = async (): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) for (const { method, path, type, body } of requests) await client.send(method, path, type ? { 'content-type': type } : {}, body);
  };
  return (await beside(client, '', attack, '/healthz', PACE_MS)).longest;
}

/**
 * The longest stall of a server under hostile GETs and POSTs of a stranger, each warmed up by one round. The version, without which nobody is told of
 * routes, stands in the page of whoever is signed in.
 */
export async function measureHostile(client: Client, cookie: string): Promise<{ get: number; post: number }> {
  const version = /\/manifest-(\w+)\.js/.exec(await client.text('/desk', cookie))?.[1];
  if (!version) throw new Error('the desk names no version of its routes');
  const gets = GETS.map((one) => ({ ...one, path: one.path.replace('VERSION', version) }));
  await longestWait(client, [...gets, ...POSTS], 1);
  return { get: await longestWait(client, gets, 5), post: await longestWait(client, POSTS, 5) };
}
