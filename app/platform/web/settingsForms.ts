import { z } from 'zod';
import { tidyCreditCode } from '~/domain/organisation/creditCode';
import { HAZARD_DAYS, IDLE_MINUTES, type NumberRange, RECURRENCE_DAYS, UPKEEP_RANGES } from '~/domain/rulepack/settings';
import { nameText, versionField } from './organisationForms';

const whole = (what: string, { least, most }: NumberRange) => {
  const sentence = `${what}请填${least}至${most}之间的整数。`;
  return z.string(sentence).trim().regex(/^\d{1,9}$/, sentence).transform(Number).refine((value) => value >= least && value <= most, sentence);
};

const yesNo = z.enum(['yes', 'no'], '请选择是或否。').transform((text) => text === 'yes');

/** The answer to 适用情况: any of the three, or none. */
const DutyField = z
  .union([z.string(), z.array(z.string())], '请选择适用情况。')
  .optional()
  .transform((value) => [value ?? []].flat())
  .transform((list) => ({
    licensed: list.includes('licensed'), certified: list.includes('certified'), mandatoryStandard: list.includes('mandatoryStandard'), none: list.includes('none'),
  }));

export const ProfileForm = z.object({
  name: nameText('企业名称'),
  creditCode: z.string('请填写统一社会信用代码。').transform(tidyCreditCode).refine((text) => text.length > 0, '请填写统一社会信用代码。'),
  activity: z.enum(['production', 'sales', 'both'], '请选择经营类型。'),
  sizeField: z.enum(['production', 'wholesale', 'retail'], '请选择规模口径。'),
  staff: whole('从业人员', { least: 1, most: 10_000_000 }),
  turnover: whole('上年营业额', { least: 0, most: 999_999_999 }),
  region: nameText('所属地区'),
  duty: DutyField,
  version: versionField,
});

export const SettingsForm = z
  .object({
    directorForCertified: yesNo,
    hazardDaysGeneral: whole('一般隐患整改期限', HAZARD_DAYS),
    hazardDaysConsiderable: whole('较大隐患整改期限', HAZARD_DAYS),
    hazardDaysMajor: whole('重大隐患整改期限', HAZARD_DAYS),
    directorConfirmsMajor: yesNo,
    verifierMayRectify: yesNo,
    rectificationNeedsPhoto: yesNo,
    dueTime: z.string('请填写时限。').trim(),
    idleMinutes: whole('闲置退出时间', IDLE_MINUTES),
    recurrenceDays: whole('复发判定天数', RECURRENCE_DAYS),
    reviewDays: whole('重新评估的期限', UPKEEP_RANGES.reviewDays),
    yearlyLeadDays: whole('年度评估提前的天数', UPKEEP_RANGES.yearlyLeadDays),
    restartMonths: whole('停产后须评估的月数', UPKEEP_RANGES.restartMonths),
    cleanChecks: whole('连续符合的次数', UPKEEP_RANGES.cleanChecks),
    failures: whole('不符合的次数', UPKEEP_RANGES.failures),
    failureDays: whole('不符合的统计期', UPKEEP_RANGES.failureDays),
    uncheckedDays: whole('没有记录的天数', UPKEEP_RANGES.uncheckedDays),
    version: versionField,
  })
  .transform(({ hazardDaysGeneral, hazardDaysConsiderable, hazardDaysMajor, reviewDays, yearlyLeadDays, restartMonths, cleanChecks, failures, failureDays, uncheckedDays, ...rest }) => ({
    ...rest,
    upkeep: { reviewDays, yearlyLeadDays, restartMonths, cleanChecks, failures, failureDays, uncheckedDays },
    hazardDays: { general: hazardDaysGeneral, considerable: hazardDaysConsiderable, major: hazardDaysMajor },
  }));
