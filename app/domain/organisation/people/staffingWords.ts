import { CONFIDENCE_WORDS } from '../../rulepack/confidence';
import type { Confidence } from '../../rulepack/rules';
import { SETTING_LABELS } from '../../rulepack/settings';
import { ROLE_NAMES } from '../words';
import type { StaffingNeed, StaffingReason } from './staffing';

interface Ground {
  readonly words: string;
  readonly basis: string;
  readonly confidence: Confidence;
}

const ORDERS = '第75号、第76号令适用范围';
const FORM = '省级填报表单的口径';
const SETTING = `设置项“${SETTING_LABELS.directorForCertified}”`;
const GUIDE = '公开的工作指南与省级填报表单';

/** What has to be said in the profile before the rule can be. */
const MISSING = { dutyUnknown: '适用情况', sizeUnknown: '从业人员和上年营业额' } as const;
type Unsaid = keyof typeof MISSING;
const isUnsaid = (reason: StaffingReason): reason is Unsaid => reason in MISSING;

const GROUNDS: Readonly<Record<Exclude<StaffingReason, Unsaid>, Ground>> = {
  inScope: { words: '适用单位都要配备', basis: ORDERS, confidence: 'V(copy)' },
  officerAlways: { words: '适用单位都要配备，人数按需要', basis: '公开的企业自查样表与工作指南', confidence: 'C' },
  licence: { words: '产品实行工业产品生产许可', basis: GUIDE, confidence: 'C' },
  certificate: { words: '产品实行强制性产品认证', basis: SETTING, confidence: 'P' },
  mediumOrLarge: { words: '按人数或营业额属于大中型', basis: FORM, confidence: 'C' },
  smallUnit: { words: '按人数和营业额不属于大中型，可以不配备', basis: FORM, confidence: 'C' },
  certificateOff: { words: '仅因强制性产品认证适用，本企业设置为不要求', basis: SETTING, confidence: 'P' },
  outOfScope: { words: '三种适用情况都不具备，配备与日周月制度为自愿', basis: ORDERS, confidence: 'V(copy)' },
};

/** `应配备质量安全总监:按人数或营业额属于大中型。依据:省级填报表单的口径(公开的实务做法,不是法规条文)。` */
export function staffingSentence(need: StaffingNeed): string {
  if (isUnsaid(need.reason)) return `是否应配备${ROLE_NAMES[need.role]}，要看企业档案里的${MISSING[need.reason]}，现在还没有填写。请先填企业档案。`;
  const { words, basis, confidence } = GROUNDS[need.reason];
  return `${need.required ? '应配备' : '不要求配备'}${ROLE_NAMES[need.role]}：${words}。依据：${basis}（${CONFIDENCE_WORDS[confidence]}）。`;
}
