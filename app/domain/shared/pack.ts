import { canonicalJson } from './canonical';
import type { SignedHead } from './signed';

/** What an evidence pack holds besides its files: which part of which chain, and what every file hashes to. */
export interface PackList {
  readonly kind: 'zhian.pack.1';
  readonly enterprise: string;
  readonly chain: string;
  readonly from: string;
  readonly to: string;
  /** When it was made, and by whom. */
  readonly madeAt: string;
  readonly madeBy: string;
  /** The event before the first one in the pack. */
  readonly before: { readonly seq: number; readonly hash: string };
  /** The last event in the pack, as the platform signed it. */
  readonly head: SignedHead;
  readonly files: readonly PackFile[];
  /** Hashes of photos that records speak of and the storage has no more. */
  readonly missing: readonly string[];
}

export interface PackFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Names of the files that every pack has. */
export const PACK_PATHS = { chain: '链.jsonl', heads: '末端.jsonl', list: '目录.json', seal: '目录的签名.json', page: '核对.html', readme: '说明.txt', records: '记录/', photos: '照片/', papers: '文书/' } as const;

/** The signature of a pack: over `packText` of the SHA-256 of its list. */
export interface PackSeal {
  readonly key: string;
  readonly publicKey: string;
  readonly signature: string;
}

/** The text that is signed of a pack. `listHash` is the SHA-256 (hex) of the list of all that is in it. */
export const packText = (listHash: string): string => canonicalJson(['zhian.pack.1', listHash]);

/** Days a pack may span. */
export const PACK_DAYS = 92;
/** How long a pack that was made can be downloaded. */
export const PACK_KEPT_DAYS = 7;
/** Packs of one factory that are waited for at one time, at most. */
export const PACKS_OPEN = 3;
