import { weekSignature } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 周报签字 */
export const action = weekSignature.action;
export const loader = weekSignature.loader;
