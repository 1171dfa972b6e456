import { channelOpening } from '~/verbs/channel';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 添加提醒渠道 */
export const action = channelOpening.action;
export const loader = channelOpening.loader;
