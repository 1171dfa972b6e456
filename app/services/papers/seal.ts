import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { insert, type Write } from 'db/dialect/writes';
import type { SealedRow } from 'db/repositories/paper/sealedPapers';
import { sealedPapers } from 'db/schema';
import type { Paper } from '~/domain/report/paper';
import { type SealedKind, withNote } from '~/domain/report/sealed';
import { canonicalJson } from '~/domain/shared/canonical';
import type { Instant } from '~/domain/shared/instant';

/** A rendering to be kept. `content` is what the documents are drawn from; what is `undefined` in it is left out. */
export interface Sealing {
  readonly enterpriseId: string;
  readonly id: string;
  readonly kind: SealedKind;
  readonly subjectId: string;
  readonly ordinal: number;
  readonly number: string;
  readonly content: object;
  readonly at: Instant;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The row that keeps a rendering; to be written in the set of the act that signs, issues or publishes. Pure. */
export function seal({ enterpriseId, id, kind, subjectId, ordinal, number, content, at }: Sealing): Write {
  const text = canonicalJson(content);
  return insert(sealedPapers, {
    enterpriseId, id, kind, subjectId, ordinal, number, contentHash: hashOf(text), content: deflateRawSync(text, { level: 9 }).toString('base64'), sealedAt: at,
  });
}

/** A kept content again, and whether it still has the hash it was kept under. Throws when it cannot be read at all. */
export function unseal<T>(row: Pick<SealedRow, 'content' | 'contentHash'>): { readonly content: T; readonly intact: boolean } {
  const text = inflateRawSync(Buffer.from(row.content, 'base64')).toString('utf8');
  return { content: JSON.parse(text) as T, intact: hashOf(text) === row.contentHash };
}

const BROKEN = '注意：留存的版面与留存时的校验值不符，此件可能被改动过，请用校验命令核对全部记录。';

/**
 * A kept paper ready to be drawn, the code included: a signed paper is the same each time it is drawn, and its code leads where it led when it
 * was signed. A text that does not have its hash any more says so on the paper.
 */
export function keptPaper(row: SealedRow): Paper {
  const { content, intact } = unseal<{ readonly paper: Paper }>(row);
  return intact ? content.paper : withNote(content.paper, BROKEN);
}
