import { channelClosing } from '~/verbs/channel';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 停用提醒渠道 */
export const action = channelClosing.action;
export const loader = channelClosing.loader;
