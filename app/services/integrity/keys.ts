import { PLATFORM } from 'db/dialect/chain';
import { type HeadStatement, headText, type KeyStatement, keyText, type SignedHead, type SignedKey } from '~/domain/shared/signed';
import { isSigned, keyName, openSigner, publicPem, replaceSigner, type Signer } from '~/platform/host/signer';
import type { Context } from '../context';
import type { Finding } from './findings';
import { recordedHeads } from './headLines';

type Keeper = Pick<Context, 'heads' | 'now'> & { readonly site: { readonly signingKeyFile?: string } };

/** The key of an installation; null where none is configured. */
export const signerOf = ({ signingKeyFile }: { readonly signingKeyFile?: string }): Signer | null => (signingKeyFile === undefined ? null : openSigner(signingKeyFile));

/** A head as the platform signs it; null without a key. */
export const deposit = (signer: Signer | null, { chain, seq, hash, at }: HeadStatement): SignedHead | null =>
  signer && { chain, seq, hash, at, key: signer.key, signature: signer.sign(headText({ chain, seq, hash, at })) };

const signedKey = (signer: Signer, said: KeyStatement): SignedKey => ({ ...said, signature: signer.sign(keyText(said)) });

/** The keys that are told beside the heads, the earliest first. */
export const toldKeys = async ({ heads }: Pick<Context, 'heads'>): Promise<SignedKey[]> => recordedHeads(await heads.lines()).keys;

/** Tells the public part of the key beside the heads, outside the database, where it was not told yet. Answers the signer; null where none is configured. */
export async function tellKey(cx: Keeper): Promise<Signer | null> {
  const signer = signerOf(cx.site);
  if (!signer || (await toldKeys(cx)).some(({ key }) => key === signer.key)) return signer;
  await cx.heads.append([JSON.stringify(signedKey(signer, { key: signer.key, publicKey: signer.publicKey, at: cx.now(), by: signer.key }))]);
  return signer;
}

/** Signs with a new key from now on. The old one says so by its last signature; its public part stays told, so that what it signed can be checked. Null where no key is configured. */
export async function changeKey(cx: Keeper): Promise<Signer | null> {
  const { signingKeyFile } = cx.site;
  if (!(await tellKey(cx)) || signingKeyFile === undefined) return null;
  return replaceSigner(signingKeyFile, (old, made) => cx.heads.append([JSON.stringify(signedKey(old, { key: made.key, publicKey: made.publicKey, at: cx.now(), by: old.key }))]));
}

/** The public parts that can be trusted as far as the first can: each later one was told by a key before it, or is `known` to whoever asks. What is neither is a finding. */
export function trustedKeys(keys: readonly SignedKey[], report: (finding: Finding) => void, known: readonly string[] = []): ReadonlyMap<string, string> {
  const trusted = new Map<string, string>();
  for (const said of keys) {
    const begins = (trusted.size === 0 || known.includes(said.key)) && said.by === said.key;
    const by = begins ? said.publicKey : trusted.get(said.by);
    if (keyName(said.publicKey) === said.key && by !== undefined && isSigned(by, keyText(said), said.signature)) trusted.set(said.key, said.publicKey);
    else if (!trusted.has(said.key)) report({ enterpriseId: PLATFORM, kind: 'keyUntrusted', key: said.key, at: said.at });
  }
  return trusted;
}

/** What is wrong with the signature of a head; null when it is right. */
export function faultOf({ key, signature, ...head }: SignedHead, keys: ReadonlyMap<string, string>): 'forged' | 'keyUnknown' | null {
  const publicKey = keys.get(key);
  return publicKey === undefined ? 'keyUnknown' : isSigned(publicKey, headText(head), signature) ? null : 'forged';
}

/** The public part of each trusted key in the form other programs read, the newest first, for whoever wants to keep it apart from this program. */
export async function exportedKeys(cx: Pick<Context, 'heads'>): Promise<{ readonly key: string; readonly at: string; readonly pem: string }[]> {
  const told = await toldKeys(cx);
  const trusted = trustedKeys(told, () => undefined);
  const once = told.filter(({ key, publicKey }, index) => trusted.get(key) === publicKey && told.findIndex((one) => one.key === key) === index);
  return once.map(({ key, at, publicKey }) => ({ key, at, pem: publicPem(publicKey) })).toReversed();
}
