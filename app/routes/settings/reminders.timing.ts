import { reminderTiming } from '~/verbs/channel';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 提醒时机 */
export const action = reminderTiming.action;
export const loader = reminderTiming.loader;
