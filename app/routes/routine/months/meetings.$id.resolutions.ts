import { resolution } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 加入决议 */
export const action = resolution.action;
export const loader = resolution.loader;
