import { formatDay } from '../shared/day';
import { formatInstant } from '../shared/instant';
import type { RefusalTexts } from '../shared/refusal';
import type { InstrumentRefusal } from './instrument';
import { INSTRUMENT_STAGE_NAMES, SUBMISSION_ANSWER_NAMES } from './words';
import type { InstrumentVerb, SubmissionAnswerKind } from './types';

export type SubmitRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'notPublished' }
  | { readonly code: 'noRegulator'; readonly region: string }
  | { readonly code: 'waiting' }
  | { readonly code: 'accepted' };

export const SUBMIT_REFUSALS: RefusalTexts<SubmitRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这一版清单。' }),
  notPublished: () => ({ status: 422, field: 'versionId', sentence: '草稿不能报送，请先发布这一版清单。' }),
  noRegulator: ({ region }) => ({ status: 422, field: 'versionId', sentence: `“${region}”还没有监管部门在本系统接收报送，请核对企业档案里的所属地区，或先下载 PDF 线下报送。` }),
  waiting: () => ({ status: 409, field: 'versionId', sentence: '这一版已经报送，正在等监管部门答复，不必重复报送。' }),
  accepted: () => ({ status: 409, field: 'versionId', sentence: '这一版已被监管部门接受，不必重复报送。' }),
};

export type AnswerRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'answered'; readonly kind: SubmissionAnswerKind }
  | { readonly code: 'reasonMissing' }
  | { readonly code: 'reasonTooLong'; readonly max: number };

export const ANSWER_REFUSALS: RefusalTexts<AnswerRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这份报送。' }),
  answered: ({ kind }) => ({ status: 409, sentence: `这份报送已经答复（${SUBMISSION_ANSWER_NAMES[kind]}），不能再改。企业重新报送后可以再次答复。` }),
  reasonMissing: () => ({ status: 422, field: 'reason', sentence: '退回须写明理由，让企业知道要改什么。' }),
  reasonTooLong: ({ max }) => ({ status: 422, field: 'reason', sentence: `理由最多 ${max} 个字，请写得短一些。` }),
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
