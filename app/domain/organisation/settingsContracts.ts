import { contract } from '../shared/contract';
import type { SignalRules } from '../rulepack/rules';
import { IDLE_MINUTES, SIGNAL_RANGES } from '../rulepack/settings';
import { answer, anyOf, type Choice, maybeWhole, oneOf, remark, secret, VERSION, whole, words } from '../shared/fields';
import { KEPT_DAYS } from './access/sessionLife';
import type { Role } from './types';
import { ACTIVITY_NAMES, ROLE_NAMES, SIZE_FIELD_NAMES } from './words';
import { PROFILE_LABELS as label } from './describeEnterprise';
import { DUTY_NAMES } from './dutyScope';

const choicesOf = <V extends string>(names: Readonly<Record<V, string>>): readonly Choice<V>[] => (Object.keys(names) as V[]).map((value) => ({ value, label: names[value] }));
export type DutyAnswer = keyof typeof DUTY_NAMES;
/** The answers to 适用情况. */
export const DUTY_CHOICES: readonly Choice<DutyAnswer>[] = choicesOf<DutyAnswer>(DUTY_NAMES).map((choice) =>
  choice.value === 'none' ? { ...choice, alone: true, hint: '与前三项互斥；此时日周月制度为自愿' } : choice.value === 'unknown' ? { ...choice, alone: true } : choice);

const signal = (name: keyof SignalRules, of: string, unit: string, help?: string) => whole(of, SIGNAL_RANGES[name], { unit, help });

/** What whoever takes the demo away types. */
export const CLEARING_WORDS = '清空演示';

/** What is asked for where a factory says what it is and how it is reached. */
export const SETTINGS_CONTRACTS = {
  describe: contract({
    at: 'profile',
    send: '保存档案',
    fields: {
      version: VERSION,
      name: words(label.name, 40, `请填写${label.name}。`),
      creditCode: words(label.creditCode, 100, `请填写${label.creditCode}。`, { tidy: 'creditCode', help: '18位，末位为校验位。' }),
      region: words(label.region, 40, `请填写${label.region}。`, { help: '报送由这个地区的监管部门接收。' }),
      activity: oneOf(label.activity, choicesOf(ACTIVITY_NAMES), `请选择${label.activity}。`),
      sizeField: oneOf(label.sizeField, choicesOf(SIZE_FIELD_NAMES), `请选择${label.sizeField}。`),
      staff: whole(label.staff, { least: 1, most: 10_000_000 }, { unit: '人' }),
      turnover: whole(label.turnover, { least: 0, most: 999_999_999 }, { unit: '万元' }),
      duty: anyOf(label.duty, `请选择${label.duty}。`, { choices: DUTY_CHOICES, optional: true }),
    },
  }),
  setAddress: contract({
    at: 'address',
    send: '保存地址',
    fields: {
      address: remark('系统地址', 300, {
        help: '大家的手机和电脑都能打开的地址，例如 https://zhian.example.com 或 http://zhian-server:3000。岗位二维码、告知卡和文书核验码都用它；改动前请先在手机上打开试一试。',
      }),
    },
  }),
  setAccess: contract({
    at: 'access',
    send: '保存登录与签名',
    fields: {
      signChecks: answer('日检查提交时也核验本人', { label: '是' }, { label: '否' }, '请选择是或否。'),
      signMinutes: whole('核验一次管多久', { least: 1, most: 60 }, { unit: '分钟', help: '刚登录、刚签过的，这段时间内再签不用重输。' }),
      keepDays: whole('一台设备最多保持登录', { least: 0, most: KEPT_DAYS }, { unit: '天', help: '0 为不允许。只有设了签名口令或设备密钥的人可以保持登录。' }),
      secondFactor: anyOf('必须用两步验证登录的角色', '请重新选择角色。', { choices: (Object.keys(ROLE_NAMES) as Role[]).map((value) => ({ value, label: ROLE_NAMES[value] })), optional: true, help: '其他人也可以自己在“账户 → 两步验证”里设置。勾选后，这些角色的人下次打开系统时先设置。' }),
      ...(Object.fromEntries(Object.entries(ROLE_NAMES).map(([role, name]) => [`idle_${role}`, maybeWhole(name, IDLE_MINUTES, { unit: '分钟' })])) as Record<`idle_${Role}`, ReturnType<typeof maybeWhole>>),
    },
  }),
  setSignals: contract({
    at: 'signals',
    send: '保存提示界限',
    fields: {
      history: signal('history', '与本人比较', '次', '至少有这么多次本人以前的检查才比较。'),
      fastPercent: signal('fastPercent', '用时偏快', '%', '平均每项用时低于本人平时的这个比例。'),
      togetherSeconds: signal('togetherSeconds', '先后签名', '秒', '几个岗位在这段时间内先后签完。'),
      togetherItems: signal('togetherItems', '先后签名的项数', '项', '这几个岗位合起来至少有这么多项。'),
      platePercent: signal('platePercent', '平时扫码', '%', '本人平时有这么多扫了码，没有扫才提示。'),
      streakChecks: signal('streakChecks', '连续全部符合', '次', '以后每多一半再提示一次。'),
      similarBits: signal('similarBits', '照片相近', '位', '两张照片的粗略样子（共 64 位）相差不超过这么多，就请看一下；0 为不比较。相近不等于是同一张。'),
      photoPercent: signal('photoPercent', '随机抽拍', '%', '检查时随机抽这么多项目，请当场拍一张照片；0 为不抽。按每份检查表抽取，重新打开不会变；拍不了可以写明原因，不影响提交。'),
    },
  }),
  setSelfCheck: contract({
    at: 'self-check', send: '保存自查表',
    fields: { items: words('自查项目', 20_000, '请至少写一个自查项目。', { lines: true, help: '每行一项，写成“符合”即为合格的句子；最多 100 项，每项最多 200 字。以前的自查不受影响。' }) },
  }),
  clearDemo: contract({
    at: 'demo-removal',
    send: '清空演示',
    forever: '演示的企业、人员、记录、照片和文书全部删除，所有人退出登录，不能恢复。',
    fields: {
      next: oneOf('清空以后', [{ value: 'own', label: '建立自己的企业' }, { value: 'again', label: '重新开始演示（登录名和密码不变，等一两分钟）' }], '请选择清空以后做什么。'),
      words: words(`请输入“${CLEARING_WORDS}”`, 20, `请输入“${CLEARING_WORDS}”。`),
      password: secret('您的登录密码', '请输入登录密码。'),
    },
  }),
} as const;
