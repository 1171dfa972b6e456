import type { HazardPending, HazardStage } from './types';

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
export function waitOf({ stage, pending }: { readonly stage: HazardStage; readonly pending: HazardPending | null }): HazardWait | null {
  if (pending !== null) return pending === 'confirmation' ? 'confirm' : 'extension';
  return stage === 'registered' ? 'grade' : stage === 'graded' ? 'notify' : stage === 'awaitingVerification' ? 'verify' : null;
}
