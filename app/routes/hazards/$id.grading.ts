import { grading } from '~/verbs/hazards';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 定级 */
export const action = grading.action;
export const loader = grading.loader;
