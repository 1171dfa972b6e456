import type { Reader } from 'db/dialect/reader';
import { publicPapersOf } from 'db/repositories/paper/papers';
import { type Day } from '~/domain/shared/day';
import { dayOf } from '~/domain/shared/instant';

/** What the page behind the code of a printed paper says. */
export interface VerifiedPaper {
  readonly kind: string;
  readonly number: string;
  readonly version: string;
  readonly factory: string;
  readonly day: Day;
  /** What there is instead of it by now; null while it is the newest. */
  readonly newer: string | null;
}

/**
 * A paper by the hash of its content, for anybody; null when no paper of this content exists here. Says nothing else of the factory: not what it is
 * about, not who signed it, not what a regulator answered. Papers that carry the same hash (a list and its table) are told as one. One query.
 */
export async function verifiedPaper(cx: { readonly store: { readonly read: Reader } }, hash: string): Promise<VerifiedPaper | null> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null;
  const papers = await publicPapersOf(cx.store.read, hash);
  const [first] = papers;
  if (!first) return null;
  const newer = papers.map((paper) => paper.newer).find((one) => one !== null) ?? null;
  return {
    kind: [...new Set(papers.map(({ kind, title }) => (kind === 'submission' ? `${title}（已报送）` : title)))].join('、'),
    number: [...new Set(papers.map(({ number }) => number))].join(' / '),
    version: first.version,
    factory: first.factory,
    day: dayOf(first.issuedAt),
    newer: newer === '' ? '这份文书之后又有更正或新的进展，请向企业索取最新的一份。' : newer && `已有更新的：${newer}。请以更新的为准。`,
  };
}
