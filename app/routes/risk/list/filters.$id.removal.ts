import { riskFilterDropped } from '~/verbs/settings';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 删除风险清单的筛选 */
export const action = riskFilterDropped.action;
export const loader = riskFilterDropped.loader;
