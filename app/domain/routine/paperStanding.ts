import type { Standing } from '../shared/standing';
import { formatDate } from '../shared/day';
import { dayOf, timeOf } from '../shared/instant';
import { MONTH_BLOCK_NAMES, MONTH_BLOCKS, type MonthlyMeeting } from './monthly';
import type { Resolution } from './resolution';
import type { PaperSignature } from './signing';
import { WEEK_BLOCK_NAMES, WEEK_BLOCKS, type WeeklyReport } from './weekly';

const compiled = (paper: { readonly number: string; readonly compiledAt: WeeklyReport['compiledAt'] }) => ({
  label: '汇总', text: `${paper.number},${formatDate(dayOf(paper.compiledAt))} ${timeOf(paper.compiledAt)}`,
});

const signed = (signatures: readonly PaperSignature[]) => ({
  label: '签字', text: signatures.map(({ personName, signedAt }) => `${personName} ${formatDate(dayOf(signedAt))} ${timeOf(signedAt)}`).join(';') || '还没有人签字',
});

/** What a weekly report says now. */
export const weekStanding = (report: WeeklyReport): Standing => ({
  lock: { version: String(report.version) },
  lines: [...WEEK_BLOCKS.map((block) => ({ field: block, label: WEEK_BLOCK_NAMES[block], text: report.words[block] })), compiled(report), signed(report.signatures)],
});

/** A resolution in one line. */
const resolutionText = ({ content, ownerId, dueDay, doneOn, doneNote }: Resolution, nameOf: (id: string) => string): string =>
  `${content}(${nameOf(ownerId)},${formatDate(dueDay)}前)${doneOn ? `,${formatDate(doneOn)}已完成:${doneNote ?? ''}` : ''}`;

/** What a resolution says now; `owner` is its owner's name. */
export const resolutionStanding = ({ content, dueDay, doneOn, doneNote, version }: Resolution, owner: string): Standing => ({
  lock: { version: String(version) },
  lines: [
    { label: '决议', text: content },
    { label: '责任人', text: owner },
    { label: '完成期限', text: formatDate(dueDay) },
    { field: 'doneOn', label: '完成日期', text: doneOn ? formatDate(doneOn) : '还没有完成' },
    { field: 'doneNote', label: '完成情况', text: doneNote ?? '' },
  ],
});

/** What minutes say now. */
export const meetingStanding = (meeting: MonthlyMeeting, nameOf: (id: string) => string): Standing => ({
  lock: { version: String(meeting.version) },
  lines: [
    { field: 'place', label: '会议地点', text: meeting.place },
    { field: 'heldDay', label: '会议日期', text: formatDate(dayOf(meeting.heldAt)) },
    { field: 'heldTime', label: '会议时间', text: timeOf(meeting.heldAt) },
    { field: 'chairId', label: '主持人', text: nameOf(meeting.chairId) },
    { field: 'recorderId', label: '记录人', text: nameOf(meeting.recorderId) },
    { field: 'attendees', label: '参会人员', text: meeting.attendees.map(nameOf).join('、') },
    ...MONTH_BLOCKS.map((block) => ({ field: block, label: MONTH_BLOCK_NAMES[block], text: meeting.words[block] })),
    { label: '决议', text: meeting.resolutions.map((resolution) => resolutionText(resolution, nameOf)).join('\n') || '还没有决议' },
    compiled(meeting),
    signed(meeting.signatures),
  ],
});
