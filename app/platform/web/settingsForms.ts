import { z } from 'zod';
import { tidyCreditCode } from '~/domain/organisation/creditCode';
import { PROFILE_LABELS } from '~/domain/organisation/describeEnterprise';
import { PACK } from '~/domain/rulepack/pack';
import { AUDIT_DAYS, HAZARD_DAYS, IDLE_MINUTES, type NumberRange, RECURRENCE_DAYS, SETTING_LABELS, UPKEEP_RANGES } from '~/domain/rulepack/settings';
import { folded } from '~/domain/shared/fold';
import { nameText, versionField } from './organisationForms';

const whole = (what: string, { least, most }: NumberRange) => {
  const sentence = `“${what}”请填 ${least} 至 ${most} 之间的整数。`;
  return z.string(sentence).overwrite(folded).regex(/^\d{1,9}$/, sentence).transform(Number).refine((value) => value >= least && value <= most, sentence);
};

const yesNo = z.enum(['yes', 'no'], '请选择是或否。').transform((text) => text === 'yes');

/** The answer to 适用情况: any of the three, or none. */
export const DutyField = z
  .union([z.string(), z.array(z.string())], `请选择${PROFILE_LABELS.duty}。`)
  .optional()
  .transform((value) => [value ?? []].flat())
  .transform((list) => ({
    licensed: list.includes('licensed'), certified: list.includes('certified'), mandatoryStandard: list.includes('mandatoryStandard'), none: list.includes('none'),
    unknown: list.includes('unknown'),
  }));

const NO_CODE = `请填写${PROFILE_LABELS.creditCode}。`;

export const ProfileForm = z.object({
  name: nameText(PROFILE_LABELS.name),
  creditCode: z.string(NO_CODE).transform(tidyCreditCode).refine((text) => text.length > 0, NO_CODE),
  activity: z.enum(['production', 'sales', 'both'], `请选择${PROFILE_LABELS.activity}。`),
  sizeField: z.enum(['production', 'wholesale', 'retail'], `请选择${PROFILE_LABELS.sizeField}。`),
  staff: whole(PROFILE_LABELS.staff, { least: 1, most: 10_000_000 }),
  turnover: whole(PROFILE_LABELS.turnover, { least: 0, most: 999_999_999 }),
  region: nameText(PROFILE_LABELS.region),
  duty: DutyField,
  version: versionField,
});

export const SettingsForm = z
  .object({
    directorForCertified: yesNo,
    hazardDaysGeneral: whole(SETTING_LABELS.hazardDaysGeneral, HAZARD_DAYS),
    hazardDaysConsiderable: whole(SETTING_LABELS.hazardDaysConsiderable, HAZARD_DAYS),
    hazardDaysMajor: whole(SETTING_LABELS.hazardDaysMajor, HAZARD_DAYS),
    directorConfirmsMajor: yesNo,
    verifierMayRectify: yesNo,
    rectificationNeedsPhoto: yesNo,
    dueTime: z.string('请填写时限。').overwrite(folded),
    idleMinutes: whole(SETTING_LABELS.idleMinutes, IDLE_MINUTES),
    recurrenceDays: whole(SETTING_LABELS.recurrenceDays, RECURRENCE_DAYS),
    // a page that was opened before the setting came does not ask for it
    auditDays: z.preprocess((value) => value ?? String(PACK.auditDays.value), whole(SETTING_LABELS.auditDays, AUDIT_DAYS)),
    reviewDays: whole(SETTING_LABELS.reviewDays, UPKEEP_RANGES.reviewDays),
    yearlyLeadDays: whole(SETTING_LABELS.yearlyLeadDays, UPKEEP_RANGES.yearlyLeadDays),
    restartMonths: whole(SETTING_LABELS.restartMonths, UPKEEP_RANGES.restartMonths),
    cleanChecks: whole(SETTING_LABELS.cleanChecks, UPKEEP_RANGES.cleanChecks),
    failures: whole(SETTING_LABELS.failures, UPKEEP_RANGES.failures),
    failureDays: whole(SETTING_LABELS.failureDays, UPKEEP_RANGES.failureDays),
    uncheckedDays: whole(SETTING_LABELS.uncheckedDays, UPKEEP_RANGES.uncheckedDays),
    standardNoticeDays: whole(SETTING_LABELS.standardNoticeDays, UPKEEP_RANGES.standardNoticeDays),
    version: versionField,
  })
  .transform(({ hazardDaysGeneral, hazardDaysConsiderable, hazardDaysMajor, reviewDays, yearlyLeadDays, restartMonths, cleanChecks, failures, failureDays, uncheckedDays, standardNoticeDays, ...rest }) => ({
    ...rest,
    upkeep: { reviewDays, yearlyLeadDays, restartMonths, cleanChecks, failures, failureDays, uncheckedDays, standardNoticeDays },
    hazardDays: { general: hazardDaysGeneral, considerable: hazardDaysConsiderable, major: hazardDaysMajor },
  }));
