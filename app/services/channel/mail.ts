import { createHash, randomInt } from 'node:crypto';
import { mailPlaceOf } from 'db/repositories/channels';
import { Conflict, type Store } from 'db/dialect/store';
import { insert, update } from 'db/dialect/writes';
import { enterpriseOf } from 'db/repositories/organisation/enterprises';
import { scopeOf } from 'db/repositories/scope';
import { mailPlaces } from 'db/schema';
import { codeLetter, type MailPlace, type MailRefusal, mayConfirm, mayWrite, parseMailAddress, trialLetter } from '~/domain/channel/mail';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { Posted } from '~/platform/host/mail';
import { apart, type Context } from '../context';

type Permit = Authorised<'check.view'>;

const hashOf = ({ enterpriseId, personId }: Permit, code: string): string => createHash('sha256').update(`${enterpriseId}\n${personId}\n${code.trim().normalize('NFKC')}`).digest('hex');
const placeNow = (cx: Pick<Context, 'store'>, { enterpriseId, personId }: Permit): Promise<MailPlace | null> => mailPlaceOf(scopeOf(cx.store, enterpriseId), personId);

/** Changes a place that stands as it was seen; false where somebody was faster. */
async function change(store: Store, { enterpriseId, personId }: Permit, seen: MailPlace | null, set: Partial<MailPlace>): Promise<boolean> {
  const key = { enterpriseId, personId };
  try {
    await store.write([seen ? update(mailPlaces, key, set, { letterAt: seen.letterAt, tries: seen.tries, codeHash: seen.codeHash }) : insert(mailPlaces, { ...key, ...NOWHERE, ...set })]);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}
/** Letters and wrong codes are counted also where the deed is refused. */
const counting = (cx: Context): Store => apart(cx).store;
const NOWHERE = { address: '', codeHash: '', letterAt: '' as MailPlace['letterAt'], letters: 0, tries: 0, confirmedAt: null };

const told = ({ outcome, said }: Posted): MailRefusal | null => (outcome === 'sent' ? null : outcome === 'refused' ? { code: 'notTaken', said } : { code: 'noAnswer' });

/** Where somebody is told by mail, whether that is confirmed, and whether this installation sends any. */
export async function ownMail(cx: Pick<Context, 'store' | 'post'>, permit: Permit): Promise<{ readonly sends: boolean; readonly address: string; readonly awaited: boolean }> {
  const place = await placeNow(cx, permit);
  return { sends: cx.post !== undefined, address: place?.address ?? '', awaited: place !== null && place.address !== '' && place.confirmedAt === null };
}

/**
 * Names the address at which somebody wants to be told, and sends a code to it; nothing else goes there before the code came back. An address
 * before it is none any more.
 */
export async function nameMail(cx: Context, permit: Permit, typed: string): Promise<Decision<null, MailRefusal>> {
  if (!cx.post) return refused({ code: 'noMail' });
  const address = parseMailAddress(typed);
  if (address === null) return refused({ code: 'noAddress' });
  const place = await placeNow(cx, permit);
  const may = mayWrite(place, cx.now(), permit.today);
  if (!may.ok) return may;
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const asked = { address, codeHash: hashOf(permit, code), letterAt: cx.now(), letters: may.fact.letters, tries: 0, confirmedAt: null };
  if (!(await change(counting(cx), permit, place, asked))) return refused({ code: 'tooSoon' });
  const { name } = await enterpriseOf(scopeOf(cx.store, permit.enterpriseId));
  const refusal = told(await cx.post.post({ to: address, ...codeLetter(name, code) }, `code.${cx.newId()}`));
  return refusal ? refused(refusal) : decided(null);
}

/** Confirms the address by the code that was sent to it. A wrong one is counted before it is looked at. */
export async function confirmMail(cx: Context, permit: Permit, code: string): Promise<Decision<null, MailRefusal>> {
  const place = await placeNow(cx, permit);
  const may = mayConfirm(place, cx.now());
  if (!may.ok || !place) return may.ok ? refused({ code: 'noCode' }) : may;
  const right = place.codeHash === hashOf(permit, code);
  const changed = await change(right ? cx.store : counting(cx), permit, place, right ? { codeHash: '', confirmedAt: cx.now() } : { tries: place.tries + 1 });
  if (!changed) return confirmMail(cx, permit, code);
  return right ? decided(null) : refused({ code: 'wrongCode', left: may.fact.left });
}

/** Takes the address back; nothing is sent any more. */
export async function forgetMail(cx: Context, permit: Permit): Promise<Decision<null, MailRefusal>> {
  const place = await placeNow(cx, permit);
  if (!place || place.address === '') return refused({ code: 'notSet' });
  await change(cx.store, permit, place, { address: '', codeHash: '', confirmedAt: null });
  return decided(null);
}

/** Sends one letter to the confirmed address now, and says what became of it. */
export async function tryMail(cx: Context, permit: Permit): Promise<Decision<null, MailRefusal>> {
  if (!cx.post) return refused({ code: 'noMail' });
  const place = await placeNow(cx, permit);
  if (!place || place.confirmedAt === null) return refused({ code: 'notSet' });
  const may = mayWrite(place, cx.now(), permit.today);
  if (!may.ok) return may;
  if (!(await change(counting(cx), permit, place, { letterAt: cx.now(), letters: may.fact.letters }))) return refused({ code: 'tooSoon' });
  const { name } = await enterpriseOf(scopeOf(cx.store, permit.enterpriseId));
  const refusal = told(await cx.post.post({ to: place.address, ...trialLetter(name) }, `trial.${cx.newId()}`));
  return refusal ? refused(refusal) : decided(null);
}
