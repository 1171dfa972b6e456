import { partsOf } from '../../shared/stored';
import { OWNER_MARK_NAMES, OWNER_MARK_SYMBOLS } from '../words';
import type { OwnerMark, OwnerMarks, RiskItem } from '../types';

/** The three levels an item has a responsible person at: where the person stands, where the part, and what the level is called. */
export const OWNER_LEVELS = [['ownerEnterprise', 'enterprise', '企业'], ['ownerWorkshop', 'workshop', '车间'], ['ownerPost', 'post', '岗位']] as const;

/** What the part of a level is called: `企业的分工`. */
export const partLabel = (level: string): string => `${level}的分工`;

/** A part with its symbol: `★主管`. */
export const markWords = (mark: OwnerMark): string => `${OWNER_MARK_SYMBOLS[mark]}${OWNER_MARK_NAMES[mark]}`;

/** Reads the stored marks of an item. */
export const readOwnerMarks = (stored: unknown): OwnerMarks => ({ enterprise: 'related', workshop: 'related', post: 'related', ...partsOf<OwnerMarks>(stored) });

type Marked = Pick<RiskItem, 'ownerEnterprise' | 'ownerWorkshop' | 'ownerPost' | 'ownerMarks'>;

/**
 * The part each level has in an item: as somebody marked it, otherwise the lowest level that is named leads (★), the one
 * above it is concerned (●), and the rest are related (○).
 */
export function marksOf(item: Marked): OwnerMarks {
  if (item.ownerMarks) return item.ownerMarks;
  if (item.ownerPost || (!item.ownerWorkshop && !item.ownerEnterprise)) return { enterprise: 'related', workshop: 'concerned', post: 'lead' };
  if (item.ownerWorkshop) return { enterprise: 'concerned', workshop: 'lead', post: 'related' };
  return { enterprise: 'lead', workshop: 'concerned', post: 'related' };
}
