import type { RefusalTexts } from '../shared/refusal';
import { SUBMISSION_ANSWER_NAMES } from './words';
import type { SubmissionAnswerKind } from './types';

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
