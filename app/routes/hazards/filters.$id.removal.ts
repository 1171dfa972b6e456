import { hazardFilterDropped } from '~/verbs/settings';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 删除隐患台账的筛选 */
export const action = hazardFilterDropped.action;
export const loader = hazardFilterDropped.loader;
