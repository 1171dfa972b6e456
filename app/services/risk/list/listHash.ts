import { createHash } from 'node:crypto';
import { canonicalList } from '~/domain/risk/list/publish';
import type { RiskItem } from '~/domain/risk/types';

/** SHA-256 (hex) over what the rows of a version say; the `contentHash` of its publication. */
export const listHash = (items: readonly RiskItem[]): string => createHash('sha256').update(canonicalList(items)).digest('hex');
