import { formatInstant, type Instant, instantOf, millisecondsOf } from '../shared/instant';
import { decided, type Decision, refused } from '../shared/decision';

/** For how long what was entered by mistake can be taken back, in minutes: a proposal of this product. */
export const UNDO_MINUTES = 60;

/** What can be taken back. */
export type UndoKind = 'person' | 'workshop' | 'team' | 'post';

/** Something that was entered, and what has named it since, besides its own beginning. */
export interface Entered {
  readonly name: string;
  readonly at: Instant;
  readonly uses: readonly { readonly type: string; readonly at: Instant; readonly by: string }[];
  /** Whether its account was signed in with; false for what has none. */
  readonly signedIn: boolean;
}

export type UndoRefusal =
  | { readonly code: 'undoTooLate'; readonly name: string; readonly at: Instant }
  | { readonly code: 'signedIn'; readonly name: string }
  | { readonly code: 'alreadyUsed'; readonly name: string; readonly by: string; readonly at: Instant; readonly where: string };

/** Since when what was entered can be taken back at a moment. */
export const undoableSince = (now: Instant): Instant => instantOf(millisecondsOf(now) - UNDO_MINUTES * 60_000);

const WHERE: Readonly<Record<string, string>> = {
  holding: '任职', appointment: '任命', risk: '风险清单', floorPlan: '风险四色图', hazard: '隐患', check: '检查记录', day: '日管控', gap: '未进行的说明', stop: '停产', calendar: '班次',
  team: '班组', post: '岗位', workshop: '车间', resolution: '月调度决议', monthlyMeeting: '月调度', weeklyReport: '周排查', person: '人员',
};

/** Takes back what was entered within the hour and nobody has used: no record names it, and no one has signed in with its account. */
export function undo({ name, at, uses, signedIn }: Entered, now: Instant): Decision<null, UndoRefusal> {
  if (at < undoableSince(now)) return refused({ code: 'undoTooLate', name, at });
  if (signedIn) return refused({ code: 'signedIn', name });
  const [use] = uses;
  return use ? refused({ code: 'alreadyUsed', name, by: use.by, at: use.at, where: WHERE[use.type.split('.')[0]!] ?? '其他记录' }) : decided(null);
}

/** The sentences of what cannot be taken back. */
export const undoSentence = (refusal: UndoRefusal): string => {
  switch (refusal.code) {
    case 'undoTooLate': return `“${refusal.name}”录入于${formatInstant(refusal.at)}，已过 ${UNDO_MINUTES} 分钟，不能再撤销。人员请办理离职，车间、班组、岗位请关闭。`;
    case 'signedIn': return `${refusal.name}已经用自己的账号登录过，不能撤销录入。不再任职的，请办理离职。`;
    case 'alreadyUsed': return `“${refusal.name}”已经用在${refusal.where}里（${refusal.by}，${formatInstant(refusal.at)}），不能撤销。请先撤销那一处的录入；已成记录的，请办理离职或关闭。`;
  }
};
