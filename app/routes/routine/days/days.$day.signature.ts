import { daySignature } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 签认 */
export const action = daySignature.action;
export const loader = daySignature.loader;
