import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { completionsOf, meetingsOf } from 'db/repositories/routine/meetings';
import { peopleOf } from 'db/repositories/organisation/people';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { sealedPapersOf } from 'db/repositories/paper/sealedPapers';
import { renderPaper } from '~/services/aside/papers';
import type { Authorised } from '~/domain/organisation/access/authority';
import { monthlyMinutesPaper, type ResolutionLine } from '~/domain/report/monthlyMinutes';
import type { Paper } from '~/domain/report/paper';
import { type LaterEntry, withLater } from '~/domain/report/sealed';
import type { MonthlyMeeting } from '~/domain/routine/monthly';
import { monthlyContent } from '~/domain/routine/signing';
import { formatDate, type Month } from '~/domain/shared/day';
import { dayOf, formatInstant } from '~/domain/shared/instant';
import type { Context } from '../context';
import { verifyUrlOf } from '../enterprise/addressOf';
import { contentHash } from '../routine/contentHash';
import { blockText, furtherPapers, hazardLines, reportFigures, signatureLines } from './periodLines';
import { redrawnPaper } from './redrawnPaper';
import { keptPaper } from './seal';

/** Minutes as they stand now, with the names under them. */
export async function monthPaperNow(cx: Pick<Context, 'site'>, scope: Scope, meeting: MonthlyMeeting): Promise<Paper> {
  const [enterprise, rules, titles] = await Promise.all([enterpriseOf(scope), rulesFor(scope), titlesOn(scope, meeting)]);
  const { figures, words, signatures } = meeting;
  const hash = signatures[0]?.contentHash ?? contentHash(monthlyContent(meeting));
  const said = (block: keyof typeof words): string => blockText(figures.sentences[block], words[block]);
  const person = (id: string) => titles.get(id) ?? { name: '', title: '' };
  return monthlyMinutesPaper({
    titles: rules.titles,
    factory: enterprise.name,
    number: meeting.number,
    recordCode: meeting.number,
    versionLabel: signatures.length === 0 ? '草稿' : '',
    contentHash: hash,
    verifyUrl: signatures.length === 0 ? '' : await verifyUrlOf(cx, scope, hash),
    createdAt: signatures.at(-1)?.signedAt ?? meeting.compiledAt,
    month: meeting.month,
    place: meeting.place,
    heldAt: meeting.heldAt,
    chair: person(meeting.chairId),
    recorder: person(meeting.recorderId),
    attendees: meeting.attendees.map(person),
    figures: reportFigures(figures),
    foundThisMonth: hazardLines(figures, 'registered', rules),
    unsolved: hazardLines(figures, 'openAfter', rules),
    words: {
      problems: said('problems'),
      progress: said('rectification'),
      unsolved: said('unsolved'),
      matters: said('dispatch'),
      others: said('other'),
      measures: said('measures'),
    },
    resolutions: resolutionLines(meeting, (id) => person(id).name),
    signatures: signatureLines(signatures),
  });
}

/**
 * 《每月工业产品质量安全调度会议纪要》 of a month: the meeting asked for, or the latest. Signed minutes are drawn from what was kept under
 * their last name; what was carried out since, and minutes signed since, stand below. Null when the month has none.
 */
export async function monthPaper(cx: Pick<Context, 'store' | 'site'>, leave: Authorised<'monthly.view'>, month: Month, meetingId: string | null): Promise<Paper | null> {
  const scope = scopeOf(cx.store, leave.enterpriseId);
  const meetings = await meetingsOf(scope).ofMonth(month);
  const meeting = meetingId ? meetings.find(({ id }) => id === meetingId) : meetings[0];
  if (!meeting) return null;
  if (meeting.signatures.length === 0) return monthPaperNow(cx, scope, meeting);
  const [kept, completions] = await Promise.all([sealedPapersOf(scope).latest('monthly', meeting.id), completionsOf(scope, meeting.id)]);
  const paper = kept ? keptPaper(kept) : redrawnPaper(await monthPaperNow(cx, scope, meeting), contentHash(monthlyContent(meeting)) === meeting.signatures[0]?.contentHash);
  const done = completions.map(({ at, by, content, doneOn, doneNote }): LaterEntry => ({
    at, when: formatInstant(at), by, text: `决议“${content}”于 ${formatDate(doneOn)} 完成${doneNote ? `：${doneNote}` : '。'}`,
  }));
  return withLater(paper, [...done, ...furtherPapers(meetings, meeting)]);
}

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

/** The minutes as a PDF with the name saving proposes; null when the month has none. */
export async function monthDocument(cx: Context, leave: Authorised<'monthly.view'>, month: Month, meetingId: string | null): Promise<{ bytes: Uint8Array; name: string } | null> {
  const paper = await monthPaper(cx, leave, month, meetingId);
  return paper && { bytes: await renderPaper(paper), name: `${paper.title} ${paper.number}` };
}
