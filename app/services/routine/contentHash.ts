import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '~/domain/shared/canonical';

/** SHA-256 (hex) over the canonical text of what is signed. */
export const contentHash = (content: Json): string => createHash('sha256').update(canonicalJson(content)).digest('hex');
