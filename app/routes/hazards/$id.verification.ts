import { verification } from '~/verbs/hazards';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 验收 */
export const action = verification.action;
export const loader = verification.loader;
