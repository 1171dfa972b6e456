import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '~/domain/shared/canonical';
import type { Day } from '~/domain/shared/day';

/** SHA-256 (hex) over the canonical text of what is signed. */
export const contentHash = (content: Json): string => createHash('sha256').update(canonicalJson(content)).digest('hex');

/** A post on a day as far as its day's signature covers it. */
interface SignedPostDay {
  readonly postId: string;
  readonly turn: string;
  readonly state: string;
  readonly latest: { readonly contentHash: string } | null;
  readonly further: readonly { readonly contentHash: string }[];
  readonly gapReason: string | null;
}

/** SHA-256 (hex) over every post's state and records of a day, 后续报告 where there are any: what the day's signature is set under. */
export const dayHash = (day: Day, days: readonly SignedPostDay[]): string =>
  contentHash({
    day,
    content: days.map(({ postId, turn, state, latest, further, gapReason }) => ({
      postId, ...(turn ? { turn } : {}), state, record: latest?.contentHash ?? null, gapReason, ...(further.length > 0 ? { further: further.map((report) => report.contentHash) } : {}),
    })),
  });
