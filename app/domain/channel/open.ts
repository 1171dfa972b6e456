import { type Decision, decided, refused } from '../shared/decision';
import { ADDRESS_SAMPLES, parseRobotAddress } from './address';
import type { RefusalTexts } from '../shared/refusal';
import type { Channel, ChannelKind, Topic } from './types';
import { CHANNEL_NAMES } from './words';

/** As many groups as one factory can look after. */
export const MOST_CHANNELS = 10;
export const CHANNEL_NAME_LENGTH = 30;

export type ChannelRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'noRobotAddress'; readonly kind: ChannelKind }
  | { readonly code: 'secretTaken'; readonly kind: ChannelKind }
  | { readonly code: 'nameTaken'; readonly name: string }
  | { readonly code: 'tooMany' }
  | { readonly code: 'unreadable' }
  | { readonly code: 'notSent'; readonly said: string }
  | { readonly code: 'noAnswer' }
  | { readonly code: 'ladderBack' };

/** Sentences of everything that stands against a channel. */
export const CHANNEL_REFUSALS: RefusalTexts<ChannelRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这个提醒渠道，它可能已经停用。' }),
  noRobotAddress: ({ kind }) => ({
    status: 422, field: 'address', sentence: `这不是${CHANNEL_NAMES[kind]}群机器人的地址。请在群设置里复制完整的 Webhook 地址，形如 ${ADDRESS_SAMPLES[kind]}；指向内部网络或其他网站的地址不能使用。`,
  }),
  secretTaken: () => ({ status: 422, field: 'secret', sentence: '企业微信群机器人没有加签密钥，请把这一栏留空。' }),
  nameTaken: ({ name }) => ({ status: 409, field: 'name', sentence: `已有名为“${name}”的渠道，请换个名称，或先停用原来的。` }),
  tooMany: () => ({ status: 409, sentence: `最多使用 ${MOST_CHANNELS} 个提醒渠道，请先停用不用的。` }),
  unreadable: () => ({ status: 409, sentence: '这个渠道的地址在本机打不开：保存它的密钥文件（ZHIAN_KEY_FILE）已更换。请停用后重新添加。' }),
  notSent: ({ said }) => ({ status: 503, sentence: `测试消息没有送达，对方答复：${said || '没有说明'}。请核对地址、加签密钥和群机器人的安全设置。` }),
  ladderBack: () => ({ status: 422, field: 'principal', sentence: '提醒应逐级上报：车间主任不晚于质量安全总监，质量安全总监不晚于主要负责人。请检查天数。' }),
  noAnswer: () => ({ status: 503, sentence: '测试消息已发出，但对方没有答复。请到群里看一看是否收到；没有收到就检查服务器能否访问外网。' }),
};

/** Whether a channel may be opened beside those there are; its address as it is kept. */
export function openChannel(
  held: readonly Pick<Channel, 'name'>[],
  input: { readonly kind: ChannelKind; readonly name: string; readonly address: string; readonly secret: string; readonly topics: readonly Topic[] },
  ownOrigins: readonly string[],
): Decision<{ address: string }, ChannelRefusal> {
  const { kind, name, secret } = input;
  const address = parseRobotAddress(kind, input.address, ownOrigins);
  if (address === null) return refused({ code: 'noRobotAddress', kind });
  if (kind === 'wecom' && secret !== '') return refused({ code: 'secretTaken', kind });
  if (held.some((channel) => channel.name === name)) return refused({ code: 'nameTaken', name });
  if (held.length >= MOST_CHANNELS) return refused({ code: 'tooMany' });
  return decided({ address });
}
