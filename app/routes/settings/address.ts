import { address } from '~/verbs/settings';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 系统地址 */
export const action = address.action;
export const loader = address.loader;
