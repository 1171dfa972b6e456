import { extensionDecision } from '~/verbs/hazards';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 延期审批 */
export const action = extensionDecision.action;
export const loader = extensionDecision.loader;
