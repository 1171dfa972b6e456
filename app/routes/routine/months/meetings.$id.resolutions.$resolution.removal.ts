import { resolutionRemoval } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 删除决议 */
export const action = resolutionRemoval.action;
export const loader = resolutionRemoval.loader;
