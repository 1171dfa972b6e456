import { contract } from '../shared/contract';
import { answer, anyOf, oneOf, remark, timeOn, whole, words } from '../shared/fields';
import { MAIL_ADDRESS_LENGTH } from './mail';
import { CHANNEL_NAME_LENGTH } from './open';
import type { ChannelKind, Topic } from './types';
import { CHANNEL_NAMES, TOPIC_NAMES } from './words';

const choicesOf = <V extends string>(names: Readonly<Record<V, string>>) => (Object.keys(names) as V[]).map((value) => ({ value, label: names[value] }));

/** Days a rung of the ladder may be set to. */
const RUNG = { least: 0, most: 30 };
const rung = (label: string) => whole(label, RUNG, { unit: '天' });

/** What is asked for a group that is told of what waits. */
export const CHANNEL_CONTRACTS = {
  open: contract({
    at: 'channels',
    send: '添加渠道',
    fields: {
      kind: oneOf('类型', choicesOf<ChannelKind>(CHANNEL_NAMES), '请选择渠道类型。'),
      name: words('名称', CHANNEL_NAME_LENGTH, '请填写名称，例如“质量部群”。'),
      address: words('机器人地址', 500, '请填写机器人地址。', { help: '在群设置里添加自定义机器人后复制的 Webhook 地址。地址等于密码，保存后不再显示。' }),
      secret: remark('加签密钥', 200, { help: '钉钉、飞书的机器人选了“加签”才有；没有就留空。保存后不再显示。' }),
      topics: anyOf('推送内容', '请至少选择一项推送内容。', { choices: choicesOf<Topic>(TOPIC_NAMES) }),
    },
  }),
  timing: contract({
    at: 'timing',
    send: '保存提醒时机',
    fields: {
      ahead: rung('到期前几天提醒责任人'),
      head: rung('到期后几天提醒车间主任'),
      director: rung('到期后几天提醒质量安全总监'),
      principal: rung('到期后几天提醒主要负责人'),
      quietFrom: timeOn('免打扰开始'),
      quietTo: timeOn('免打扰结束'),
      onRestDays: answer('休息日推送', { label: '照常推送' }, { label: '不推送，下一个开工日补发' }, '请选择休息日是否推送。'),
    },
  }),
  trial: contract({ at: 'trial', send: '发送测试消息', fields: {} }),
  close: contract({ at: 'closure', send: '停用', fields: {} }),
} as const;

/** What is asked of somebody who wants to be told by mail. */
export const MAIL_CONTRACTS = {
  name: contract({
    at: 'mail',
    send: '发送确认码',
    fields: { address: words('邮箱地址', MAIL_ADDRESS_LENGTH, '请填写邮箱地址。', { help: '会发一个确认码到这个邮箱；确认之后，您的待办才会发过去。' }) },
  }),
  confirm: contract({ at: 'mail/confirmation', send: '确认', done: '已确认，以后的提醒也发到这个邮箱。', fields: { code: words('确认码', 20, '请填写邮件里的确认码。', { help: '邮件里的六位数字。' }) } }),
  trial: contract({ at: 'mail/trial', send: '发送测试邮件', fields: {} }),
  forget: contract({ at: 'mail/removal', send: '停用邮件提醒', fields: {} }),
} as const;
