import type { Activity, Employment, Role, SizeField } from './types';

/** The words of the codes, the same on every screen and paper. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  principal: '主要负责人', director: '质量安全总监', officer: '质量安全员', workshopHead: '车间主任', teamLead: '班组长', inspector: '检验员', operator: '操作工',
};
export const ACTIVITY_NAMES: Readonly<Record<Activity, string>> = { production: '生产', sales: '销售', both: '生产及销售' };
export const SIZE_FIELD_NAMES: Readonly<Record<SizeField, string>> = { production: '生产', wholesale: '批发', retail: '零售' };
export const EMPLOYMENT_NAMES: Readonly<Record<Employment, string>> = { fullTime: '全职', partTime: '兼职' };
