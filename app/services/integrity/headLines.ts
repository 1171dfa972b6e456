import type { SignedHead, SignedKey } from '~/domain/shared/signed';
import type { RecordedHead } from './chain';

type Line = Partial<SignedHead & Omit<SignedKey, 'signature'> & { slot: string }>;

const parsed = (line: string): Line | null => {
  try {
    return JSON.parse(line) as Line | null;
  } catch {
    return null;
  }
};

/** The moments of the timetable for which heads were written down. */
export const slotsIn = (lines: readonly string[]): ReadonlySet<string> => new Set(lines.flatMap((line) => parsed(line)?.slot ?? []));

/** The heads written down so far, or those of one moment; the keys they are signed by; and how many lines cannot be read (one that a power cut left half, or one that was edited). */
export function recordedHeads(lines: readonly string[], only?: string): { heads: RecordedHead[]; keys: SignedKey[]; unreadable: number } {
  const heads: RecordedHead[] = [];
  const keys: SignedKey[] = [];
  let unreadable = 0;
  for (const line of lines) {
    const { chain, seq, hash, at, slot, key, signature, publicKey, by } = parsed(line) ?? {};
    const named = typeof at === 'string' && typeof key === 'string' && typeof signature === 'string' ? { at, key, signature } : null;
    if (typeof chain === 'string' && typeof seq === 'number' && typeof hash === 'string' && typeof at === 'string') {
      if (only === undefined || slot === only) heads.push({ chain, seq, hash, at, ...(named ? { signed: { chain, seq, hash, ...named } } : {}) });
    } else if (named && typeof publicKey === 'string' && typeof by === 'string') keys.push({ ...named, publicKey, by });
    else unreadable += 1;
  }
  return { heads, keys, unreadable };
}
