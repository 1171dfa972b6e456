import { receipt } from '~/verbs/hazards';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 接收 */
export const action = receipt.action;
export const loader = receipt.loader;
