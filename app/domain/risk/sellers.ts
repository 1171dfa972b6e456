import type { Activity } from '../organisation/types';
import type { TemplateCategory, TemplateRow } from './template';
import type { Stage } from './types';

/** Stages of a maker's product that are also a seller's: what comes in, what is kept and sold, and the house around it. */
const OF_A_SELLER: ReadonlySet<Stage> = new Set<Stage>(['incoming', 'storage', 'selling', 'sales', 'management', 'people', 'environment']);

/** Categories the library has for units that sell say so in their name. */
export const isForSellers = ({ name }: Pick<TemplateCategory, 'name'>): boolean => name.includes('销售单位');

/** Rows of the library that concern a factory: of a unit that only sells, a maker's own stages are left out, except where the category is for sellers. */
export function rowsOfActivity<Row extends Pick<TemplateRow, 'categoryId' | 'stage'>>(activity: Activity, rows: readonly Row[], categories: readonly Pick<TemplateCategory, 'id' | 'name'>[]): Row[] {
  if (activity !== 'sales') return [...rows];
  const sellers = new Set(categories.filter(isForSellers).map(({ id }) => id));
  return rows.filter(({ categoryId, stage }) => sellers.has(categoryId) || OF_A_SELLER.has(stage));
}
