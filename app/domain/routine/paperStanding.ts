import { formatDate } from '../shared/day';
import { dayOf, formatInstant, timeOf } from '../shared/instant';
import { type Snapshot, toldBy } from '../shared/standing';
import { MONTH_BLOCK_NAMES, MONTH_BLOCKS, type MonthlyMeeting } from './monthly';
import type { Resolution } from './resolution';
import type { PaperSignature } from './signing';
import type { SweepLine } from './sweep';
import { RESULT_NAMES } from './words';
import { WEEK_BLOCK_NAMES, WEEK_BLOCKS, type WeeklyReport } from './weekly';

const compiled = (paper: { readonly number: string; readonly compiledAt: WeeklyReport['compiledAt'] }) => ({
  label: '汇总', text: `${paper.number}，${formatInstant(paper.compiledAt)}`,
});

const signed = (signatures: readonly PaperSignature[]) => ({
  label: '签字', text: signatures.map(({ personName, signedAt }) => `${personName} ${formatInstant(signedAt)}`).join('；') || '还没有人签字',
});

/** What an item of the sweep says now, for its field. */
const swept = ({ itemId, content, result }: SweepLine) => ({ field: `answer.${itemId}`, label: content, text: result ? RESULT_NAMES[result] : '还没有排查', value: result ?? '' });

/** What a weekly report says now. */
export const weekStanding = (report: WeeklyReport): Snapshot => ({
  lock: { version: String(report.version) },
  lines: [...WEEK_BLOCKS.map((block) => ({ field: block, label: WEEK_BLOCK_NAMES[block], text: report.words[block] })), ...(report.sweep ?? []).map(swept), compiled(report), signed(report.signatures)],
});

/** What the parts of a resolution are called. */
export const RESOLUTION_LABELS = { content: '决议', ownerId: '责任人', dueDay: '完成期限', doneOn: '完成日期', doneNote: '完成情况' } as const;

/** What the fields of minutes are called, besides their blocks. */
export const MEETING_LABELS = { place: '会议地点', heldDay: '会议日期', heldTime: '会议时间', chairId: '主持人', recorderId: '记录人', attendees: '参会人员' } as const;

/** A resolution in one line. */
const resolutionText = ({ content, ownerId, dueDay, doneOn, doneNote }: Resolution, nameOf: (id: string) => string): string =>
  `${content}（${nameOf(ownerId)}，${formatDate(dueDay)}前）${doneOn ? `，${formatDate(doneOn)}已完成：${doneNote ?? ''}` : ''}`;

/** What a resolution says now; `owner` is its owner's name. */
export const resolutionStanding = ({ content, dueDay, doneOn, doneNote, version }: Resolution, owner: string): Snapshot => ({
  lock: { version: String(version) },
  lines: [
    { label: RESOLUTION_LABELS.content, text: content },
    { label: RESOLUTION_LABELS.ownerId, text: owner },
    { label: RESOLUTION_LABELS.dueDay, text: formatDate(dueDay) },
    { field: 'doneOn', label: RESOLUTION_LABELS.doneOn, text: doneOn ? formatDate(doneOn) : '还没有完成', value: doneOn ?? '' },
    { field: 'doneNote', label: RESOLUTION_LABELS.doneNote, text: doneNote ?? '' },
  ],
});

const told = toldBy(MEETING_LABELS);

/** What minutes say now. */
export const meetingStanding = (meeting: MonthlyMeeting, nameOf: (id: string) => string): Snapshot => ({
  lock: { version: String(meeting.version) },
  lines: [
    told('place', meeting.place),
    told('heldDay', formatDate(dayOf(meeting.heldAt)), dayOf(meeting.heldAt)),
    told('heldTime', timeOf(meeting.heldAt)),
    told('chairId', nameOf(meeting.chairId), meeting.chairId),
    told('recorderId', nameOf(meeting.recorderId), meeting.recorderId),
    told('attendees', meeting.attendees.map(nameOf).join('、'), meeting.attendees),
    ...MONTH_BLOCKS.map((block) => ({ field: block, label: MONTH_BLOCK_NAMES[block], text: meeting.words[block] })),
    { label: RESOLUTION_LABELS.content, text: meeting.resolutions.map((resolution) => resolutionText(resolution, nameOf)).join('\n') || '还没有决议' },
    compiled(meeting),
    signed(meeting.signatures),
  ],
});
