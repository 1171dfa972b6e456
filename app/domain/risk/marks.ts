import type { OwnerMarks, RiskItem } from './types';

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
