import { holidays } from '~/verbs/settings';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 放假调休 */
export const action = holidays.action;
export const loader = holidays.loader;
