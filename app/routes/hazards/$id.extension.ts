import { extension } from '~/verbs/hazards';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 申请延期 */
export const action = extension.action;
export const loader = extension.loader;
