import { channelTrial } from '~/verbs/channel';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 测试提醒渠道 */
export const action = channelTrial.action;
export const loader = channelTrial.loader;
