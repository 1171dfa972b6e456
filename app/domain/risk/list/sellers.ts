import type { Activity } from '../../organisation/types';
import type { TemplateCategory, TemplateRow } from '../library/template';
import { LINKS, STAGES, type Stage } from '../types';

/**
 * Whom a stage concerns. The sources name 生产过程控制 and 出厂检验 as links, 生产设备 and 检验设施 as objects of units that
 * make; 储存 and 销售 are of units that sell, and the library has them as one, 销售储运. The others are of every house.
 */
const CONCERNED: Readonly<Record<Stage, 'makers' | 'sellers' | 'everybody'>> = {
  incoming: 'everybody', process: 'makers', outgoing: 'makers', testing: 'makers', equipment: 'makers', management: 'everybody', people: 'everybody', environment: 'everybody',
  storage: 'sellers', selling: 'sellers', sales: 'sellers',
};

/** Stages that a unit which only sells is neither asked about nor given rows of. */
export const MAKERS_STAGES: readonly Stage[] = STAGES.filter((stage) => CONCERNED[stage] === 'makers');

/** Whether a stage is asked of a factory by what it does. */
export function concerns(stage: Stage, activity: Activity): boolean {
  const whom = CONCERNED[stage];
  return whom === 'everybody' || activity === 'both' || whom === (activity === 'sales' ? 'sellers' : 'makers');
}

/** Whether a row of `stage` fills what `asked` asks for; the library's 销售储运 is both 储存 and 销售. */
export const fills = (stage: Stage, asked: Stage): boolean => stage === asked || (stage === 'sales' && CONCERNED[asked] === 'sellers');

/** The links of which none may be empty: a maker's three; a unit that only sells has 进货查验, 储存 and 销售 instead. */
export const linksOf = (activity: Activity): readonly Stage[] => (activity === 'sales' ? ['incoming', 'storage', 'selling'] : LINKS);

/** Links that no row of a list fills, given the stages it has rows in. */
export const emptyLinksOf = (activity: Activity, used: readonly Stage[]): Stage[] => linksOf(activity).filter((link) => !used.some((stage) => fills(stage, link)));

/**
 * Categories the library has for units that sell. Their name, 成品油(销售单位), is the source's own mark and the only one:
 * neither the library's file nor its table says of a category whom it is for.
 */
export const isForSellers = ({ name }: Pick<TemplateCategory, 'name'>): boolean => name.includes('销售单位');

/** Rows of the library that concern a factory: of a unit that only sells, a maker's own stages are left out, except where the category is for sellers. */
export function rowsOfActivity<Row extends Pick<TemplateRow, 'categoryId' | 'stage'>>(activity: Activity, rows: readonly Row[], categories: readonly Pick<TemplateCategory, 'id' | 'name'>[]): Row[] {
  if (activity !== 'sales') return [...rows];
  const sellers = new Set(categories.filter(isForSellers).map(({ id }) => id));
  return rows.filter(({ categoryId, stage }) => sellers.has(categoryId) || concerns(stage, activity));
}
