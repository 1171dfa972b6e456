import { rulesFor } from 'db/repositories/organisation/enterprises';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { type Address, type PrintedAddress, printedAddress } from '~/domain/organisation/address';
import type { Context } from '../context';

type Knows = Pick<Context, 'store' | 'site'>;

/** The address that codes and papers of a factory are made with: the server's own, else the one its director set; null without either. */
export const addressOf = async ({ site }: Pick<Knows, 'site'>, scope: Scope): Promise<Address | null> => site.origin ?? (await rulesFor(scope)).address;

/** Where anyone may ask whether a paper with this content exists. */
export const verifyUrl = (address: string, contentHash: string): string => `${address}/verify/${contentHash}`;

/** The same for the code of a factory's paper; empty (no code) while no address is set. */
export async function verifyUrlOf(cx: Pick<Knows, 'site'>, scope: Scope, contentHash: string): Promise<string> {
  const address = await addressOf(cx, scope);
  return address === null ? '' : verifyUrl(address, contentHash);
}

/** The address for what is printed now, with what is to be said of it. `visited` is the address of this visit. */
export const printedAddressOf = async (cx: Knows, enterpriseId: string, visited: Address): Promise<PrintedAddress> =>
  printedAddress(await addressOf(cx, scopeOf(cx.store, enterpriseId)), visited);
