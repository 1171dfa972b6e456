import { monthReason } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 这个月未进行的原因 */
export const action = monthReason.action;
export const loader = monthReason.loader;
