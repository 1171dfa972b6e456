import { monthCompilation } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 汇总一个月 */
export const action = monthCompilation.action;
export const loader = monthCompilation.loader;
