import { stopWithdrawal } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 撤销停产 */
export const action = stopWithdrawal.action;
export const loader = stopWithdrawal.loader;
