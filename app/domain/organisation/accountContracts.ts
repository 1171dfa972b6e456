import { contract } from '../shared/contract';
import { PIN_LENGTH } from './access/assurance';
import { anyOf, file, hidden, maybeWhole, oneOf, recordOf, type RecordField, remark, secret, words, type WordsField } from '../shared/fields';
import { LONGEST_PEN } from '../shared/pen';
import { WEEKDAY_NAMES } from '../shared/week';
import { PROFILE_LABELS } from './describeEnterprise';
import { DUTY_CHOICES } from './settingsContracts';

const needed = (label: string, most: number, tidy?: WordsField['tidy']): WordsField => words(label, most, `请填写${label}。`, { tidy });
const figure = (label: string, least: number) => maybeWhole(label, { least, most: 999_999_999 }, { missing: `“${label}”请填 ${least} 或更大的整数；还不清楚就留空。` });
const REMINDER = '没有这条提醒。';
const GO = oneOf('去处理', [{ value: 'open', label: '去处理' }, { value: 'stay', label: '标为已读' }], '请选择“去处理”或“标为已读”。', { given: 'stay' });
const reminder = (more: Pick<RecordField, 'optional'> = {}): RecordField => ({ ...hidden(64), missing: REMINDER, ...more });

/** What is asked of somebody for an account: to sign in, to found a factory, to go on in another, to read reminders. */
export const ACCOUNT_CONTRACTS = {
  signIn: contract({ at: '', send: '登录', fields: { loginName: words('登录名', 100, '请输入登录名。', { tidy: 'loginName' }), password: secret('密码', '请输入密码。'), next: remark('', 2000) } }),
  changePassword: contract({ at: '', send: '保存', fields: { current: secret('现在的密码', '请输入现在的密码。'), next: secret('新密码', '请输入新密码。'), again: secret('再输一次新密码', '请再输一次新密码。') } }),
  found: contract({
    at: '',
    send: '建立',
    fields: {
      name: needed(PROFILE_LABELS.name, 100),
      creditCode: needed(PROFILE_LABELS.creditCode, 30),
      region: needed(PROFILE_LABELS.region, 50),
      category: anyOf('产品类别', '请从范本库中选择产品类别。', { optional: true }),
      duty: anyOf(PROFILE_LABELS.duty, `请选择${PROFILE_LABELS.duty}。`, { choices: DUTY_CHOICES, optional: true }),
      staff: figure(PROFILE_LABELS.staff, 1),
      turnover: figure(PROFILE_LABELS.turnover, 0),
      weekdays: anyOf('每周开工日', '请选择每周的开工日。', { choices: WEEKDAY_NAMES.map((label, index) => ({ value: String(index + 1), label })), optional: true }),
      worksOnHolidays: anyOf('法定节假日', '请重新选择法定节假日。', { choices: [{ value: 'on', label: '照常生产' }], optional: true }),
      shifts: remark('班次', 1000, { lines: true }),
      address: remark('系统地址', 300),
      principalName: remark('主要负责人', 50),
      officerName: remark('质量安全员', 50),
      directorName: needed('姓名', 50),
      loginName: needed('登录名', 32),
      password: secret('密码', '请设置密码。'),
      again: secret('再输一次密码', '请再输一次密码。'),
    },
  }),
  goOn: contract({ at: '', send: '进入', fields: { enterpriseId: hidden(), next: remark('', 2000) } }),
  endSession: contract({ at: '', send: '退出', done: '已退出那台设备上的登录。', fields: { session: hidden(200) } }),
  accept: contract({ at: 'acceptance', send: '同意加入', fields: {} }),
  decline: contract({ at: 'refusal', send: '不同意', done: '已答复：不同意加入。', fields: {} }),
  /** One reminder, or all of them without an id. */
  read: contract({ at: '', send: '全部标为已读', fields: { id: reminder({ optional: true }), go: GO } }),
  readOne: contract({ at: '', send: '标为已读', fields: { id: reminder(), go: GO } }),
  display: contract({ at: '', send: '', fields: { big: remark('', 10), check: remark('', 10), look: remark('', 10), back: remark('', 2000) } }),
  setPin: contract({
    at: 'pin', send: '保存签名口令',
    fields: {
      current: secret('登录密码', '请输入登录密码。'),
      pin: secret(`签名口令（${PIN_LENGTH.least} 至 ${PIN_LENGTH.most} 位数字）`, '请输入签名口令。'),
      again: secret('再输一次签名口令', '请再输一次签名口令。'),
    },
  }),
  addKey: contract({
    at: 'keys', send: '在这台设备上添加密钥',
    fields: { name: words('设备名称', 40, '请给这台设备起个名称。', { placeholder: '例如：我的手机' }), current: secret('登录密码', '请输入登录密码。'), made: recordOf('', '请重新添加设备密钥。', { most: 8192, optional: true }) },
  }),
  endKey: contract({ at: 'removal', send: '停用', fields: { current: secret('登录密码', '请输入登录密码。') }, forever: '停用后这台设备不能再签名；已经签的不受影响。' }),
  drawSignature: contract({ at: 'drawing', send: '保存手写图样', done: '手写图样已保存，以后签名时附在名字下面；已经签的不变。', fields: { drawing: recordOf('', '请先在框里写上名字。', { most: LONGEST_PEN }) } }),
  endDrawing: contract({ at: 'drawing/removal', send: '不再使用手写图样', done: '以后签名不再附手写图样；已经签的不变。', fields: {} }),
  keepSignedIn: contract({ at: 'keeping', send: '在这台设备上保持登录', fields: {} }),
  stopKeeping: contract({ at: 'keeping/removal', send: '不再保持登录', done: '这台设备不再保持登录。', fields: {} }),
  signInSecond: contract({ at: '', send: '验证并登录', fields: { code: remark('验证码', 40), step: hidden(64), next: remark('', 2000) } }),
  setSecondFactor: contract({
    at: '', send: '启用两步验证',
    fields: { token: hidden(400), code: words('验证器显示的 6 位验证码', 12, '请输入验证器显示的 6 位验证码。', { tidy: 'entry' }), current: secret('登录密码', '请输入登录密码。') },
  }),
  endSecondFactor: contract({ at: 'second-factor/removal', send: '关闭两步验证', fields: { code: words('验证码，或一个恢复码', 40, '请输入验证器现在显示的验证码，或一个恢复码。', { tidy: 'entry' }), current: secret('登录密码', '请输入登录密码。') } }),
  showPin: contract({ at: 'confirmation', send: '核验并发送', fields: { pin: secret('签名口令或登录密码', '请输入签名口令或登录密码。') } }),
  openDiary: contract({ at: 'diary', send: '建立日历订阅', fields: {} }),
  closeDiary: contract({ at: 'diary/removal', send: '取消订阅', fields: {} }),
  sendPhoto: contract({ at: '', send: '', fields: { photo: file('照片', 'image/*', '没有收到照片，请重新选择。') } }),
} as const;
