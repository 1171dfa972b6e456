import { accountsOf } from 'db/repositories/organisation/accounts';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type DeviceProof, isSignedBy } from '~/platform/host/deviceKey';
import type { Context } from '../context';

/** What a key of a device signed for a form, as it came with it; '' for nothing. */
export interface DeviceShown {
  readonly device: string;
  /** What the form says (`statementOf`), and the addresses this site goes by. */
  readonly statement: string;
  readonly origins: readonly string[];
}

/** Longest answer of a device that is read. */
const LONGEST_ANSWER = 8192;

/** The texts of these names in what a browser says of a key; null where it is too long, or one of them is missing. */
export function textsIn<const N extends string>(json: string, names: readonly N[]): Readonly<Record<N, string>> | null {
  if (json.length > LONGEST_ANSWER) return null;
  try {
    const said = JSON.parse(json) as Readonly<Record<string, unknown>> | null;
    const texts = names.map((name) => [name, said?.[name]] as const);
    return texts.every(([, text]) => typeof text === 'string') ? (Object.fromEntries(texts) as Record<N, string>) : null;
  } catch {
    return null;
  }
}

/** What a key says that signed a form: one of the account's that is in use, over these very words. */
export async function signedByKey(
  { store }: Pick<Context, 'store'>, accountId: string, { device, statement, origins }: DeviceShown,
): Promise<Decision<DeviceProof & { readonly keyId: string; readonly publicKey: string }, { readonly code: 'deviceUnknown' } | { readonly code: 'deviceWrong' }>> {
  const answer = textsIn(device, ['id', 'authenticatorData', 'clientData', 'signature']);
  const key = answer && (await accountsOf(store.read).deviceKeys(accountId)).find(({ id }) => id === answer.id);
  if (!answer || !key) return refused({ code: 'deviceUnknown' });
  const { id: keyId, ...proof } = answer;
  const { publicKey } = key;
  return isSignedBy(publicKey, proof, statement, origins) ? decided({ ...proof, keyId, publicKey }) : refused({ code: 'deviceWrong' });
}
