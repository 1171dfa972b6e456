import { declining } from '~/verbs/account';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 不同意加入 */
export const action = declining.action;
export const loader = declining.loader;
