import { riskFilterKept } from '~/verbs/settings';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 保存风险清单的筛选 */
export const action = riskFilterKept.action;
export const loader = riskFilterKept.loader;
