import { acceptance } from '~/verbs/account';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 同意加入 */
export const action = acceptance.action;
export const loader = acceptance.loader;
