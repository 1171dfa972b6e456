import { statementOf } from '~/domain/organisation/access/statement';

const base64url = (data: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(data))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

/** How long a device is waited for, in ms. */
const PATIENCE_MS = 60_000;
const ES256 = -7;
const RS256 = -257;

/** Whether this page can reach a key in the device at all: under https or localhost, in a browser that knows how. */
export const canUseDevice = (): boolean => typeof PublicKeyCredential === 'function' && window.isSecureContext;

const challengeFor = async (statement: string): Promise<ArrayBuffer> => crypto.subtle.digest('SHA-256', new TextEncoder().encode(statement));

/** Lets one of the keys in this device sign what a form says; null where it does not: not here, given up, or not its owner. */
export async function signWithDevice(address: string, said: Iterable<readonly [string, unknown]>, keys: readonly string[]): Promise<string | null> {
  try {
    const found = (await navigator.credentials.get({
      publicKey: {
        challenge: await challengeFor(statementOf(address, said)), userVerification: 'required', timeout: PATIENCE_MS,
        allowCredentials: keys.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
      },
    })) as PublicKeyCredential | null;
    if (!found) return null;
    const { authenticatorData, clientDataJSON, signature } = found.response as AuthenticatorAssertionResponse;
    return JSON.stringify({ id: found.id, authenticatorData: base64url(authenticatorData), clientData: base64url(clientDataJSON), signature: base64url(signature) });
  } catch {
    return null;
  }
}

/** Lets this device make a key for an account; null where it does not. `keys` are those it must not hold already. */
export async function makeKey(address: string, said: Iterable<readonly [string, unknown]>, owner: { readonly id: string; readonly name: string }, keys: readonly string[]): Promise<string | null> {
  try {
    const made = (await navigator.credentials.create({
      publicKey: {
        challenge: await challengeFor(statementOf(address, said)), rp: { name: '质安' }, timeout: PATIENCE_MS, attestation: 'none',
        user: { id: new TextEncoder().encode(owner.id), name: owner.name, displayName: owner.name },
        pubKeyCredParams: [ES256, RS256].map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required', residentKey: 'discouraged' },
        excludeCredentials: keys.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
      },
    })) as PublicKeyCredential | null;
    const response = made?.response as AuthenticatorAttestationResponse | undefined;
    const publicKey = response?.getPublicKey();
    if (!made || !response || !publicKey) return null;
    return JSON.stringify({ id: made.id, publicKey: base64url(publicKey), authenticatorData: base64url(response.getAuthenticatorData()), clientData: base64url(response.clientDataJSON) });
  } catch {
    return null;
  }
}
