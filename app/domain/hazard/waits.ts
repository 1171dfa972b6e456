import type { Roster } from '../organisation/people/roster';
import type { Action } from '../organisation/access/permissions';
import type { Deadline, Whose } from '../story/deadline';
import type { Hazard, HazardPending, HazardStage } from './types';

/** What of a hazard can wait for somebody, in the order it comes: the next verb, or an answer to what was asked. */
export const HAZARD_WAITS = ['grade', 'confirm', 'notify', 'receive', 'rectify', 'verify', 'extension'] as const;
export type HazardWait = (typeof HAZARD_WAITS)[number];

/** The act in a word, and what several of them are called in a line. */
export const HAZARD_WAIT_WORDS: Readonly<Record<HazardWait, { readonly act: string; readonly many: string }>> = {
  grade: { act: '定级', many: '项隐患等待定级' },
  confirm: { act: '确认重大', many: '项隐患等待确认重大' },
  notify: { act: '签发通知', many: '项隐患等待签发通知' },
  receive: { act: '接收', many: '项隐患的通知单等待接收' },
  rectify: { act: '整改', many: '项隐患等待整改' },
  verify: { act: '验收', many: '项隐患等待验收' },
  extension: { act: '审批延期', many: '项隐患等待审批延期' },
};

/** What a hazard waits for from whoever may do it; null where the next step is the responsible person's own. */
export function waitOf({ stage, pending }: { readonly stage: HazardStage; readonly pending: HazardPending | null }): keyof typeof WAIT_NEEDS | null {
  if (pending !== null) return pending === 'confirmation' ? 'confirm' : 'extension';
  return stage === 'registered' ? 'grade' : stage === 'graded' ? 'notify' : stage === 'awaitingVerification' ? 'verify' : null;
}

/** Who may do what is not the responsible person's own. */
export const WAIT_NEEDS = { grade: 'hazard.grade', confirm: 'hazard.confirmMajor', notify: 'hazard.notify', verify: 'hazard.verify', extension: 'hazard.decideExtension' } as const satisfies Partial<Record<HazardWait, Action>>;

type OpenHazard = Pick<Hazard, 'id' | 'number' | 'title' | 'workshopId' | 'workshopName' | 'postId' | 'postName' | 'responsibleId' | 'stage' | 'pending' | 'deadline'>;

export interface HazardDeadline extends Deadline {
  readonly wait: HazardWait;
}

/** What waits about an open hazard: the responsible person's own act, and what is asked of those who may; a verification never of whoever answers for the rectification. */
export function hazardDeadlines(hazard: OpenHazard): HazardDeadline[] {
  const { id, number, title, workshopId, workshopName, postId, postName, responsibleId: personId, stage, deadline: day } = hazard;
  const open = (wait: HazardWait, whose: Whose): HazardDeadline => ({
    wait, key: `hazard:${id}:${wait}`, act: HAZARD_WAIT_WORDS[wait].act, text: `${number} ${title}（${workshopName} · ${postName}）`, link: `/hazards/${id}`, day, whose, ...(wait === 'grade' ? { first: 'ungraded' as const } : {}),
  });
  const asked = waitOf(hazard);
  return [
    ...(stage === 'notified' || stage === 'rectifying' ? [open(stage === 'notified' ? 'receive' : 'rectify', { personId })] : []),
    ...(asked ? [open(asked, { needs: WAIT_NEEDS[asked], at: { workshopId, postId, personId }, ...(asked === 'verify' ? { but: personId } : {}) })] : []),
  ];
}

/** What of it is told to those who are asked for it, and not only found in their list. */
export type AskedWait = Extract<HazardWait, 'confirm' | 'verify' | 'extension'>;

const ASKED: readonly string[] = ['confirm', 'verify', 'extension'] satisfies AskedWait[];

/**
 * Whom a hazard asks for what is not the responsible person's own: the 质量安全员 and the 质量安全总监 for a verification, with the head of the
 * workshop, though never whoever answers for the rectification; the 质量安全总监 for the rest, or the 主要负责人 where nobody is appointed.
 */
export function askedFor(hazard: { readonly stage: HazardStage; readonly pending: HazardPending | null; readonly responsibleId: string; readonly workshopId: string }, roster: Roster): string[] {
  const wait = waitOf(hazard);
  if (wait === null || !ASKED.includes(wait)) return [];
  const directors = roster.appointed('director');
  if (wait !== 'verify') return [...(directors.length > 0 ? directors : roster.appointed('principal'))];
  const verifiers = [...roster.appointed('officer'), ...directors, ...roster.headsOf(hazard.workshopId)].filter((id) => id !== hazard.responsibleId);
  return [...new Set(verifiers.length > 0 ? verifiers : roster.appointed('principal'))];
}
