import type { AnswerResult, FurtherBecause, PlateUse, PostDayState, ShownDayState } from './types';

/** The words of the codes, the same on every screen and paper. */
export const RESULT_NAMES: Readonly<Record<AnswerResult, string>> = { conforming: '符合', nonconforming: '不符合', notApplicable: '不适用' };
export const POST_DAY_NAMES: Readonly<Record<PostDayState, string>> = {
  onTime: '按时', late: '迟报', deliveredLater: '按时检查、次日送达', backfilled: '补录', missed: '未进行', excused: '未进行（已说明）', stopped: '停产', nothingDue: '无应检项', open: '待检', future: '未到',
};
export const SHOWN_DAY_NAMES: Readonly<Record<ShownDayState, string>> = { ...POST_DAY_NAMES, pastLimit: '已过时限未检' };

/** Why a 后续报告 is not the check of its day, as it ends the sentence that says so. */
export const FURTHER_NAMES: Readonly<Record<FurtherBecause, string>> = {
  alreadySubmitted: '这个岗位当天已有检查记录', listMoved: '填写所依据的不是当天执行的清单版本', stopDay: '这一天已申报停产', nothingDue: '这个岗位这一天没有应检项目',
  beforeFirstVersion: '这一天还没有生效的清单', notBegun: '交来时这一班还没有开始',
};

/** What a record came to, as one says it: where nothing was 不符合 and no 零风险 declared nothing applied, so that nothing was checked; 零风险 only with the mark of what was reported of the same post and day besides. `further` are 不符合 of 后续报告. */
export function outcomeWords(zeroRisk: boolean, findings: number, further: number): string {
  const own = zeroRisk ? '零风险报告' : findings > 0 ? `不符合 ${findings} 项` : '本班未生产（全部不适用）';
  return further > 0 ? `${own}（另有后续报告，不符合 ${further} 项）` : own;
}

/** `45 秒`, `3 分 5 秒`. */
export const durationWords = (seconds: number): string => (seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`);

const spanWords = (minutes: number): string => {
  const parts = [[Math.floor(minutes / 1440), '天'], [Math.floor((minutes % 1440) / 60), '小时'], [minutes % 60, '分钟']] as const;
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(' ');
};

/** How a clock is off that many minutes ahead, or (negative) behind. */
export const clockWords = (minutes: number): string => `手机时钟${minutes > 0 ? '快' : '慢'} ${spanWords(Math.abs(minutes))}`;

export const PLATE_NAMES: Readonly<Record<PlateUse, string>> = { scanned: '已扫岗位码', typed: '已输入岗位码' };
/** Whether the plate was used, of a record whose sheet is known; null of others. */
export const plateWords = ({ plate = null, openedAt = null }: { readonly plate?: PlateUse | null; readonly openedAt?: string | null }): string | null =>
  plate ? PLATE_NAMES[plate] : openedAt === null ? null : '未扫岗位码';

/** That somebody checked who does not hold the post; null of a check by a holder. */
export const standInWords = (inPlaceOf: string | null): string | null => (inPlaceOf === null ? null : `代检（${inPlaceOf === '' ? '当天无人任职' : `岗位由${inPlaceOf}负责`}）`);
