import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { insertOnce } from 'db/dialect/writes';
import { installationFact } from 'db/repositories/installation';
import { installationFacts } from 'db/schema/installation';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Day } from '~/domain/shared/day';
import { type Instant, instantOf, millisecondsOf } from '~/domain/shared/instant';
import type { Context } from '../context';

/** The sheet a mark is set on: for whom, of which post and day. */
export interface MarkedSheet {
  readonly postId: string;
  readonly day: Day;
}

type Marker = Pick<Context, 'store' | 'now'>;
type Signer = Pick<Authorised<'check.submit'>, 'enterpriseId' | 'personId'>;

const KEY_BYTES = 32;

/** The key of this installation, made when it is first needed; of two processes that make one, the first is used by both. */
async function keyOf({ store, now }: Marker): Promise<Buffer> {
  const known = async (): Promise<Buffer | null> => {
    const fact = await installationFact(store.read, 'sheetKey');
    return typeof fact?.value === 'string' ? Buffer.from(fact.value, 'base64') : null;
  };
  const kept = await known();
  if (kept) return kept;
  await store.write([insertOnce(installationFacts, [{ name: 'sheetKey', value: randomBytes(KEY_BYTES).toString('base64'), at: now() }])]);
  return (await known())!;
}

const signatureOf = (key: Buffer, { enterpriseId, personId }: Signer, { postId, day }: MarkedSheet, said: string): Buffer =>
  createHmac('sha256', key).update(JSON.stringify([enterpriseId, personId, postId, day, said])).digest();

/** The mark that a sheet is given out with: the moment, signed for this person, post and day. It is sent back with the check. */
export async function markSheet(cx: Marker, permit: Signer, sheet: MarkedSheet): Promise<string> {
  const said = millisecondsOf(cx.now()).toString(36);
  return `${said}.${signatureOf(await keyOf(cx), permit, sheet, said).toString('base64url')}`;
}

/** When a sheet was given out, by the mark that came back with it; null for a mark that is none of ours, of another sheet or person, or of a time to come. */
export async function openedBy(cx: Marker, permit: Signer, sheet: MarkedSheet, mark: string): Promise<Instant | null> {
  const [said = '', signature = ''] = mark.split('.');
  const given = Buffer.from(signature, 'base64url');
  if (!/^[0-9a-z]{1,11}$/.test(said) || given.length === 0) return null;
  const right = signatureOf(await keyOf(cx), permit, sheet, said);
  const openedAt = given.length === right.length && timingSafeEqual(given, right) ? instantOf(Number.parseInt(said, 36)) : null;
  return openedAt !== null && openedAt <= cx.now() ? openedAt : null;
}
