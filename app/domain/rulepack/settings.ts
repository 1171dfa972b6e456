import { canonicalJson, type Json } from '../shared/canonical';
import { type Decision, decided, refused } from '../shared/decision';
import type { RefusalTexts } from '../shared/refusal';
import { type Snapshot, toldBy } from '../shared/standing';
import { PACK, SETTABLE } from './pack';
import type { Rules, SignalRules, UpkeepRules } from './rules';

/** The part of the rules a factory sets for itself. */
export type Settings = Pick<Rules, (typeof SETTABLE)[number]>;

/** A number setting with the limits the program can work with. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
}

export const HAZARD_DAYS: NumberRange = { least: 1, most: 365 };
export const IDLE_MINUTES: NumberRange = { least: 5, most: 720 };
export const RECURRENCE_DAYS: NumberRange = { least: 1, most: 730 };
export const AUDIT_DAYS: NumberRange = { least: 180, most: 36_500 };

/** What the list's upkeep can be set to: days, months, numbers of checks and findings. */
export const UPKEEP_RANGES: Readonly<Record<keyof UpkeepRules, NumberRange>> = {
  reviewDays: { least: 1, most: 180 }, yearlyLeadDays: { least: 1, most: 180 }, restartMonths: { least: 1, most: 24 }, cleanChecks: { least: 5, most: 1000 },
  failures: { least: 2, most: 50 }, failureDays: { least: 7, most: 730 }, uncheckedDays: { least: 7, most: 730 }, standardNoticeDays: { least: 1, most: 730 },
};
/** What signals of checks can be set to: numbers of checks and items, percentages, seconds. */
export const SIGNAL_RANGES: Readonly<Record<keyof SignalRules, NumberRange>> = {
  history: { least: 3, most: 20 }, fastPercent: { least: 5, most: 90 }, togetherSeconds: { least: 10, most: 600 }, togetherItems: { least: 2, most: 100 }, platePercent: { least: 10, most: 100 },
  streakChecks: { least: 10, most: 1000 }, similarBits: { least: 0, most: 10 }, photoPercent: { least: 0, most: 20 },
};
/** Items of a self-inspection, and characters of one. */
export const SELF_CHECK_LIMITS = { items: 100, words: 200 } as const;
const UPKEEP = Object.keys(UPKEEP_RANGES) as (keyof UpkeepRules)[];

export type SettingsRefusal =
  | { readonly code: 'numberOutOfRange'; readonly field: string; readonly range: NumberRange }
  | { readonly code: 'settingTimeWrong' };

/**
 * Checks the settings a factory chose and answers what is stored: only what differs from the rule pack, so that a
 * default that moves with a later pack moves with it here too.
 */
export function chooseSettings(chosen: Settings): Decision<{ values: Record<string, Json> }, SettingsRefusal> {
  const numbers: readonly (readonly [string, number, NumberRange])[] = [
    ['hazardDaysGeneral', chosen.hazardDays.general, HAZARD_DAYS],
    ['hazardDaysConsiderable', chosen.hazardDays.considerable, HAZARD_DAYS],
    ['hazardDaysMajor', chosen.hazardDays.major, HAZARD_DAYS],
    ['idleMinutes', chosen.idleMinutes, IDLE_MINUTES],
    ['recurrenceDays', chosen.recurrenceDays, RECURRENCE_DAYS],
    ['auditDays', chosen.auditDays, AUDIT_DAYS],
    ...UPKEEP.map((field) => [field, chosen.upkeep[field], UPKEEP_RANGES[field]] as const),
  ];
  const wrong = numbers.find(([, value, { least, most }]) => !Number.isInteger(value) || value < least || value > most);
  if (wrong) return refused({ code: 'numberOutOfRange', field: wrong[0], range: wrong[2] });
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(chosen.dueTime)) return refused({ code: 'settingTimeWrong' });
  const own = SETTABLE.filter((key) => canonicalJson(chosen[key]) !== canonicalJson(PACK[key].value));
  return decided({ values: Object.fromEntries(own.map((key) => [key, chosen[key]])) as Record<string, Json> });
}

/** What a person reads when settings are refused. */
export const SETTINGS_REFUSALS: RefusalTexts<SettingsRefusal> = {
  numberOutOfRange: ({ field, range }) => ({ status: 422, field, sentence: `请填 ${range.least} 至 ${range.most} 之间的整数。` }),
  settingTimeWrong: () => ({ status: 422, field: 'dueTime', sentence: '时限请写成24小时制的“时：分”，例如 18:00。' }),
};

/** What each setting is called, by form field. */
export const SETTING_LABELS = {
  hazardDaysGeneral: '一般隐患整改期限', hazardDaysConsiderable: '较大隐患整改期限', hazardDaysMajor: '重大隐患整改期限', directorConfirmsMajor: '重大隐患由质量安全总监确认',
  verifierMayRectify: '整改人可以验收自己的整改', rectificationNeedsPhoto: '整改须附整改后照片', anonymousReports: '随手拍可以匿名', unverifiedOnPapers: '清单文书上标“未核对”', directorForCertified: '强制性认证产品也配备总监', dueTime: '新岗位的每日检查时限',
  idleMinutes: '闲置退出时间', recurrenceDays: '复发判定', auditDays: '操作留痕保存', reviewDays: '重新评估的期限', yearlyLeadDays: '年度评估提前', restartMonths: '停产多久后复产须评估',
  cleanChecks: '连续符合多少次建议放宽频次', failures: '多少次不符合建议加密频次', failureDays: '不符合的统计期', uncheckedDays: '多久没有记录提示核对', standardNoticeDays: '标准被代替前多久提醒',
} as const;
type SettingField = keyof typeof SETTING_LABELS;
const SETTING_FIELDS = Object.keys(SETTING_LABELS) as SettingField[];

/** The settings by form field. */
const settingsByField = ({ hazardDays, upkeep, ...rules }: Rules): Readonly<Record<SettingField, string | number | boolean>> => ({
  hazardDaysGeneral: hazardDays.general,
  hazardDaysConsiderable: hazardDays.considerable,
  hazardDaysMajor: hazardDays.major,
  directorConfirmsMajor: rules.directorConfirmsMajor,
  verifierMayRectify: rules.verifierMayRectify,
  rectificationNeedsPhoto: rules.rectificationNeedsPhoto,
  anonymousReports: rules.anonymousReports,
  unverifiedOnPapers: rules.unverifiedOnPapers,
  directorForCertified: rules.directorForCertified,
  dueTime: rules.dueTime,
  idleMinutes: rules.idleMinutes,
  recurrenceDays: rules.recurrenceDays,
  auditDays: rules.auditDays,
  ...upkeep,
});

const inWords = (value: string | number | boolean): string => (typeof value === 'boolean' ? (value ? '是' : '否') : String(value));

/** A setting of yes or no as a form posts it. */
export const yesNo = (value: boolean): 'yes' | 'no' => (value ? 'yes' : 'no');
const posted = (value: string | number | boolean): string => (typeof value === 'boolean' ? yesNo(value) : String(value));

/** The settings by form field, as a person reads them beside what they typed. */
export function settingsInWords(rules: Rules): Record<string, string> {
  const held = settingsByField(rules);
  return Object.fromEntries(SETTING_FIELDS.map((field) => [field, inWords(held[field])]));
}

const told = toldBy(SETTING_LABELS);

/** The settings in force with the lock of their row. */
export function settingsStanding(rules: Rules, version: number): Snapshot {
  const held = settingsByField(rules);
  return { lock: { version: String(version) }, lines: SETTING_FIELDS.map((field) => told(field, inWords(held[field]), posted(held[field]))) };
}
