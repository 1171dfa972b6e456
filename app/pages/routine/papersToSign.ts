import type { Reader } from 'db/dialect/reader';
import { peopleOf } from 'db/repositories/organisation/people';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { headersOf, type PaperHeader } from 'db/repositories/routine/periodPapers';
import { reportsOf } from 'db/repositories/routine/reports';
import { type Scope, scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import { rosterOn } from '~/domain/organisation/people/roster';
import { MONTH_BLOCKS, signMonthly, type SignMonthRefusal } from '~/domain/routine/monthly';
import { PAPER_REFUSALS, type PaperRefusal } from '~/domain/routine/paperRefusals';
import { meetingStanding, weekStanding } from '~/domain/routine/paperStanding';
import { PERIOD_KINDS, type PeriodKind, periodName, periodPath, PERIODS } from '~/domain/routine/periodKind';
import { type PaperState, paperState, type PeriodPaper, type Signing } from '~/domain/routine/signing';
import { signatureDeadline } from '~/domain/routine/waits';
import { signWeekly, type SignWeekRefusal, WEEK_BLOCKS } from '~/domain/routine/weekly';
import type { Day } from '~/domain/shared/day';
import type { Decision } from '~/domain/shared/decision';
import type { Instant } from '~/domain/shared/instant';
import { explain } from '~/domain/shared/refusal';
import { isFor } from '~/domain/story/deadline';
import type { Snapshot, StandingLine } from '~/domain/shared/standing';

/** So many are read and signed on one page; the next come as these are done. */
const ON_PAGE = 20;

/** A paper that waits for somebody's name, with all that it says. */
export interface PaperToSign extends Pick<PeriodPaper, 'id' | 'number' | 'version' | 'compiledAt' | 'signatures'> {
  readonly paper: 'weekly' | 'monthly';
  readonly name: string;
  readonly to: string;
  readonly state: PaperState;
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

/** A paper that waits for somebody's name. */
export interface PaperWaiting extends PaperHeader {
  readonly deadline: ReturnType<typeof signatureDeadline>;
}

/** Whether a 质量安全总监 is in office, and so signs minutes first; a weekly report has always the director's name first. */
const directorInOffice = async (scope: Scope, today: Day): Promise<boolean> => rosterOn(await peopleOf(scope).appointments(), [], today).appointed('director').length > 0;

/** The papers that wait for a person's name, each under its own number, the oldest first. */
export async function papersWaiting(scope: Scope, permit: Pick<Authorised<Action>, 'personId' | 'standing' | 'today'>): Promise<PaperWaiting[]> {
  const [inOffice, ...unsigned] = await Promise.all([directorInOffice(scope, permit.today), ...PERIOD_KINDS.map((kind) => headersOf(scope, kind).unsigned())]);
  return PERIOD_KINDS.flatMap((kind, index) => unsigned[index]!.map((paper) => ({ ...paper, deadline: signatureDeadline(kind, paper, kind === 'week' || inOffice) })))
    .filter(({ deadline }) => isFor(deadline, permit))
    .sort((a, b) => (a.deadline.day < b.deadline.day ? -1 : 1));
}

/** The same, each to be read before it is signed. A fixed number of queries. */
export async function papersToSign(cx: { store: { read: Reader }; now: () => Instant }, permit: Authorised<'weekly.sign'>): Promise<{ readonly total: number; readonly papers: readonly PaperToSign[] }> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { roles } = permit.standing;
  const waiting = await papersWaiting(scope, permit);
  const ids = waiting.slice(0, ON_PAGE).map(({ id }) => id);
  const [weeks, months, persons, inOffice] = await Promise.all([reportsOf(scope).byIds(ids), meetingsOf(scope).byIds(ids), peopleOf(scope).persons(), directorInOffice(scope, permit.today)]);
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  const papers = new Map([
    ...weeks.map((report) => {
      const signing = signWeekly(report, roles, { words: ANY_WORDS, version: report.version });
      return toSign('week', report, `周排查报告（${periodName('week', report.period)}）`, WEEK_BLOCKS.flatMap((block) => report.figures.sentences[block]), weekStanding(report), signing);
    }),
    ...months.map((meeting) => {
      const signing = signMonthly(meeting, roles, { words: ANY_WORDS, version: meeting.version }, { directorInOffice: inOffice, now: cx.now() });
      return toSign('month', meeting, `${periodName('month', meeting.period)}调度会议纪要`, MONTH_BLOCKS.flatMap((block) => meeting.figures.sentences[block]), meetingStanding(meeting, (id) => names.get(id) ?? ''), signing);
    }),
  ].map((paper) => [paper.id, paper]));
  return { total: waiting.length, papers: ids.flatMap((id) => papers.get(id) ?? []) };
}

/** What people wrote stands without the lines that say who compiled and signed: these stand above. */
function toSign(kind: PeriodKind, paper: PeriodPaper, name: string, sentences: readonly string[], says: Snapshot, signing: Decision<Signing, SignWeekRefusal | SignMonthRefusal>): PaperToSign {
  const { id, number, version, period, compiledAt, signatures } = paper;
  return {
    paper: PERIODS[kind].paper, id, number, version, compiledAt, signatures, state: paperState(paper), name, to: periodPath(kind, period, id), sentences,
    lines: says.lines.slice(0, -2).filter(({ text }) => text !== ''), wordsRequired: kind === 'week' && signing.ok && signing.fact.capacity === 'principal',
    whyNot: signing.ok ? null : explain<PaperRefusal>(PAPER_REFUSALS, signing.refusal).sentence,
  };
}
