import { profile } from '~/verbs/settings';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 企业档案 */
export const action = profile.action;
export const loader = profile.loader;
