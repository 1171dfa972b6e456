import { DIMENSION_NAMES, RISK_LEVEL_NAMES, RISK_MARK_NAMES, STAGE_NAMES } from '~/domain/risk/words';
import type { RiskListQuery } from './riskListQuery';
import type { RiskTreeNode } from './riskList';

/** A filter in words, `挤塑成缆车间 · 较大风险 · “偏心”`; null when it is empty or names a place that is no longer shown. */
export function filterWords({ workshop, post, level, stage, dimension, mark, words }: RiskListQuery, tree: readonly Pick<RiskTreeNode, 'id' | 'name' | 'posts'>[]): string | null {
  const workshopName = tree.find(({ id }) => id === workshop)?.name;
  const postName = tree.flatMap(({ posts }) => posts).find(({ id }) => id === post)?.name;
  if ((workshop && !workshopName) || (post && !postName)) return null;
  const said = [
    workshopName, postName, level && (level === 'none' ? '未评价' : `${RISK_LEVEL_NAMES[level]}风险`), stage && STAGE_NAMES[stage], dimension && DIMENSION_NAMES[dimension],
    mark && RISK_MARK_NAMES[mark], words && `“${words}”`,
  ].filter(Boolean);
  return said.length > 0 ? said.join(' · ') : null;
}
