import { formatDate } from '../shared/day';
import { formatInstant } from '../shared/instant';
import type { RefusalTexts } from '../shared/refusal';
import type { AttendRefusal, BeginMonthRefusal, EditMonthRefusal, SignMonthRefusal } from './monthly';
import type { ExplainPeriodRefusal } from './periodState';
import type { AddResolutionRefusal, CompleteResolutionRefusal } from './resolution';
import type { ChangeRefusal } from './signing';
import { type SignWeekRefusal, WEEK_BLOCK_NAMES } from './weekly';

/** What is not there, or is another factory's. */
export type PaperUnknown = { readonly code: 'notFound' };

/** Why a week or a month cannot be counted. */
export type CompileRefusal = { readonly code: 'noMonday' } | { readonly code: 'notStarted' } | { readonly code: 'movedOn' };

/** All of them together, for their sentences; each verb gives the few that are its own. */
export type PaperRefusal =
  | PaperUnknown | CompileRefusal | BeginMonthRefusal | ChangeRefusal | EditMonthRefusal | SignWeekRefusal | SignMonthRefusal | AddResolutionRefusal | CompleteResolutionRefusal | ExplainPeriodRefusal | AttendRefusal;

/** Refusals that come of somebody else having been first. */
export const PAPER_MOVED: readonly PaperRefusal['code'][] = ['movedOn', 'sealed', 'alreadySigned', 'directorFirst', 'alreadyDone'];

export const PAPER_REFUSALS: RefusalTexts<PaperRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有这份记录，或不属于本企业。' }),
  noMonday: () => ({ status: 404, sentence: '一周从周一开始，请从日历中选择一周。' }),
  notStarted: () => ({ status: 422, sentence: '这一期还没有开始，到期后再汇总。' }),
  notEnded: () => ({ status: 422, sentence: '这一期还没有结束，仍可进行，不需要说明原因。' }),
  periodDone: () => ({ status: 409, sentence: '这一期已经有签字的文书，不需要说明原因。' }),
  alreadyExplained: () => ({ status: 409, sentence: '这一期已经说明过原因，说明不能更改。' }),
  reasonMissing: () => ({ status: 422, field: 'reason', sentence: '请写明这一期未进行的原因。' }),
  movedOn: () => ({ status: 409, sentence: '这份文书在您打开之后已被改动。请对照下面的最新内容再保存。' }),
  sealed: () => ({ status: 409, sentence: '这份文书已经签字，内容不能再改。需要更正时，请为同一期再汇总一份。' }),
  alreadySigned: () => ({ status: 409, sentence: '您已经签过字了，等待主要负责人签字。' }),
  notSigner: () => ({ status: 403, sentence: '这份文书由质量安全总监和主要负责人签字。' }),
  directorFirst: () => ({ status: 409, sentence: '请先由质量安全总监签字，主要负责人随后签字。' }),
  blocksMissing: ({ blocks }) => ({
    status: 422,
    field: blocks[0]!,
    sentence: `签字前请写完：${blocks.map((block) => WEEK_BLOCK_NAMES[block]).join('、')}。`,
  }),
  principalWordsMissing: () => ({ status: 422, field: 'words', sentence: '请写下主要负责人的意见再签字。' }),
  placeMissing: () => ({ status: 422, field: 'place', sentence: '签字前请写明会议地点。' }),
  attendeesMissing: () => ({ status: 422, field: 'attendees', sentence: '签字前请选择参会人员。' }),
  notYetHeld: () => ({ status: 422, field: 'heldTime', sentence: '会议时间还没有到，会后再签字。' }),
  heldBeforeMonth: () => ({ status: 422, field: 'heldDay', sentence: '会议时间不能早于所调度的月份。' }),
  nothingResolved: () => ({ status: 422, field: 'measures', sentence: '请写明会议研究采取的措施，或至少列出一项决议。' }),
  notAttendee: () => ({ status: 403, sentence: '您不在这次会议的参会人员中。请记录人先把您加入参会人员，再签到。' }),
  notHeldYet: ({ on }) => ({ status: 422, sentence: `会议在${formatDate(on)}召开，当天再签到。` }),
  attendedAlready: ({ at }) => ({ status: 409, sentence: `您已于 ${formatInstant(at)} 签到，不用再签。` }),
  chairMissing: () => ({ status: 422, field: 'chairId', sentence: '企业还没有任命主要负责人。请先在“组织”中任命，再召开月调度会议。' }),
  unknownPerson: ({ field }) => ({ status: 422, field, sentence: '请选择本企业的在职人员。' }),
  contentMissing: () => ({ status: 422, field: 'content', sentence: '请写明决议内容。' }),
  dueBeforeMeeting: () => ({ status: 422, field: 'dueDay', sentence: '完成期限不能早于会议当日。' }),
  meetingNotSigned: () => ({ status: 409, sentence: '会议纪要签字以后，才能登记决议的完成情况。' }),
  alreadyDone: ({ doneOn, doneNote }) => ({ status: 409, sentence: `这项决议已于${formatDate(doneOn)}完成：${doneNote || '没有写明情况'}。没有再登记一次。` }),
  doneInFuture: () => ({ status: 422, field: 'doneOn', sentence: '完成日期不能晚于今天。' }),
  doneNoteMissing: () => ({ status: 422, field: 'doneNote', sentence: '请写明完成情况。' }),
};
