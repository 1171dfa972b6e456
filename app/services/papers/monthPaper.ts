import { completionsOf, meetingsOf } from 'db/repositories/routine/meetings';
import { peopleOf } from 'db/repositories/organisation/people';
import type { Scope } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { monthlyMinutesPaper, type ResolutionLine } from '~/domain/report/monthlyMinutes';
import type { PaperFormat } from '~/domain/report/listFiles';
import type { Paper } from '~/domain/report/paper';
import type { LaterEntry } from '~/domain/report/sealed';
import { monthlyContent, type MonthlyMeeting } from '~/domain/routine/monthly';
import { formatDate, type Month } from '~/domain/shared/day';
import { dayOf, formatInstant } from '~/domain/shared/instant';
import type { Context } from '../context';
import { blockText, hazardLines, reportFigures, signatureLines } from './periodLines';
import { type DrawnPaper, periodDocument, periodPaper } from './periodPaper';

/** 《每月工业产品质量安全调度会议纪要》; what was carried out since the names stands below. */
export const MONTH_DRAWN: DrawnPaper<MonthlyMeeting, Month> = {
  kind: 'month',
  papers: meetingsOf,
  content: monthlyContent,
  async draw(scope, meeting, frame, rules) {
    const titles = await titlesOn(scope, meeting);
    const { period: month, place, heldAt, figures, words, signatures } = meeting;
    const said = (block: keyof typeof words): string => blockText(figures.sentences[block], words[block]);
    const person = (id: string) => titles.get(id) ?? { name: '', title: '' };
    return monthlyMinutesPaper({
      ...frame,
      month,
      place,
      heldAt,
      chair: person(meeting.chairId),
      recorder: person(meeting.recorderId),
      attendees: meeting.attendees.map((id) => ({ ...person(id), signedIn: meeting.attendances.find(({ personId }) => personId === id)?.at ?? null })),
      figures: reportFigures(figures),
      foundThisMonth: hazardLines(figures, 'registered', rules),
      unsolved: hazardLines(figures, 'openAfter', rules),
      words: {
        problems: said('problems'), progress: said('rectification'), unsolved: said('unsolved'), matters: said('dispatch'), others: said('other'), measures: said('measures'),
      },
      resolutions: resolutionLines(meeting, (id) => person(id).name),
      signatures: signatureLines(signatures),
    });
  },
  later: async (scope, { id }) =>
    (await completionsOf(scope, id)).map(({ at, by, content, doneOn, doneNote }): LaterEntry => ({
      at, when: formatInstant(at), by, text: `决议“${content}”于 ${formatDate(doneOn)} 完成${doneNote ? `：${doneNote}` : '。'}`,
    })),
};

/** The minutes of a month: those asked for, or the latest; see `periodPaper`. */
export const monthPaper = (cx: Pick<Context, 'store' | 'site'>, permit: Authorised<'monthly.view'>, month: Month, meetingId: string | null): Promise<Paper | null> =>
  periodPaper(cx, permit.enterpriseId, MONTH_DRAWN, month, meetingId);

/** The minutes as a file with the name saving proposes; null when the month has none. */
export const monthDocument = async (cx: Pick<Context, 'store' | 'site'>, permit: Authorised<'monthly.view'>, month: Month, meetingId: string | null, format: PaperFormat = 'pdf') => periodDocument(await monthPaper(cx, permit, month, meetingId), format);

/** What came back from earlier meetings as the minutes hold it, then what this meeting resolved. */
function resolutionLines(meeting: MonthlyMeeting, nameOf: (personId: string) => string): ResolutionLine[] {
  const asOf = meeting.figures.asOf;
  const own = meeting.resolutions.map(
    (resolution): ResolutionLine => ({
      id: resolution.id, content: resolution.content, owner: nameOf(resolution.ownerId), dueDay: resolution.dueDay,
      doneOn: null, doneNote: '', overdue: false, carriedFrom: null,
    }),
  );
  const carried = meeting.figures.carried.map(
    (resolution): ResolutionLine => ({
      id: resolution.id, content: resolution.content, owner: resolution.ownerName, dueDay: resolution.dueDay,
      doneOn: resolution.doneOn, doneNote: resolution.doneNote ?? '', overdue: resolution.doneOn === null && resolution.dueDay < asOf, carriedFrom: resolution.meetingMonth,
    }),
  );
  return [...carried, ...own];
}

/** Everybody named in the minutes with the title held on the day of the meeting. */
async function titlesOn(scope: Scope, meeting: MonthlyMeeting): Promise<Map<string, { name: string; title: string }>> {
  const heldOn = dayOf(meeting.heldAt);
  const ids = [...new Set([meeting.chairId, meeting.recorderId, ...meeting.attendees, ...meeting.resolutions.map(({ ownerId }) => ownerId)])];
  const people = new Map((await peopleOf(scope).persons()).map(({ id, name }) => [id, name]));
  const standings = await Promise.all(ids.map((id) => peopleOf(scope).standingOf(id, heldOn)));
  return new Map(ids.map((id, index) => [id, { name: people.get(id) ?? '', title: standings[index]?.title ?? '' }]));
}
