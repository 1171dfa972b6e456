import type { PaperRow } from '../report/paperRows';
import { type Decision, decided, refused } from '../shared/decision';
import type { Deadline } from '../story/deadline';
import type { AnswerRefusal } from './refusals';
import type { RowRemark, SubmissionAnswerKind, SubmissionState } from './types';

export interface SubmissionAnswer {
  readonly kind: SubmissionAnswerKind;
  readonly reason: string;
  /** What is wrong with single lines of what was sent; none where it is accepted. */
  readonly remarks: readonly RowRemark[];
}

/** The same as an officer types it: remarks one a line. */
export interface SubmissionAnswerInput extends Pick<SubmissionAnswer, 'kind' | 'reason'> {
  readonly remarks?: string;
}

/** Characters of a reason, and of a remark on a line; lines that have one. */
export const ANSWER_LIMITS = { reason: 1000, remark: 300, remarks: 100 } as const;

/** Reads remarks as they are typed, one a line: the number of the line (序号), then the words. */
function readRemarks(text: string): Decision<readonly RowRemark[], AnswerRefusal> {
  const lines = text.normalize('NFKC').split('\n').map((line) => line.trim()).filter(Boolean);
  const remarks = lines.map((line) => /^(?:第|#)?\s*(\d{1,6})\s*(?:行|项|号)?[\s:、,.]+(.+)$/.exec(line));
  const unread = lines.find((_, at) => !remarks[at]);
  if (unread !== undefined) return refused({ code: 'remarkUnread', line: unread.slice(0, 40) });
  if (lines.length > ANSWER_LIMITS.remarks) return refused({ code: 'remarksTooMany', max: ANSWER_LIMITS.remarks });
  const found = remarks.map((parts) => ({ row: Number(parts![1]), words: parts![2]!.trim() }));
  const long = found.find(({ words }) => words.length > ANSWER_LIMITS.remark);
  return long ? refused({ code: 'remarkTooLong', row: long.row, max: ANSWER_LIMITS.remark }) : decided(found);
}

/** The regulator's one answer: accepting needs no words; returning needs a reason the factory can act on, and may say what is wrong line by line. */
export function answer(
  { state, rows }: { readonly state: SubmissionState; readonly rows: readonly Pick<PaperRow, 'serial'>[] }, wanted: SubmissionAnswerInput,
): Decision<SubmissionAnswer, AnswerRefusal> {
  if (state !== 'waiting') return refused({ code: 'answered', state });
  const reason = wanted.reason.trim();
  if (wanted.kind === 'returned' && reason.length === 0) return refused({ code: 'reasonMissing' });
  if (reason.length > ANSWER_LIMITS.reason) return refused({ code: 'reasonTooLong', max: ANSWER_LIMITS.reason });
  const remarks = wanted.kind === 'returned' ? readRemarks(wanted.remarks ?? '') : decided([]);
  if (!remarks.ok) return remarks;
  const numbers = new Set(rows.flatMap(({ serial }) => serial ?? []));
  const unknown = remarks.fact.filter(({ row }) => !numbers.has(row)).map(({ row }) => row);
  if (unknown.length > 0) return refused({ code: 'rowUnknown', rows: unknown, last: Math.max(0, ...numbers) });
  return decided({ kind: wanted.kind, reason, remarks: remarks.fact });
}

/** What waits after a return: the list sent again, or the answer, by whoever submits. What was sent again and withdrawn waits as it did. */
export const returnedDeadline = ({ id, number, state, answer: given }: { readonly id: string; readonly number: string; readonly state: SubmissionState; readonly answer: Pick<SubmissionAnswer, 'reason'> | null }): Deadline => ({
  key: `returned:${id}`, act: '答复退回', text: state === 'withdrawn' ? `报送 ${number} 已撤回，退回的材料还没有重新报送` : `报送 ${number} 被退回：${given?.reason ?? ''}`,
  link: `/submissions/${id}`, day: null, first: 'returned', whose: { needs: 'submission.submit', at: {} },
});
