import { contract } from '../shared/contract';
import { answer, maybeWhole, VERSION, whole, type WholeField, words } from '../shared/fields';
import { PACK } from './pack';
import type { UpkeepRules } from './rules';
import { AUDIT_DAYS, HAZARD_DAYS, IDLE_MINUTES, type NumberRange, RECURRENCE_DAYS, SETTING_LABELS as label, UPKEEP_RANGES } from './settings';

type Required = WholeField & { readonly optional?: false };
const number = (name: keyof typeof label, range: NumberRange, unit: string): Required => whole(label[name], range, { unit });
const yesNo = (name: keyof typeof label) => answer(label[name], { label: '是' }, { label: '否' }, '请选择是或否。');
const UPKEEP_UNITS: Readonly<Record<keyof UpkeepRules, string>> = {
  reviewDays: '天', yearlyLeadDays: '天', restartMonths: '个月', cleanChecks: '次', failures: '次', failureDays: '天', uncheckedDays: '天', standardNoticeDays: '天',
};
/** The settings of the list's upkeep, in the order they are asked. */
export const UPKEEP_FIELDS = Object.keys(UPKEEP_UNITS) as (keyof UpkeepRules)[];
const UPKEEP = Object.fromEntries(UPKEEP_FIELDS.map((name) => [name, number(name, UPKEEP_RANGES[name], UPKEEP_UNITS[name])])) as Readonly<Record<keyof UpkeepRules, Required>>;

/** The rules a factory sets for itself. */
export const RULES_CONTRACT = contract({
  at: '',
  send: '保存规则',
  fields: {
    version: VERSION,
    hazardDaysGeneral: number('hazardDaysGeneral', HAZARD_DAYS, '天'),
    hazardDaysConsiderable: number('hazardDaysConsiderable', HAZARD_DAYS, '天'),
    hazardDaysMajor: number('hazardDaysMajor', HAZARD_DAYS, '天'),
    directorConfirmsMajor: yesNo('directorConfirmsMajor'),
    verifierMayRectify: yesNo('verifierMayRectify'),
    rectificationNeedsPhoto: yesNo('rectificationNeedsPhoto'),
    anonymousReports: yesNo('anonymousReports'),
    unverifiedOnPapers: yesNo('unverifiedOnPapers'),
    directorForCertified: yesNo('directorForCertified'),
    dueTime: words(label.dueTime, 16, '请填写时限。', { tidy: 'entry' }),
    idleMinutes: number('idleMinutes', IDLE_MINUTES, '分钟'),
    recurrenceDays: number('recurrenceDays', RECURRENCE_DAYS, '天内'),
    // A page that was opened before the setting came does not ask for it.
    auditDays: { ...maybeWhole(label.auditDays, AUDIT_DAYS, { unit: '天' }), given: PACK.auditDays.value },
    ...UPKEEP,
  },
});
