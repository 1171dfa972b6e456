import { riskOf } from 'db/repositories/risk/risk';
import { analysisPaper } from '../../papers/analysisPaper';
import type { Composer } from './package';

/** A version of the list with all its analysis (《工业产品质量风险分析表》); a draft lacks its publication. */
export const riskList: Composer = async ({ cx, scope, key }) => {
  const [version, paper] = await Promise.all([riskOf(scope).version(key), analysisPaper(cx, scope.enterpriseId, key)]);
  if (!version || !paper) return null;
  const label = `第 ${version.number} 版`;
  return { subjectId: key, series: 'riskList', label, paper, lacks: version.publication ? [] : [{ text: `清单${label}还是草稿，请先发布。`, to: '/risk/publish' }], questions: [] };
};
