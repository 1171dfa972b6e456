import type { ChannelKind, DeliveryState, Topic } from './types';

export const CHANNEL_NAMES: Readonly<Record<ChannelKind, string>> = { wecom: '企业微信', dingtalk: '钉钉', feishu: '飞书' };

export const TOPIC_NAMES: Readonly<Record<Topic, string>> = { checks: '日常检查', hazards: '隐患', papers: '日周月签署', list: '风险清单', submissions: '报送' };

export const DELIVERY_NAMES: Readonly<Record<DeliveryState, string>> = {
  waiting: '等待发送', sending: '正在发送', sent: '已送达', unknown: '没有答复，不再重发', refused: '没有送达', dropped: '渠道已停用，没有发送',
};
