import { weekReason } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 这一周未进行的原因 */
export const action = weekReason.action;
export const loader = weekReason.loader;
