import { workWeek } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 开工日 */
export const action = workWeek.action;
export const loader = workWeek.loader;
