import type { React } from 'db/dialect/store';
import { insertOnce } from 'db/dialect/writes';
import { inboxItems } from 'db/schema/log';
import type { EventOf, EventType, NewEvent } from '~/domain/events/event';
import type { HazardFacts } from '~/domain/events/payloads';
import type { AskedWait } from '~/domain/hazard/waits';
import { type Period, type PeriodKind, periodPaperName, periodPath } from '~/domain/routine/periodKind';
import { periodKey } from '~/domain/routine/waits';
import { type Day, formatDate, formatDay } from '~/domain/shared/day';
import { INSTRUMENT_KIND_NAMES, RECORD_KIND_NAMES, RECORD_RESULT_NAMES } from '~/domain/supervision/words';
import { ROLE_NAMES } from '~/domain/organisation/words';
import { readingReminder, type Reminder, rowsOf } from '~/services/inbox/reminder';

/**
 * What follows from each event: who hears of it, in whose inbox it stands from the moment it happened. The store writes these rows in the commit of
 * the event itself, so that nobody can be told of what did not happen, or not told of what did; a job would come later, and could fail alone.
 * Nobody is told of what they did themselves. What ends a reminder is read from the records (`db/repositories/waitingMatters`).
 */
const REACTIONS: { readonly [T in EventType]?: (event: EventOf<T>) => readonly Reminder[] } = {
  'hazard.registered': ({ subject, payload }) => [task(subject.id, { ...payload, ordinal: 1 }, 'registered', `隐患 ${payload.number}“${payload.title}”已登记，由您负责整改，请查看。`)],
  'hazard.notified': ({ subject, payload }) => [
    task(subject.id, payload, 'notified', `整改通知单 ${payload.noticeNumber} 已签发给您：隐患 ${payload.number}“${payload.title}”，请在${formatDay(payload.deadline)}前整改。`),
    ...(payload.formerId === payload.responsibleId ? [] : [news('hazardNews', `${payload.number}:${payload.ordinal}:former`, [payload.formerId], `隐患 ${payload.number}“${payload.title}”改由${payload.responsibleName}负责，不再由您整改。`, hazardLink(subject.id))]),
  ],
  'hazard.handedOver': ({ subject, payload }) => [task(subject.id, payload, 'handedOver', `隐患 ${payload.number}“${payload.title}”移交给您负责，请查看。`)],
  'resolution.handedOver': ({ subject, payload: { content, dueDay, from, toId } }) => [news('office', `${subject.id}:${toId}:${dueDay}:${content.slice(0, 40)}`, [toId], `${from}的决议“${content}”移交给您，期限${formatDay(dueDay)}。`, '/routine/resolutions')],
  'hazard.graded': ({ subject, payload }) => asked(subject.id, payload, 'confirm', `隐患 ${payload.number}“${payload.title}”的定级等您确认。`),
  'hazard.rectified': ({ subject, payload }) => asked(subject.id, payload, 'verify', `隐患 ${payload.number}“${payload.title}”已整改，等待验收。`),
  'hazard.extensionRequested': ({ subject, payload }) => asked(subject.id, payload, 'extension', `隐患 ${payload.number}“${payload.title}”申请延期：${payload.reason}`),
  'hazard.extensionDecided': ({ subject, payload }) => [news('hazardNews', `${payload.number}:${payload.ordinal}:extension`, [payload.responsibleId], extensionText(payload), hazardLink(subject.id))],
  'hazard.returned': ({ subject, payload }) => [task(subject.id, payload, 'returned', `隐患 ${payload.number}“${payload.title}”验收未通过，请继续整改：${payload.opinion}`)],
  'hazard.verified': ({ subject, payload }) => [news('hazardNews', `${payload.number}:${payload.ordinal}:verified`, [payload.responsibleId], `隐患 ${payload.number}“${payload.title}”验收通过，已销号。`, hazardLink(subject.id))],
  'hazard.reminded': ({ subject, payload: { deadline, step, text, recipients } }) => [
    { kind: 'hazardDeadline', key: `hazard:${subject.id}:${deadline}:${step}`, to: recipients.map(({ id }) => id), text, link: hazardLink(subject.id), dueDay: deadline },
  ],
  'check.reportedFurther': ({ subject, payload: { number, postName, day, findings, checkedById } }) =>
    checkedById ? [news('hazardNews', `further:${subject.id}`, [checkedById], `您检查过的${postName}（${formatDay(day)}）另有后续报告 ${number}，不符合 ${findings} 项，已登记隐患。`, `/records/${subject.id}`)] : [],
  'weeklyReport.compiled': ({ payload }) => [toSign('week', payload.weekStart, payload, 'draft', `${periodPaperName('week', payload.weekStart)} ${payload.number} 已生成，等您签署。`)],
  'weeklyReport.signed': ({ payload }) => [toSign('week', payload.weekStart, payload, 'awaitingPrincipal', `${periodPaperName('week', payload.weekStart)} ${payload.number} 已由质量安全总监签署，等您签署。`)],
  'monthlyMeeting.compiled': ({ payload }) => [toSign('month', payload.month, payload, 'draft', `${periodPaperName('month', payload.month)} ${payload.number} 已生成，等您签署。`)],
  'monthlyMeeting.signed': ({ payload }) => [toSign('month', payload.month, payload, 'awaitingPrincipal', `${periodPaperName('month', payload.month)} ${payload.number} 已由质量安全总监签署，等您签署。`)],
  'day.closed': ({ payload: { day, onTime, late, waitsFor } }) => [{ kind: 'dayUnsigned', key: `day:${day}`, to: waitsFor, text: `${formatDay(day)}的日管控记录共 ${onTime + late} 份，等您签认。`, link: `/routine/days/${day}`, dueDay: null }],
  'risk.listPublished': ({ subject, payload: { number, readers } }) => [readingReminder(subject.id, number, readers)],
  'submission.returned': ({ subject, payload: { number, reason, waitsFor } }) => [
    { kind: 'submissionReturned', key: `returned:${subject.id}`, to: waitsFor, text: `报送 ${number} 被监管部门退回：${reason}`, link: `/submissions/${subject.id}`, dueDay: null },
  ],
  'submission.accepted': ({ subject, payload: { number, waitsFor } }) => [news('submissionAccepted', `${subject.id}:accepted`, waitsFor, `报送 ${number} 已被监管部门接收。`, `/submissions/${subject.id}`)],
  'instrument.issued': ({ subject, payload: { number, kind, waitsFor, replyBy, regulator } }) => [
    toAnswer(subject.id, 0, waitsFor, `${regulator}发来《${INSTRUMENT_KIND_NAMES[kind]}》${number}，请签收${replyBy ? `，并在${formatDay(replyBy)}前答复` : ''}。`, replyBy),
  ],
  'instrument.sentBack': ({ subject, payload: { number, kind, waitsFor, ordinal, reason } }) => [toAnswer(subject.id, ordinal, waitsFor, `《${INSTRUMENT_KIND_NAMES[kind]}》${number}的答复被退回：${reason}`, null)],
  'instrument.closed': ({ subject, payload: { number, kind, waitsFor } }) => [news('instrument', `${subject.id}:closed`, waitsFor, `《${INSTRUMENT_KIND_NAMES[kind]}》${number}已办结。`, instrumentLink(subject.id))],
  'instrument.withdrawn': ({ subject, payload: { number, kind, waitsFor, reason } }) => [news('instrument', `${subject.id}:withdrawn`, waitsFor, `《${INSTRUMENT_KIND_NAMES[kind]}》${number}已撤回，不必再办：${reason}`, instrumentLink(subject.id))],
  'supervision.recorded': ({ subject, payload: { number, kind, about, regulator, result, waitsFor } }) =>
    [news('instrument', `${subject.id}:recorded`, waitsFor, `${regulator}登记了${RECORD_KIND_NAMES[kind]} ${number}：${about}，${RECORD_RESULT_NAMES[kind][result]}。`, RECORDS_LINK)],
  'supervision.recordWithdrawn': ({ subject, payload: { number, kind, regulator, reason, waitsFor } }) =>
    [news('instrument', `${subject.id}:withdrawn`, waitsFor, `${regulator}撤销了${RECORD_KIND_NAMES[kind]}记录 ${number}：${reason}`, RECORDS_LINK)],
  'holding.begun': ({ subject, payload: { holdingId, place, role, fromDay } }) => [news('office', `${holdingId}:begun`, [subject.id], `您自${formatDate(fromDay)}起任${place} ${ROLE_NAMES[role]}。`, '/today')],
  'holding.ended': ({ subject, payload: { holdingId, place, role, toDay } }) => [news('office', `${holdingId}:ended`, [subject.id], `您任${place} ${ROLE_NAMES[role]}至${formatDate(toDay)}结束。`, '/today')],
  'appointment.made': ({ subject, payload: { appointmentId, role, fromDay } }) => [news('office', `${appointmentId}:made`, [subject.id], `您自${formatDate(fromDay)}起被任命为${ROLE_NAMES[role]}。`, '/today')],
  'appointment.ended': ({ subject, payload: { appointmentId, role, toDay } }) => [news('office', `${appointmentId}:ended`, [subject.id], `您的${ROLE_NAMES[role]}任职至${formatDate(toDay)}结束。`, '/today')],
};

const RECORDS_LINK = '/submissions/instruments#records';
const instrumentLink = (id: string): string => `/submissions/instruments/${id}`;

/** What the regulator asks of the factory; it waits until the next act. */
const toAnswer = (id: string, acts: number, to: readonly string[], text: string, dueDay: Day | null): Reminder => ({ kind: 'instrument', key: `instrument:${id}:${acts}`, to, text, link: instrumentLink(id), dueDay });

const hazardLink = (id: string): string => `/hazards/${id}`;

/** What is asked of those who may do the next act of a hazard; it waits until somebody has. */
const asked = (id: string, { waitsFor, ordinal, deadline }: HazardFacts, what: AskedWait, text: string): readonly Reminder[] => [
  { kind: 'hazardTask', key: `task:${id}:${ordinal}:${what}`, to: waitsFor, text, link: hazardLink(id), dueDay: what === 'verify' ? null : deadline },
];

const extensionText = ({ number, title, granted, deadline, reason }: EventOf<'hazard.extensionDecided'>['payload']): string =>
  granted && deadline ? `隐患 ${number}“${title}”的延期申请已同意，期限改为${formatDay(deadline)}。` : `隐患 ${number}“${title}”的延期申请没有同意：${reason}`;

/** What somebody has to do about a hazard; it waits until the hazard has gone on or is somebody else's. */
const task = (id: string, { responsibleId, ordinal, ...facts }: Pick<HazardFacts, 'responsibleId' | 'ordinal'> & Partial<Pick<HazardFacts, 'deadline'>>, what: string, text: string): Reminder => ({
  kind: 'hazardTask', key: `task:${id}:${ordinal}:${what}`, to: [responsibleId], text, link: hazardLink(id), dueDay: facts.deadline ?? null,
});

/** What somebody should know, and need not do anything about: it ends when it is read. */
const news = (kind: Reminder['kind'], matter: string, to: readonly string[], text: string, link: string): Reminder => ({ kind, key: `news:${matter}`, to, text, link, dueDay: null });

interface Awaiting {
  readonly number: string;
  readonly waitsFor: readonly string[];
  readonly further: boolean;
}

/** A paper of a period that waits for a name; beside one that was signed before, by its number. */
const toSign = (kind: PeriodKind, period: Period, { further, number, waitsFor }: Awaiting, stage: 'draft' | 'awaitingPrincipal', text: string): Reminder => ({
  kind: `${kind}Due`, key: periodKey(kind, period, stage, further ? number : null), to: waitsFor, text, link: periodPath(kind, period), dueDay: null,
});

/** The rows that stand or fall with an event. */
export const reactions: React = (event: NewEvent, { enterpriseId, actor, at }) => {
  const react = REACTIONS[event.type] as ((event: NewEvent) => readonly Reminder[]) | undefined;
  const rows = (react?.(event) ?? []).flatMap((reminder) => rowsOf(enterpriseId, reminder, at)).filter(({ personId }) => personId !== actor.id);
  return rows.length > 0 ? [insertOnce(inboxItems, rows)] : [];
};
