import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { PIN_FIELD } from '~/domain/organisation/access/assurance';
import { VERBS } from '~/verbs';
import type { Verb } from '~/verbs/verb';
import { look, madeRecords, type Records } from './records';
import { addressOf, type RouteFile, routeFiles, TABLE } from './table';
import { type Fields, visitorAs, visitorWith } from './visitor';

const server = inject('server');

/** Fields by which somebody shows who they are, or writes down by what they will. */
const secretsOf = ({ contract }: Verb): string[] => [
  ...Object.entries(contract.fields).filter(([, { kind }]) => kind === 'secret').map(([name]) => name), ...(contract.signs ? [PIN_FIELD] : []),
];
const files = routeFiles();
/** Verbs that ask for a secret, each kind once, and who tries it: wrong ones are counted by the account, so that nobody tries many. */
const TRIED = [
  ['/account/signing/pin', 'deng'], ['/account/signing/confirmation', 'sun'], ['/account/second-factor/removal', 'sun'],
  ['/routine/days/:day/signature', 'zhou'], ['/routine/reports/:id/signature', 'chen'], ['/check/:postId', 'wang'],
] as const;
const asked = TRIED.map(([address, who]) => {
  const verb = VERBS.find((one) => one.address.replace(/\/:\w+\?/g, '') === address)!;
  return { ...files.find(({ pattern, action }) => action && pattern === address)!, who, secrets: secretsOf(verb) };
});

let ids: Records;
beforeAll(async () => {
  ids = await madeRecords(server, await visitorAs(server, 'lin'));
});

const receiptsUnder = (key: string): unknown[] => look(server, 'select key from receipts where key = ?', key);
const sent = (route: RouteFile): Fields => TABLE[route.file]?.form?.(ids) ?? {};

describe('a wrong secret', () => {
  test('is tried where one is asked for', () => {
    expect(asked.filter(({ secrets }) => secrets.length === 0).map(({ pattern }) => pattern)).toEqual([]);
  });

  test.for(asked)('under a key is no deed at $pattern: the key is left to the right one', async ({ who, secrets, ...route }) => {
    const key = randomUUID();
    const answer = await (await visitorAs(server, who)).post(addressOf(route, TABLE[route.file]!, ids), { ...sent(route), ...Object.fromEntries(secrets.map((name) => [name, '90909090'])), key });
    expect([400, 403, 404, 409, 422]).toContain(answer.status);
    expect(receiptsUnder(key)).toEqual([]);
  });

  test('does not stand in the way of the right one that follows under the same key', async () => {
    const deng = await visitorAs(server, 'deng');
    const key = randomUUID();
    const pin = (current: string): Promise<Response> => deng.post('/account/signing/pin', { current, pin: '482913', again: '482913', key });
    expect((await pin('90909090')).status).toBe(422);
    expect((await pin(server.password)).status).toBe(302);
    expect(receiptsUnder(key)).toHaveLength(1);
  });

  test('at the door is no sign-in, whatever key comes with it', async () => {
    const stranger = visitorWith(server);
    const key = randomUUID();
    const answer = await stranger.post('/sign-in', { loginName: 'sun', password: '90909090', key });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([422, null]);
    expect(receiptsUnder(key)).toEqual([]);
  });
});
