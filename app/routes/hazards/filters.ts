import { hazardFilterKept } from '~/verbs/settings';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 保存隐患台账的筛选 */
export const action = hazardFilterKept.action;
export const loader = hazardFilterKept.loader;
