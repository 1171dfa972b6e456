import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '~/domain/shared/canonical';
import { dayContent, type SignedPostDay } from '~/domain/routine/signDay';
import type { Day } from '~/domain/shared/day';

/** SHA-256 (hex) over the canonical text of what is signed. */
export const contentHash = (content: Json): string => createHash('sha256').update(canonicalJson(content)).digest('hex');

/** SHA-256 (hex) over what a day's signature is set under (`dayContent`). */
export const dayHash = (day: Day, days: readonly SignedPostDay[]): string => contentHash(dayContent(day, days));
