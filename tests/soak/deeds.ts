import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { prepareChecks } from '../bench/checks';
import { Client } from '../bench/client';
import type { BenchWorld } from '../bench/world';

/** Something a person hands in, as often as it takes, always under the same key. */
export interface Deed {
  readonly kind: 'check' | 'hazard';
  readonly key: string;
  readonly path: string;
  readonly cookie: string;
  readonly body: () => BodyInit;
  readonly type?: string;
}

/** How often each key stands in the database. */
export type Tally = ReadonlyMap<string, number>;

const WORKERS = 6;
/** People send the same picture again: as many different ones are sent. */
const PICTURES = 6;
const CHECKS_A_ROUND = 16;
const HAZARDS_A_ROUND = 60;
const TRIES = 40;

const pictures = Promise.all(
  Array.from({ length: PICTURES }, (_, shade) =>
    sharp({ create: { width: 480, height: 360, channels: 3, background: { r: 40 * shade, g: 120, b: 90 }, noise: { type: 'gaussian', mean: 128, sigma: 30 } } }).jpeg().toBuffer(),
  ),
);

/** Cookies of everybody who hands in something, by login name. They outlive every server. */
export async function signInAll(origin: string, world: BenchWorld): Promise<ReadonlyMap<string, string>> {
  const client = new Client(origin);
  const names = [world.officer, ...world.holders.map(({ loginName }) => loginName)];
  const cookies = new Map<string, string>();
  for (const name of names) cookies.set(name, await client.signIn(name, world.password));
  client.close();
  return cookies;
}

/** What is handed in during one round: checks of a day `round` days ago, and hazards with pictures that were sent before. */
export async function deedsOf(origin: string, world: BenchWorld, cookies: ReadonlyMap<string, string>, round: number): Promise<Deed[]> {
  const client = new Client(origin);
  const checks = await prepareChecks(client, world, cookies, CHECKS_A_ROUND, round);
  client.close();
  const shots = await pictures;
  const officer = cookies.get(world.officer)!;
  const hazards = Array.from({ length: HAZARDS_A_ROUND }, (_, index): Deed => {
    const id = randomUUID();
    const body = (): FormData => {
      const form = new FormData();
      const post = world.posts[index % world.posts.length]!.id;
      const fields = { key: id, source: 'snapshot', postId: post, title: id, description: '照片与此前相同', immediateMeasure: '', foundDay: world.today, responsibleId: world.holders[0]!.personId };
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      for (const shot of [0, 1]) form.append('photos', new File([new Uint8Array(shots[(index + shot) % PICTURES]!)], '照片.jpg', { type: 'image/jpeg' }));
      return form;
    };
    return { kind: 'hazard', key: id, path: '/hazards/new', cookie: officer, body };
  });
  const handed = checks.map(({ path, cookie, body }): Deed => {
    const text = body.toString();
    const key = /name="key"\r\n\r\n([^\r]+)/.exec(text)![1]!;
    return { kind: 'check', key, path, cookie, body: () => new Uint8Array(body), type: `multipart/form-data; boundary=${/^--(\S+)/.exec(text)![1]}` };
  });
  // in turn, so that whatever moment is chosen meets both
  return hazards.flatMap((hazard, index) => [hazard, ...(handed[Math.floor(index / 3)] && index % 3 === 0 ? [handed[Math.floor(index / 3)]!] : [])]);
}

/** Hands one in; true when it was acknowledged. No answer, and every answer that asks to try again, is false. */
async function handIn(origin: string, { path, cookie, body, type }: Deed): Promise<boolean> {
  const answer = await fetch(origin + path, {
    method: 'POST', redirect: 'manual', body: body(), signal: AbortSignal.timeout(20_000),
    headers: { Origin: origin, Cookie: cookie, Accept: 'text/html', ...(type ? { 'Content-Type': type } : {}) },
  }).catch(() => null);
  if (!answer) return false;
  const said = await answer.text().catch(() => '');
  if (answer.status === 302 && /^\/(records|hazards)\//.test(answer.headers.get('location') ?? '')) return true;
  if (answer.status >= 500 || answer.status === 429) return false;
  throw new Error(`POST ${path}: ${answer.status} ${answer.headers.get('location') ?? ''} ${said.replace(/<[^>]+>/g, ' ').slice(0, 600)}`);
}

/** Works through the deeds, some at a time, until `over`; answers those that were acknowledged. */
export async function handInAll(origin: string, deeds: readonly Deed[], over: () => boolean): Promise<Set<Deed>> {
  const acknowledged = new Set<Deed>();
  let next = 0;
  const work = async (): Promise<void> => {
    for (let deed = deeds[next++]; deed && !over(); deed = deeds[next++]) if (await handIn(origin, deed)) acknowledged.add(deed);
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return acknowledged;
}

/** Hands in again what was not acknowledged, as the people would, until everything is. Throws when something is never taken. */
export async function handInAgain(origin: string, deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) {
    for (let attempt = 1; !(await handIn(origin, deed)); attempt += 1) {
      if (attempt === TRIES) throw new Error(`a ${deed.kind} was never taken (${deed.path})`);
      await pause(250);
    }
  }
}
