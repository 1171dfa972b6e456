import { choicesOf } from '../shared/fields';
import { type Decision, decided, refused } from '../shared/decision';
import type { SubmitRefusal } from './refusals';
import type { Lack, Question, SubmissionKind, SubmissionState } from './types';

/** 是 / 否 / 不适用, as they are stored; a kind has its own words for them. */
export const QUESTION_ANSWERS = ['yes', 'no', 'none'] as const;
export type QuestionAnswer = (typeof QUESTION_ANSWERS)[number];

/** What was said to a question; null where nothing was. */
export interface Answered {
  readonly answer: QuestionAnswer | null;
  readonly note: string;
}

interface PackageKind {
  /** What it is for, as the page of packages says. */
  readonly purpose: string;
  /** Its subject never changes once it is sent (a version, a signed paper) and is sent once; of the others the newest stands. */
  readonly once: boolean;
  /** Words of the answers, where it asks what the program does not know; `needsNote`: to which a word must be said. */
  readonly asks?: { readonly names: Readonly<Record<QuestionAnswer, string>>; readonly note: string; readonly needsNote: readonly QuestionAnswer[] };
}

/** Everything that can be submitted, as data: a further kind has its line here, its name in `words.ts` and its composer in `services/supervision/packages`. */
export const PACKAGES: Readonly<Record<SubmissionKind, PackageKind>> = {
  riskList: { purpose: '已发布的清单版本，附全部分析。', once: true },
  responsibility: {
    purpose: '制度、人员、清单和日周月制度的执行情况，多数由系统填好。', once: false,
    asks: { names: { yes: '有', no: '没有', none: '不适用' }, note: '文件名称、文号或日期', needsNote: [] },
  },
  weekly: { purpose: '已签署的周排查报告。', once: true },
  monthly: { purpose: '已签署的月调度会议纪要。', once: true },
  selfCheck: { purpose: '按自查表逐项回答；自查表的项目在设置里改。', once: false, asks: { names: { yes: '符合', no: '不符合', none: '不适用' }, note: '说明', needsNote: ['no'] } },
  majorRisk: { purpose: '自查发现的重大隐患，主动报告监管部门。', once: false },
  results: { purpose: '一个月的隐患排查治理数据，与台账一致。', once: false },
};

/** The three answers of a kind as a form offers them. */
export const answerChoices = (names: Readonly<Record<QuestionAnswer, string>>) => choicesOf(QUESTION_ANSWERS, names);

/** The key of what a factory has one of. */
export const WHOLE = 'now';

/** Characters of a note to an answer. */
export const NOTE_MOST = 300;

/** What the factory must answer for 主体责任落实情况, since the program does not know it (items of the provincial form that no record of the program shows). */
export const RESPONSIBILITY_QUESTIONS: readonly Question[] = [
  { id: 'institution', text: '产品质量安全管理制度' },
  { id: 'directorDuties', text: '质量安全总监职责' },
  { id: 'officerCode', text: '质量安全员守则' },
  { id: 'acceptance', text: '进货检查验收制度（销售单位）' },
  { id: 'inspection', text: '原材料检查验收、出厂检验制度（生产单位）' },
  { id: 'directorTrained', text: '质量安全总监完成培训并通过考核' },
  { id: 'officerTrained', text: '质量安全员完成培训并通过考核' },
];

/** A mark of a text, so that an answer never goes to a question that was put in its place meanwhile. */
const markOf = (text: string): string => Array.from(text).reduce((mark, sign) => (Math.imul(mark, 31) + sign.codePointAt(0)!) >>> 0, 7).toString(36);

/** The questions of a self-inspection, one for each line a factory has set. */
export const selfCheckQuestions = (items: readonly string[]): Question[] => items.map((text) => ({ id: markOf(text), text }));

/** What is known of something that somebody wants to submit. */
export interface Submittable {
  readonly kind: SubmissionKind;
  readonly lacks: readonly Lack[];
  readonly questions: readonly Question[];
  readonly answers: Readonly<Record<string, Answered>>;
  /** Where the submissions of this very subject so far stand. */
  readonly earlier: readonly SubmissionState[];
  /** Whether the region has a regulator who receives. */
  readonly hasRegulator: boolean;
  readonly region: string;
}

/**
 * May it go to the regulator? Only whole: nothing lacks, every question has its answer. What is sent once, not while an earlier submission of it
 * waits or was accepted; a returned or withdrawn one may be sent again.
 */
export function submit({ kind, lacks, questions, answers, earlier, hasRegulator, region }: Submittable): Decision<null, SubmitRefusal> {
  const { once, asks } = PACKAGES[kind];
  if (!hasRegulator) return refused({ code: 'noRegulator', region });
  if (lacks.length > 0) return refused({ code: 'lacking', lacks });
  if (once && earlier.includes('waiting')) return refused({ code: 'waiting' });
  if (once && earlier.includes('accepted')) return refused({ code: 'accepted' });
  const unanswered = questions.filter(({ id }) => (answers[id]?.answer ?? null) === null);
  const unexplained = questions.filter(({ id }) => asks?.needsNote.includes(answers[id]?.answer ?? 'yes') && answers[id]!.note.trim() === '');
  return unanswered.length + unexplained.length > 0 ? refused({ code: 'unanswered', unanswered, unexplained }) : decided(null);
}
