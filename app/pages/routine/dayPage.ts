import type { Store } from 'db/dialect/store';
import { checksOf, type Signature } from 'db/repositories/routine/checks';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { laterOfDay } from 'db/repositories/routine/laterOfDay';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { rosterOn } from '~/domain/organisation/people/roster';
import type { LaterEntry } from '~/domain/report/sealed';
import { furtherFindings, shownDuties } from '~/domain/routine/postDays';
import { postAndTurn } from '~/domain/routine/turn';
import { outcomeWords, SHOWN_DAY_NAMES } from '~/domain/routine/words';
import { shownAt } from '~/domain/routine/due';
import type { PostDayState, ShownDayState } from '~/domain/routine/types';
import { dayContent } from '~/domain/routine/signDay';
import type { Json } from '~/domain/shared/canonical';
import { addDays, type Day } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';

export interface DayRow {
  readonly postId: string;
  readonly workshopId: string;
  readonly day: Day;
  /** The shift, as its records name it, and what it is called; '' for the day as a whole. */
  readonly turn: string;
  readonly turnName: string;
  /** As they were called when the check was handed in; as they are called now where there is none. */
  readonly postName: string;
  readonly workshopName: string;
  /** What they are called now, where that is something else. */
  readonly nowCalled: string | null;
  readonly state: PostDayState;
  /** The state as it is at this moment of the day. */
  readonly shown: ShownDayState;
  /** Who holds the post on the day, for whom one has to ask. */
  readonly holders: readonly string[];
  /** The same with the numbers at which they are rung; null where none is known. */
  readonly holderPhones: readonly { readonly name: string; readonly phone: string | null }[];
  readonly dueItems: number;
  readonly gapReason: string | null;
  /** 后续报告 of the day, the oldest first. */
  readonly further: readonly { readonly id: string; readonly number: string; readonly findings: number }[];
  readonly record: { readonly id: string; readonly number: string; readonly by: string; readonly at: Instant; readonly zeroRisk: boolean; readonly findings: number; readonly corrected: boolean } | null;
}

export interface DayView {
  readonly day: Day;
  readonly today: Day;
  readonly previous: Day;
  readonly next: Day | null;
  readonly unpublishedYears: readonly number[];
  readonly rows: readonly DayRow[];
  readonly signature: Signature | null;
  /** What a signature of the day is set under now. */
  readonly content: Json;
  /** What was written about the day after it was signed, in reach. */
  readonly later: readonly LaterEntry[];
}

/** Every post in reach on one day. A fixed number of queries, however many posts. */
export async function dayPage(cx: { store: Store; now: () => Instant }, permit: Authorised<'check.view'>, day: Day): Promise<DayView> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [view, signatures, persons, holdings] = await Promise.all([
    postDaysBetween(scope, day, day, permit.today), checksOf(scope).signatures('daily', day), peopleOf(scope).persons(), peopleOf(scope).holdings(),
  ]);
  const [signature] = signatures;
  const later = signature ? await laterOfDay(scope, day, signature.signedAt) : [];
  const roster = rosterOn([], holdings, day);
  const people = new Map(persons.map(({ id, name, phone = null }) => [id, { name, phone }]));
  const now = cx.now();
  const latest = view.days.flatMap((entry) => entry.latest?.id ?? []);
  const answers = await checksOf(scope).answersOfAll(latest);
  const posts = new Map(view.posts.map((post) => [post.id, post]));
  const workshops = new Map(view.workshops.map(({ id, name }) => [id, name]));
  const rows = shownDuties(view.days)
    .filter(({ postId, workshopId }) => covers(permit, { workshopId, postId }))
    .map(({ postId, workshopId, turn, turnName, beginsAt, dueAt, state, dueItemIds, gapReason, latest: record, further }): DayRow => ({
      postId,
      workshopId,
      day,
      turn,
      turnName,
      ...called(record, { postName: posts.get(postId)?.name ?? '', workshopName: workshops.get(workshopId) ?? '' }),
      state,
      shown: shownAt({ state, dueAt, beginsAt }, now),
      holders: roster.holdersOf(postId).flatMap((id) => people.get(id)?.name ?? []),
      holderPhones: roster.holdersOf(postId).flatMap((id) => people.get(id) ?? []),
      dueItems: dueItemIds.length,
      gapReason,
      further: further.map(({ id, number, findings }) => ({ id, number, findings })),
      record: record && {
        id: record.id, number: record.number, by: record.personName, at: record.submittedAt, zeroRisk: record.zeroRisk,
        findings: answers.filter(({ recordId, result }) => recordId === record.id && result === 'nonconforming').length,
        corrected: record.revision > 0,
      },
    }));
  return {
    day, today: permit.today, previous: addDays(day, -1), next: day < permit.today ? addDays(day, 1) : null, unpublishedYears: view.unpublishedYears, rows,
    signature: signature ?? null,
    content: dayContent(day, view.days),
    later: later.filter(({ postId }) => rows.some((row) => row.postId === postId)),
  };
}

/** What came of the check of a post on the day, in words. */
export function outcomeOf({ record, further, gapReason, state }: DayRow): string {
  if (record) return outcomeWords(record.zeroRisk, record.findings, furtherFindings(further));
  if (further.length > 0) return `后续报告：不符合 ${furtherFindings(further)} 项`;
  if (gapReason) return `原因：${gapReason}`;
  return state === 'missed' ? '尚未说明原因' : '—';
}

/** A row with its texts, as a list shows it. */
export const dayLine = (row: DayRow) => ({
  ...row,
  post: postAndTurn(row.postName, row),
  stateWords: SHOWN_DAY_NAMES[row.shown],
  records: [...(row.record ? [`${row.record.number}${row.record.corrected ? '（更正）' : ''}`] : []), ...row.further.map(({ number }) => `后续报告 ${number}`)],
  who: row.record?.by ?? (row.holders.length > 0 && (row.state === 'open' || row.state === 'missed') ? `应检：${row.holders.join('、')}` : '—'),
  at: row.record?.at ?? null,
  outcome: outcomeOf(row),
});

type Names = Pick<DayRow, 'postName' | 'workshopName'>;

/** What a post and its workshop were called on a record, and now; a post that is gone has no other name. */
function called(record: Names | null, now: Names): Names & Pick<DayRow, 'nowCalled'> {
  const { postName, workshopName } = record ?? now;
  const other = now.postName !== '' && (postName !== now.postName || workshopName !== now.workshopName);
  return { postName, workshopName, nowCalled: other ? `${now.workshopName} · ${now.postName}` : null };
}
