import type { AuditKind } from './types';

/** The words of the codes, the same on every screen and paper. */
export const AUDIT_KIND_NAMES: Readonly<Record<AuditKind, string>> = {
  signedIn: '登录', signInFailed: '登录失败', signedOut: '退出', passwordChanged: '修改密码', passwordReset: '重置密码', signingChanged: '更改签名口令或设备密钥', accountShut: '停用账户', accountOpened: '启用账户',
  roleChanged: '人员与任职', settingsChanged: '规则与档案', exported: '导出', backedUp: '备份', submissionRead: '监管查阅', fileRead: '监管查阅企业档案',
};
