import { diaryClosing } from '~/verbs/account';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 取消日历订阅 */
export const action = diaryClosing.action;
export const loader = diaryClosing.loader;
