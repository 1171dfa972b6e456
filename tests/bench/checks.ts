import { addDays } from '~/domain/shared/day';
import { type Client, measure, type Run } from './client';
import type { BenchWorld } from './world';

/** People who hand in checks at the same time. */
export const CONCURRENCY = 8;
const BOUNDARY = '----zhian-bench-form';

interface Prepared {
  readonly path: string;
  readonly cookie: string;
  readonly body: Buffer;
}

/** The form of a check page as a browser without scripts posts it: every field of the page, all items 符合, 零风险 declared. */
function filledForm(html: string): Buffer {
  const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  const form = /<form[^>]*class="check \w+"[\s\S]*<\/form>/.exec(html)?.[0];
  if (!form) throw new Error('the check page has no form');
  const fields: { name: string; value: string; file: boolean }[] = [];
  for (const [tag] of form.matchAll(/<(?:input|textarea)\b[^>]*>/g)) {
    const [name, type, value] = [attribute(tag, 'name'), attribute(tag, 'type'), attribute(tag, 'value')];
    if (!name || (type === 'radio' && value !== 'conforming')) continue;
    fields.push({ name, value: name === 'backfillReason' ? '停电抢修，检查已做，次日补录' : value, file: type === 'file' });
  }
  const parts = fields.map(({ name, value, file }) =>
    file
      ? `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n`
      : `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return Buffer.from(`${parts.join('')}--${BOUNDARY}--\r\n`);
}

/** Signs every post holder in, once; their Cookie headers by login name. */
export async function signInHolders(client: Client, world: BenchWorld): Promise<Map<string, string>> {
  const cookies = new Map<string, string>();
  for (const { loginName } of world.holders) cookies.set(loginName, await client.signIn(loginName, world.password));
  return cookies;
}

/** Opens the pages of so many checks: today's of every post, then the days before as 补录. Holders take turns. */
export async function prepareChecks(client: Client, world: BenchWorld, cookies: ReadonlyMap<string, string>, count: number, skipDays = 0): Promise<Prepared[]> {
  const days = Math.ceil(count / world.posts.length);
  const wanted = Array.from({ length: days }, (_, back) =>
    world.posts.map((post) => ({ postId: post.id, day: addDays(world.today, -back - skipDays), holder: world.holders.find(({ posts }) => posts.includes(post.id))! })),
  ).flat();
  const prepared: Prepared[] = [];
  for (const { postId, day, holder } of wanted.slice(0, count)) {
    const cookie = cookies.get(holder.loginName)!;
    const path = `/check/${postId}?day=${day}`;
    prepared.push({ path, cookie, body: filledForm(await client.text(path, cookie)) });
  }
  return prepared;
}

/** Posts the prepared forms, eight at a time. Throws when one is not taken. */
export function submitChecks(client: Client, prepared: readonly Prepared[]): Promise<Run> {
  const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
  return measure(
    prepared.map(({ path, cookie, body }) => async () => {
      const answer = await client.send('POST', path, { ...headers, cookie }, body);
      if (answer.status !== 302 || !answer.headers.location?.startsWith('/records/')) throw new Error(`POST ${path}: ${answer.status} ${answer.body.toString().slice(0, 500)}`);
      return answer.ms;
    }),
    CONCURRENCY,
  );
}
