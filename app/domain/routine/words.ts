import type { AnswerResult, PostDayState, ShownDayState } from './types';

/** The words of the codes, the same on every screen and paper. */
export const RESULT_NAMES: Readonly<Record<AnswerResult, string>> = { conforming: '符合', nonconforming: '不符合', notApplicable: '不适用' };
export const POST_DAY_NAMES: Readonly<Record<PostDayState, string>> = {
  onTime: '按时', late: '迟报', backfilled: '补录', missed: '未进行', excused: '未进行（已说明）', stopped: '停产', nothingDue: '无应检项', open: '待检', future: '未到',
};
export const SHOWN_DAY_NAMES: Readonly<Record<ShownDayState, string>> = { ...POST_DAY_NAMES, pastLimit: '已过时限未检' };
