import type { Reader } from 'db/dialect/reader';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { peopleOf } from 'db/repositories/organisation/people';
import { reportsOf } from 'db/repositories/routine/reports';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { rosterOn } from '~/domain/organisation/people/roster';
import { MONTH_BLOCKS, signMonthly } from '~/domain/routine/monthly';
import { PAPER_REFUSALS, type PaperRefusal } from '~/domain/routine/paperRefusals';
import { meetingStanding, weekStanding } from '~/domain/routine/paperStanding';
import { periodName } from '~/domain/routine/periodState';
import { type PaperSignature, paperState, type PaperState, type Signing, waitsForName } from '~/domain/routine/signing';
import { signWeekly, WEEK_BLOCKS } from '~/domain/routine/weekly';
import type { Decision } from '~/domain/shared/decision';
import type { Instant } from '~/domain/shared/instant';
import { explain } from '~/domain/shared/refusal';
import type { StandingLine } from '~/domain/shared/standing';

/** So many are read and signed on one page; the next come as these are done. */
const ON_PAGE = 20;

/** A paper that waits for somebody's name, with all that it says. */
export interface PaperToSign {
  readonly paper: 'weekly' | 'monthly';
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly name: string;
  readonly to: string;
  readonly state: PaperState;
  readonly compiledAt: Instant;
  readonly signatures: readonly PaperSignature[];
  /** What the records say, and below it what people wrote. */
  readonly sentences: readonly string[];
  readonly lines: readonly StandingLine[];
  /** Whether it cannot be signed without words. */
  readonly wordsRequired: boolean;
  /** Why it cannot be signed yet; null when it can. */
  readonly whyNot: string | null;
}

/** Words that stand for those a person is still to write. */
const ANY_WORDS = '同意';

const whyNotOf = (signing: Decision<Signing, PaperRefusal>): string | null => (signing.ok ? null : explain<PaperRefusal>(PAPER_REFUSALS, signing.refusal).sentence);

/** The weekly reports and minutes that wait for a person's name, the oldest first, each to be read before it is signed. A fixed number of queries. */
export async function papersToSign(cx: { store: { read: Reader }; now: () => Instant }, permit: Authorised<'weekly.sign'>): Promise<{ readonly total: number; readonly papers: readonly PaperToSign[] }> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { roles } = permit.standing;
  const [reports, meetings] = [reportsOf(scope), meetingsOf(scope)];
  const [unsignedReports, unsignedMeetings, people] = await Promise.all([reports.unsigned(), meetings.unsigned(), peopleOf(scope).appointments()]);
  const directorInOffice = rosterOn(people, [], permit.today).appointed('director').length > 0;
  const waiting = [
    ...unsignedReports.filter((report) => waitsForName(report, roles, true)).map(({ id, weekStart }) => ({ id, since: String(weekStart) })),
    ...unsignedMeetings.filter((meeting) => waitsForName(meeting, roles, directorInOffice)).map(({ id, month }) => ({ id, since: `${month}-32` })),
  ].sort((a, b) => (a.since < b.since ? -1 : 1));
  const ids = waiting.slice(0, ON_PAGE).map(({ id }) => id);
  const [weeks, months, persons] = await Promise.all([reports.byIds(ids), meetings.byIds(ids), peopleOf(scope).persons()]);
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  const papers = new Map<string, PaperToSign>([
    ...weeks.map((report): [string, PaperToSign] => {
      const signing = signWeekly(report, roles, { words: ANY_WORDS, version: report.version });
      return [report.id, {
        ...common(report), paper: 'weekly', name: `周排查报告（${periodName('week', report.weekStart)}）`, to: `/routine/weeks/${report.weekStart}?report=${report.id}`,
        sentences: WEEK_BLOCKS.flatMap((block) => report.figures.sentences[block]), lines: written(weekStanding(report).lines), wordsRequired: signing.ok && signing.fact.capacity === 'principal', whyNot: whyNotOf(signing),
      }];
    }),
    ...months.map((meeting): [string, PaperToSign] => [meeting.id, {
      ...common(meeting), paper: 'monthly', name: `${periodName('month', meeting.month)}调度会议纪要`, to: `/routine/months/${meeting.month}?meeting=${meeting.id}`,
      sentences: MONTH_BLOCKS.flatMap((block) => meeting.figures.sentences[block]), lines: written(meetingStanding(meeting, (id) => names.get(id) ?? '').lines), wordsRequired: false,
      whyNot: whyNotOf(signMonthly(meeting, roles, { words: ANY_WORDS, version: meeting.version }, { directorInOffice, now: cx.now() })),
    }]),
  ]);
  return { total: waiting.length, papers: ids.flatMap((id) => papers.get(id) ?? []) };
}

type Paper = Pick<PaperToSign, 'id' | 'number' | 'version' | 'compiledAt' | 'signatures'>;

const common = ({ id, number, version, compiledAt, signatures }: Paper) => ({ id, number, version, compiledAt, signatures, state: paperState({ signatures }) });

/** What people wrote, without the lines that say who compiled and signed: these stand above. */
const written = (lines: readonly StandingLine[]): StandingLine[] => lines.slice(0, -2).filter(({ text }) => text !== '');
