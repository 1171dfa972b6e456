import { formatDay } from '../shared/day';
import { formatInstant, type Instant } from '../shared/instant';
import type { RefusalTexts } from '../shared/refusal';
import type { InstrumentRefusal } from './instrument';
import { INSTRUMENT_STAGE_NAMES, SUBMISSION_STATE_NAMES } from './words';
import type { InstrumentVerb, Lack, Question, SubmissionState } from './types';

export type SubmitRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'noRegulator'; readonly region: string }
  | { readonly code: 'lacking'; readonly lacks: readonly Lack[] }
  | { readonly code: 'unanswered'; readonly unanswered: readonly Question[]; readonly unexplained: readonly Question[] }
  | { readonly code: 'waiting' }
  | { readonly code: 'accepted' };

export const SUBMIT_REFUSALS: RefusalTexts<SubmitRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这份材料。' }),
  lacking: ({ lacks }) => ({ status: 422, field: 'versionId', sentence: `这份材料还不完整，不能报送。${lacks.map(({ text }) => text).join('')}` }),
  unanswered: ({ unanswered, unexplained }) => {
    const [first, ...also] = [
      ...unanswered.map(({ id, text }) => ({ status: 422 as const, field: `answer.${id}`, sentence: `请回答：${text}。` })),
      ...unexplained.map(({ id, text }) => ({ status: 422 as const, field: `note.${id}`, sentence: `请写明不符合的情况和改正安排：${text}。` })),
    ];
    return { ...first!, also };
  },
  noRegulator: ({ region }) => ({ status: 422, field: 'versionId', sentence: `“${region}”还没有监管部门在本系统接收报送，请核对企业档案里的所属地区，或先下载 PDF 线下报送。` }),
  waiting: () => ({ status: 409, field: 'versionId', sentence: '这份材料已经报送，正在等监管部门答复，不必重复报送。' }),
  accepted: () => ({ status: 409, field: 'versionId', sentence: '这份材料已被监管部门接受，不必重复报送。' }),
};

export type AnswerRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'answered'; readonly state: SubmissionState }
  | { readonly code: 'reasonMissing' }
  | { readonly code: 'reasonTooLong'; readonly max: number }
  | { readonly code: 'remarkUnread'; readonly line: string }
  | { readonly code: 'remarksTooMany'; readonly max: number }
  | { readonly code: 'remarkTooLong'; readonly row: number; readonly max: number }
  | { readonly code: 'rowUnknown'; readonly rows: readonly number[]; readonly last: number };

export type TakeBackRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'ended'; readonly state: SubmissionState }
  | { readonly code: 'opened'; readonly at: Instant };

/** Sentences of what stands against withdrawing a submission. */
export const TAKE_BACK_REFUSALS: RefusalTexts<TakeBackRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这份报送。' }),
  ended: ({ state }) => ({ status: 409, sentence: `这份报送现在是“${SUBMISSION_STATE_NAMES[state]}”，不能再撤回。` }),
  opened: ({ at }) => ({ status: 409, sentence: `监管部门已于 ${formatInstant(at)} 打开这份报送，不能再撤回。内容要改的，改好后重新报送，新的会代替这一份；也可以请监管部门退回。` }),
};

const ANSWERED: Readonly<Record<SubmissionState, string>> = {
  waiting: '这份报送刚刚有了变化，请重新打开这一页。',
  accepted: '这份报送已经答复（已接受），不能再改。企业重新报送后可以再次答复。',
  returned: '这份报送已经答复（已退回），不能再改。企业重新报送后可以再次答复。',
  withdrawn: '企业已撤回这份报送，不必答复；重新报送后会列在待答复里。',
  replaced: '企业已报送了新的一份来代替它，不必答复；请在待答复里答复新的那份。',
};

export const ANSWER_REFUSALS: RefusalTexts<AnswerRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这份报送。' }),
  answered: ({ state }) => ({ status: 409, sentence: ANSWERED[state] }),
  reasonMissing: () => ({ status: 422, field: 'reason', sentence: '退回须写明理由，让企业知道要改什么。' }),
  reasonTooLong: ({ max }) => ({ status: 422, field: 'reason', sentence: `理由最多 ${max} 个字，请写得短一些。` }),
  remarkUnread: ({ line }) => ({ status: 422, field: 'remarks', sentence: `“${line}”没有序号。逐行意见每行一条，先写表里的序号，空一格再写意见，例如：12 判定准则没有依据。` }),
  remarksTooMany: ({ max }) => ({ status: 422, field: 'remarks', sentence: `逐行意见最多 ${max} 条；更多的请概括写在退回理由里。` }),
  remarkTooLong: ({ row, max }) => ({ status: 422, field: 'remarks', sentence: `第 ${row} 行的意见最多 ${max} 个字，请写得短一些。` }),
  rowUnknown: ({ rows, last }) => ({ status: 422, field: 'remarks', sentence: last === 0 ? '这份材料的表里没有序号，请把意见写在退回理由里。' : `这份材料没有这些序号：${rows.join('、')}。最后一行是 ${last}。` }),
};

const WORDS_ASKED: Readonly<Partial<Record<InstrumentVerb, string>>> = { reply: '请写明答复的内容，再提交。', sendBack: '请写明退回的理由，让企业知道要补什么。', withdraw: '请写明撤回的理由。' };

/** Sentences of everything that can stand against an instrument of a regulator. */
export const INSTRUMENT_REFUSALS: RefusalTexts<InstrumentRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这份监管文书。' }),
  movedOn: ({ stage, by, at }) => ({ status: 409, sentence: `这份文书已由${by}于 ${formatInstant(at)} 办理，现在是“${INSTRUMENT_STAGE_NAMES[stage]}”。刚才填写的内容没有保存，请先看清现在的情况。` }),
  notYet: ({ stage }) => ({ status: 409, sentence: `这份文书现在是“${INSTRUMENT_STAGE_NAMES[stage]}”，还不能这样办理。` }),
  wordsMissing: ({ verb }) => ({ status: 422, field: 'words', sentence: WORDS_ASKED[verb] ?? '请写明内容。' }),
  replyAwaited: () => ({ status: 409, sentence: '这份文书要求答复，企业还没有答复，不能办结。不再需要答复的，请撤回并写明理由。' }),
  replyByOver: ({ today }) => ({ status: 422, field: 'replyBy', sentence: `答复期限不能早于今天（${formatDay(today)}）。` }),
  replyByFar: ({ last }) => ({ status: 422, field: 'replyBy', sentence: `答复期限最晚到${formatDay(last)}，请选择近一些的日期。` }),
  hazardUnknown: ({ numbers }) => ({ status: 422, field: 'hazards', sentence: `本企业没有这些隐患编号：${numbers.join('、')}。请核对编号，或留空。` }),
  photoUnknown: () => ({ status: 422, field: 'photo', sentence: '有照片没有上传成功。请重新选择照片后再提交，其他内容已保留。' }),
};
