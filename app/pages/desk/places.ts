import type { Action } from '~/domain/organisation/access/permissions';
import { NOUNS, VIEWS } from './deskFrame';

/** Somewhere to go: a page, or a form that stands open without a record. */
export interface Place {
  readonly to: string;
  readonly label: string;
  /** The permission that opens it; null for whoever works at the desk. */
  readonly opens: Action | null;
  /** Other words it is looked for by. */
  readonly also?: string;
}

/** Pages below the nouns of the desk, in the order in which they are offered. */
const PAGES: readonly Place[] = [
  ...NOUNS,
  ...VIEWS,
  { to: '/inbox', label: '提醒', opens: null },
  { to: '/factories', label: '各企业', opens: null },
  { to: '/risk/versions', label: '清单历次版本', opens: 'risk.view' },
  { to: '/risk/coverage', label: '覆盖表', opens: 'risk.view' },
  { to: '/risk/map', label: '风险四色图', opens: 'risk.view', also: '分布图 平面图' },
  { to: '/risk/standard', label: '质量风险评估与分级标准', opens: 'risk.view' },
  { to: '/risk/limits', label: '核对判定准则', opens: 'risk.edit' },
  { to: '/risk/reviews', label: '重新评估', opens: 'risk.edit', also: '复评 触发' },
  { to: '/risk/proposals', label: '记录给出的建议', opens: 'risk.edit' },
  { to: '/risk/library', label: '范本库', opens: 'risk.edit', also: '模板' },
  { to: '/risk/library/updates', label: '范本更新', opens: 'risk.edit' },
  { to: '/routine/signals', label: '值得看一看的检查', opens: 'weekly.sign' },
  { to: '/organisation/people', label: '人员', opens: 'organisation.view', also: '花名册 账号 密码' },
  { to: '/organisation/codes', label: '岗位二维码', opens: 'organisation.view', also: '打印 岗位码' },
  { to: '/submissions/instruments', label: '监管来文', opens: 'submission.view', also: '整改通知书 约谈通知书 挂牌督办通知书 提醒敦促函' },
  { to: '/settings/reminders', label: '提醒与推送', opens: 'settings.edit', also: '企业微信 钉钉 邮件' },
  { to: '/settings/audit', label: '操作留痕', opens: 'organisation.manage', also: '日志 审计' },
  { to: '/help', label: '名词和说明', opens: null, also: '帮助 怎么用 岗位说明 打印' },
  { to: '/account', label: '账户与登录设备', opens: null, also: '密码 退出' },
  { to: '/today', label: '今日检查（手机页面）', opens: 'check.submit' },
];

/** Forms that stand open without a record, each with the permission of its verb. */
const ACTS: readonly Place[] = [
  { to: '/hazards/new', label: '登记隐患', opens: 'hazard.register', also: '新增 上报' },
  { to: '/desk/next', label: '办下一件', opens: null, also: '等我处理 待办' },
  { to: '/routine/gaps', label: '说明未进行的原因', opens: 'gap.explain', also: '漏检 未检' },
  { to: '/routine/signing', label: '一并签字', opens: 'weekly.sign', also: '等我签字 周报 纪要' },
  { to: '/routine/resolutions', label: '完成决议', opens: 'resolution.complete' },
  { to: '/routine/changes', label: '登记变化', opens: 'gap.explain', also: '原料 设备 工艺 人员变动' },
  { to: '/routine/stops', label: '定开工日、班次，申报停产', opens: 'calendar.declareStop', also: '休息 放假 节假日' },
  { to: '/routine/sweep', label: '自定排查项', opens: 'weekly.compile', also: '总监排查' },
  { to: '/risk/items/new', label: '新增风险项', opens: 'risk.edit' },
  { to: '/risk/edit', label: '批量编辑清单', opens: 'risk.edit', also: '表格' },
  { to: '/risk/import', label: '从 Excel 导入清单', opens: 'risk.edit' },
  { to: '/risk/copy', label: '从其他车间复制清单', opens: 'risk.edit' },
  { to: '/risk/template', label: '取用或导出厂级范本', opens: 'risk.edit', also: '模板 其他企业 分享' },
  { to: '/risk/mapping', label: '对应范本的岗位', opens: 'risk.edit' },
  { to: '/risk/publish', label: '核对并发布清单', opens: 'risk.edit' },
  { to: '/risk/standard/new', label: '制定分级标准', opens: 'risk.publish' },
  { to: '/submissions', label: '报送清单', opens: 'submission.submit', also: '监管' },
  { to: '/organisation/people/roll', label: '一次录入多人', opens: 'organisation.manage', also: '新增人员 导入人员' },
  { to: '/organisation/appointments', label: '任命主要负责人、总监、安全员', opens: 'organisation.manage' },
  { to: '/organisation', label: '设立车间、岗位、班组', opens: 'organisation.manage', also: '新增' },
  { to: '/settings', label: '填写企业档案', opens: 'enterprise.edit', also: '许可 CCC 人数' },
  { to: '/account/password', label: '修改密码', opens: null },
  { to: '/account/signing', label: '设定签名口令或设备密钥', opens: null },
];

export const PLACES = { acts: ACTS, pages: PAGES } as const;
