import { minutes } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 保存纪要 */
export const action = minutes.action;
export const loader = minutes.loader;
