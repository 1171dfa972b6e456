import { weekCompilation } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 汇总一周 */
export const action = weekCompilation.action;
export const loader = weekCompilation.loader;
