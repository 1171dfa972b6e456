import { resolutionCompletion } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 登记决议完成 */
export const action = resolutionCompletion.action;
export const loader = resolutionCompletion.loader;
