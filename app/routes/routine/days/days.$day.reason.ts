import { gapReason } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 说明未进行原因 */
export const action = gapReason.action;
export const loader = gapReason.loader;
