import { weekWords } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 周报的四个部分 */
export const action = weekWords.action;
export const loader = weekWords.loader;
