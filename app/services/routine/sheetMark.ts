import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { insertOnce } from 'db/dialect/writes';
import { installationFact } from 'db/repositories/installation';
import { installationFacts } from 'db/schema/installation';
import type { Authorised } from '~/domain/organisation/access/authority';
import { PLATE_LETTERS, PLATES, type PlateUse } from '~/domain/routine/types';
import type { Day } from '~/domain/shared/day';
import { type Instant, instantOf, millisecondsOf } from '~/domain/shared/instant';
import type { Context } from '../context';

/** The sheet a mark is set on: for whom, of which post, day and shift. */
export interface MarkedSheet {
  readonly postId: string;
  readonly day: Day;
  /** The shift; left out or '', the day as a whole. */
  readonly turn?: string;
}

type Marker = Pick<Context, 'store' | 'now'>;
type Signer = Pick<Authorised<'check.submit'>, 'enterpriseId' | 'personId'>;

const KEY_BYTES = 32;

/** The key of this installation, made when it is first needed; of two processes that make one, the first is used by both. */
async function madeOrFound({ store, now }: Marker): Promise<Buffer> {
  const known = async (): Promise<Buffer | null> => {
    const fact = await installationFact(store.read, 'sheetKey');
    return typeof fact?.value === 'string' ? Buffer.from(fact.value, 'base64') : null;
  };
  const kept = await known();
  if (kept) return kept;
  await store.write([insertOnce(installationFacts, [{ name: 'sheetKey', value: randomBytes(KEY_BYTES).toString('base64'), at: now() }])]);
  return (await known())!;
}

const keys = new WeakMap<Marker['store'], Buffer>();

/** The same, read once for each database: it never changes. */
async function keyOf(cx: Marker): Promise<Buffer> {
  const key = keys.get(cx.store) ?? (await madeOrFound(cx));
  keys.set(cx.store, key);
  return key;
}

const signatureOf = (key: Buffer, { enterpriseId, personId }: Signer, { postId, day, turn = '' }: MarkedSheet, said: string): Buffer =>
  createHmac('sha256', key).update(JSON.stringify([enterpriseId, personId, postId, day, said, ...(turn ? [turn] : [])])).digest();

/** What a mark says: when the sheet was given out, and whether the plate at the post opened it. */
export interface Marked {
  readonly at: Instant;
  readonly plate: PlateUse | null;
}

/** The mark that a sheet is given out with: the moment and the plate, signed for this person, post and day. It is sent back with the check. */
export async function markSheet(cx: Marker, permit: Signer, sheet: MarkedSheet, plate: PlateUse | null = null): Promise<string> {
  const said = `${millisecondsOf(cx.now()).toString(36)}${plate ? `-${PLATE_LETTERS[plate]}` : ''}`;
  return `${said}.${signatureOf(await keyOf(cx), permit, sheet, said).toString('base64url')}`;
}

/** What the mark says that came back with a sheet; null for a mark that is none of ours, of another sheet or person, or of a time to come. */
export async function openedBy(cx: Marker, permit: Signer, sheet: MarkedSheet, mark: string): Promise<Marked | null> {
  const [said = '', signature = ''] = mark.split('.');
  const given = Buffer.from(signature, 'base64url');
  const [, moment, letter] = /^([0-9a-z]{1,11})(?:-([st]))?$/.exec(said) ?? [];
  if (moment === undefined || given.length === 0) return null;
  const right = signatureOf(await keyOf(cx), permit, sheet, said);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const at = instantOf(Number.parseInt(moment, 36));
  return at <= cx.now() ? { at, plate: PLATES.find((use) => PLATE_LETTERS[use] === letter) ?? null } : null;
}

/** For so many minutes the use of a plate opens a sheet; who comes later may be anywhere. */
const PLATE_MINUTES = 30;

/** The mark for a sheet that is opened now: that of the plate which has just led to it, or one of its own. */
export async function markOpened(cx: Marker, permit: Signer, sheet: MarkedSheet, plate: string): Promise<string> {
  const led = plate === '' ? null : await openedBy(cx, permit, sheet, plate);
  const fresh = led?.plate && millisecondsOf(cx.now()) - millisecondsOf(led.at) <= PLATE_MINUTES * 60_000;
  return fresh ? plate : markSheet(cx, permit, sheet);
}
