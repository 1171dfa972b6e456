import { type Day, formatDate } from '../../shared/day';

/** What somebody did on a day in one matter, under one title. */
export interface LaterAct {
  readonly day: Day;
  /** Kind of the subject of the events. */
  readonly matter: string;
  readonly title: string;
  readonly count: number;
}

/** What the subjects of events are called; photos and papers go with what they are filed under. */
const MATTERS: Readonly<Record<string, string>> = {
  check: '每日检查', day: '日管控记录', gap: '未进行原因', hazard: '隐患', weeklyReport: '周排查', monthlyMeeting: '月调度', stop: '停产', submission: '报送',
  riskItem: '风险清单', riskLine: '风险清单', riskListVersion: '风险清单', riskListReading: '清单阅签', riskReview: '重新评估', riskStandard: '分级标准', floorPlan: '风险四色图',
  person: '人员与任职', invitation: '人员与任职', post: '组织', team: '组织', workshop: '组织', enterprise: '企业档案', settings: '设置',
};
const SHOWN = 6;

/** `2026年9月7日隐患 2 项（质量安全总监）；…`: the acts that would fall outside, the first few; null where there are none. */
export function describeLaterActs(acts: readonly LaterAct[]): string | null {
  const named = acts.flatMap(({ day, matter, title, count }) => (MATTERS[matter] ? [{ words: `${formatDate(day)}${MATTERS[matter]}`, title, count }] : []));
  if (named.length === 0) return null;
  const shown = named.slice(0, SHOWN).map(({ words, title, count }) => `${words} ${count} 项（${title}）`).join('；');
  return named.length > SHOWN ? `${shown}等，共 ${named.reduce((sum, { count }) => sum + count, 0)} 项` : shown;
}
