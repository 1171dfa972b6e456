import { rectification } from '~/verbs/hazards';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 整改 */
export const action = rectification.action;
export const loader = rectification.loader;
