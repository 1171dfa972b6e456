import type { Reader } from 'db/dialect/reader';
import { hashBeginning, issuedFileOf, publicPapersOf } from 'db/repositories/paper/papers';
import type { PaperFormat } from '~/domain/report/listFiles';
import { readVerifyCode } from '~/domain/report/verifyCode';
import type { Instant } from '~/domain/shared/instant';

/** What the page behind the code of a printed paper says. */
export interface VerifiedPaper {
  readonly kind: string;
  readonly number: string;
  readonly version: string;
  readonly factory: string;
  readonly issuedAt: Instant;
  /** What there is instead of it by now; null while it is the newest. */
  readonly newer: string | null;
}

type Reading = { readonly store: { readonly read: Reader } };

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/**
 * A paper by the hash of its content, for anybody; null when no paper of this content exists here. Says nothing else of the factory: not what it is
 * about, not who signed it, not what a regulator answered. Papers that carry the same hash (a list and its table) are told as one. One query.
 */
export async function verifiedPaper(cx: Reading, hash: string): Promise<VerifiedPaper | null> {
  if (!isHash(hash)) return null;
  const papers = await publicPapersOf(cx.store.read, hash);
  const [first] = papers;
  if (!first) return null;
  const newer = papers.map((paper) => paper.newer).find((one) => one !== null) ?? null;
  return {
    kind: [...new Set(papers.map(({ kind, title }) => (kind === 'submission' ? `${title}（已报送）` : title)))].join('、'),
    number: [...new Set(papers.map(({ number }) => number))].join(' / '),
    version: first.version,
    factory: first.factory,
    issuedAt: first.issuedAt,
    newer: newer === '' ? '这份文书之后又有更正或新的进展，请向企业索取最新的一份。' : newer && `已有更新的：${newer}。请以更新的为准。`,
  };
}

/** What is known of a file somebody holds: it was handed out here as it is, and of which paper; or no file that was handed out is like it. */
export type FileVerdict =
  | { readonly known: true; readonly contentHash: string; readonly format: PaperFormat; readonly issuedAt: Instant; readonly paper: VerifiedPaper }
  | { readonly known: false };

/** A file by the SHA-256 of its bytes, for whoever holds it; null for what is no such hash. Two queries. */
export async function verifiedFile(cx: Reading, hash: string): Promise<FileVerdict | null> {
  if (!isHash(hash)) return null;
  const file = await issuedFileOf(cx.store.read, hash);
  const paper = file && (await verifiedPaper(cx, file.contentHash));
  return paper ? { known: true, contentHash: file.contentHash, format: file.format, issuedAt: file.issuedAt, paper } : { known: false };
}

/** The hash a typed code stands for; or why none: it was mistyped, it is no code, or no paper begins so. At most one query. */
export async function hashOfCode(cx: Reading, typed: string): Promise<{ readonly hash: string } | { readonly wrong: 'mistyped' | 'noCode' | 'unknown' }> {
  const code = readVerifyCode(typed);
  if ('wrong' in code) return code;
  const hash = await hashBeginning(cx.store.read, code);
  return hash === null ? { wrong: 'unknown' } : { hash };
}
