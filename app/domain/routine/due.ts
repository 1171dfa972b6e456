import { type Frequency, HOURS_OF, type RiskItem } from '../risk/types';
import { addDays, addMonths, type Day, day, monthOf } from '../shared/day';
import { groupBy } from '../shared/group';
import { type Instant, instantAt } from '../shared/instant';
import { weekOf } from '../shared/week';
import { isWorkingDay, type WorkingCalendar } from './calendar';
import { asksAt, type PostChange } from './changes';
import { lastDayOf, partsOfTurn, type Turn, turnDue, WHOLE_DAY } from './turn';
import type { PostDayState, ShownDayState } from './types';

/** The frequencies that a calendar makes due. */
export type PeriodFrequency = Exclude<Frequency, 'event'>;

/** Every how many hours of a shift an item is asked; null for frequencies that are not counted in hours. */
const HOURS: Readonly<Partial<Record<Frequency, number>>> = Object.fromEntries(HOURS_OF);

/** First and last day of the period a frequency counts in, the day itself for what is asked once or oftener in a shift; null for `event`, which no calendar makes due. */
export function periodSpan(frequency: Frequency, on: Day): { readonly start: Day; readonly end: Day } | null {
  const year = on.slice(0, 4);
  const month = Number(on.slice(5, 7));
  const months = (first: number, count: number): { start: Day; end: Day } => {
    const start = day(`${year}-${String(first).padStart(2, '0')}-01`);
    return { start, end: addDays(day(`${addMonths(monthOf(start), count)}-01`), -1) };
  };
  switch (frequency) {
    case 'week': return weekOf(on);
    case 'month': return months(month, 1);
    case 'quarter': return months(Math.floor((month - 1) / 3) * 3 + 1, 3);
    case 'halfYear': return months(month <= 6 ? 1 : 7, 6);
    case 'year': return months(1, 12);
    case 'event': return null;
    default: return { start: on, end: on };
  }
}

/** Since and until when an item of this frequency is asked in the period of a day: the first and last working day of it in that workshop. */
export interface Asked {
  readonly from: Day;
  /** The day by whose due time it is done in time, and after which it is missed. */
  readonly until: Day;
  /** First day of the period: what was answered since then counts. */
  readonly start: Day;
}

/**
 * When an item is asked in the period of a day that its workshop works; null on other days, and for `event`. A period that had begun before
 * `askedUntilDoneFrom` keeps the rule of its day: it is asked on its first working day, and then no more.
 */
export function askedOn(frequency: Frequency, on: Day, workshopId: string, calendar: WorkingCalendar): Asked | null {
  const span = periodSpan(frequency, on);
  if (!span || !isWorkingDay(calendar, on, workshopId)) return null;
  let from = span.start;
  while (!isWorkingDay(calendar, from, workshopId)) from = addDays(from, 1);
  if (span.start < (calendar.askedUntilDoneFrom ?? span.start)) return from === on ? { from, until: from, start: span.start } : null;
  let until = span.end;
  while (!isWorkingDay(calendar, until, workshopId)) until = addDays(until, -1);
  return { from, until, start: span.start };
}

/** An answer to an item that is asked once in a period, and when it came. A line whose frequency or post changes is asked anew. */
export interface PeriodAnswer {
  readonly postId: string;
  readonly lineId: string;
  readonly frequency: Frequency;
  /** Whose sheet it stood on, and the day it was received. */
  readonly day: Day;
  readonly receivedOn: Day;
  /** Of an item that is asked on an event, the shift of the sheet, and when it was opened, or signed where nobody knows. */
  readonly turn?: string;
  readonly at?: Instant;
}

/** What makes items due that are asked on an event: the changes of the posts, and since when each line has been such an item. */
export interface Occasions {
  readonly changes: readonly PostChange[];
  readonly since: ReadonlyMap<string, Day>;
}

const NO_OCCASIONS: Occasions = { changes: [], since: new Map() };

type AskedItem = Pick<RiskItem, 'frequency' | 'changes' | 'hourWindow' | 'workshopId' | 'postId' | 'lineId'>;

/** What is asked of a post on a day. */
export interface DueSheet<T> {
  readonly items: readonly T[];
  /** Until when each of them can wait, in their order: with others it may be left out of the sheet before that. */
  readonly untils: readonly Day[];
  /** The day by whose due time the first of them is to be done; null where nothing is asked. */
  readonly until: Day | null;
  /** How many of them are to be done on this very day. */
  readonly lastChance: number;
}

type ByHours = Pick<RiskItem, 'frequency' | 'hourWindow'>;

/** The parts of a post's shifts in which an item is asked that is asked every few hours; null for others. Hours in which the post does not work bind nobody. */
function partsAsked({ frequency, hourWindow }: ByHours, turns: readonly Turn[]): readonly Turn[] | null {
  const hours = HOURS[frequency];
  if (hours === undefined) return null;
  const within = turns.flatMap((turn) => partsOfTurn(turn, hours, hourWindow ?? null));
  return within.length > 0 ? within : turns.flatMap((turn) => partsOfTurn(turn, hours));
}

/**
 * The turns of a post in which its items are asked on a day: the shifts it works (or the day as a whole), and the hours of those that are asked several
 * times in one. They come in the order they begin.
 */
export function turnsAsked(items: readonly ByHours[], turns: readonly Turn[]): readonly Turn[] {
  const hourly = new Map(items.filter(({ frequency }) => HOURS[frequency] !== undefined).map((item) => [`${item.frequency} ${item.hourWindow ?? ''}`, item]));
  if (hourly.size === 0) return turns;
  const own = turns.some(({ key }) => key !== '') || items.some(({ frequency }) => HOURS[frequency] === undefined) ? turns : [];
  const parts = [...hourly.values()].flatMap((item) => partsAsked(item, turns) ?? []);
  return [...new Map([...parts, ...own].map((turn) => [turn.key, turn])).values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Whether an item is asked in a turn of its post: each shift; each part of it by the hour; and what is asked once in a day or a longer period in the first shift of the day. */
function isAskedIn(item: ByHours, turn: string, turns: readonly Turn[]): boolean {
  const { frequency } = item;
  const parts = partsAsked(item, turns);
  if (parts !== null) return parts.some(({ key }) => key === turn);
  return frequency === 'shift' || frequency === 'event' ? turns.some(({ key }) => key === turn) : turns[0]?.key === turn;
}

const NO_SHIFTS: readonly Turn[] = [WHOLE_DAY];

/**
 * Tells whether an item that is asked on an event is asked in a turn: something changed at its post that asks for it, before the sheet was opened, and no
 * earlier sheet that was opened after the change has answered it.
 */
function occasionsOn(on: Day, calendar: WorkingCalendar, answers: readonly PeriodAnswer[], { changes, since }: Occasions): (item: AskedItem, turn: string, opened: Instant) => boolean {
  const changesOf = groupBy(changes, ({ postId }) => postId);
  const answersOf = groupBy(answers.filter(({ frequency }) => frequency === 'event'), ({ postId, lineId }) => `${postId} ${lineId}`);
  return (item, turn, opened) => {
    const begun = since.get(item.lineId);
    const last = (changesOf.get(item.postId) ?? []).filter((change) => change.at < opened && asksAt(item, change) && begun !== undefined && change.at >= instantAt(begun, '00:00')).map(({ at }) => at).sort().at(-1);
    if (last === undefined || !isWorkingDay(calendar, on, item.workshopId)) return false;
    const [place, received] = [`${on} ${turn}`, lastDayOf(on, turn)];
    return !(answersOf.get(`${item.postId} ${item.lineId}`) ?? []).some((answer) => `${answer.day} ${answer.turn ?? ''}` < place && answer.receivedOn <= received && (answer.at ?? '') >= last);
  };
}

/** Tells for a day what the sheets of its posts ask in each turn; what the calendar says of the day is worked out once, whatever the number of sheets. */
export function sheetsOn(
  on: Day, calendar: WorkingCalendar, answers: readonly PeriodAnswer[], occasions: Occasions = NO_OCCASIONS,
): <T extends AskedItem>(items: readonly T[], turn?: string, turns?: readonly Turn[], opened?: Instant | null) => DueSheet<T> {
  const isOccasion = occasionsOn(on, calendar, answers, occasions);
  const spans = new Map<string, Map<Frequency, Asked | null>>();
  const spanOf = ({ frequency, workshopId }: AskedItem): Asked | null => {
    const here = spans.get(workshopId) ?? new Map<Frequency, Asked | null>();
    const known = here.get(frequency);
    if (known !== undefined) return known;
    const span = askedOn(frequency, on, workshopId, calendar);
    spans.set(workshopId, here.set(frequency, span));
    return span;
  };
  const overs = new Map<Day, Instant>();
  const overOf = (last: Day): Instant => overs.get(last) ?? overs.set(last, instantAt(last, '24:00')).get(last)!;
  const keyOf = ({ postId, lineId, frequency }: Pick<PeriodAnswer, 'postId' | 'lineId' | 'frequency'>): string => `${postId} ${lineId} ${frequency}`;
  const known = new Map<Day, Map<string, Day>>();
  const answeredBy = (received: Day): Map<string, Day> => {
    const latest = known.get(received) ?? new Map<string, Day>();
    if (known.has(received)) return latest;
    known.set(received, latest);
    for (const answer of answers) {
      if (answer.day >= on || answer.receivedOn > received) continue;
      const key = keyOf(answer);
      if (answer.day > (latest.get(key) ?? '')) latest.set(key, answer.day);
    }
    return latest;
  };
  return (items, turn = '', turns = NO_SHIFTS, opened = null) => {
    const latest = answeredBy(lastDayOf(on, turn));
    const over = overOf(lastDayOf(on, turn));
    const until = opened !== null && opened < over ? opened : over;
    const asked = items.flatMap((item) => {
      if (item.frequency === 'event') return isAskedIn(item, turn, turns) && isOccasion(item, turn, until) ? [{ item, until: on }] : [];
      const span = isAskedIn(item, turn, turns) ? spanOf(item) : null;
      return span && (span.start === on || (latest.get(keyOf(item)) ?? '') < span.start) ? [{ item, until: span.until }] : [];
    });
    return {
      items: asked.map(({ item }) => item),
      untils: asked.map(({ until }) => until),
      until: asked.reduce<Day | null>((first, { until }) => (first === null || until < first ? until : first), null),
      lastChance: asked.filter(({ until }) => until === on).length,
    };
  };
}

/**
 * What the sheet of a post asks on a day, in a turn of it (日管控). Every shift, or every few hours of it: each time. Every day: each working day, in its first
 * shift, and so is what is asked less often. Week to year: from the first working day of the period until it
 * was answered, at the latest by its last; what an earlier sheet answered counts from the day it came. Event: never by a calendar, and from the first
 * sheet that is opened after a change of its post until one has answered it; `opened` is when the sheet was. What was due is
 * always computed, never stored by a phone.
 */
export const dueSheet = <T extends AskedItem>(items: readonly T[], on: Day, calendar: WorkingCalendar, answers: readonly PeriodAnswer[], turn = '', turns = NO_SHIFTS, occasions = NO_OCCASIONS, opened: Instant | null = null): DueSheet<T> =>
  sheetsOn(on, calendar, answers, occasions)(items, turn, turns, opened);

/**
 * The items a form may answer: what its day asks, and what it asked until somebody answered it on another sheet, so that a sheet which was opened
 * before that is taken as it is. None on a day that asks nothing.
 */
export function answerable<T extends AskedItem & Pick<RiskItem, 'id'>>(items: readonly T[], due: readonly T[], given: ReadonlySet<string>, on: Day, calendar: WorkingCalendar, turn = '', turns = NO_SHIFTS): T[] {
  const asked = new Set(due.map(({ id }) => id));
  return due.length === 0 ? [] : items.filter((item) => asked.has(item.id) || (given.has(item.id) && isAskedIn(item, turn, turns) && (item.frequency === 'event' || askedOn(item.frequency, on, item.workshopId, calendar) !== null)));
}

/** Whether a post still exists on a day; a closed post owes nothing from its last day on. */
export const postStands = (post: { readonly closedOn: Day | null }, on: Day): boolean => post.closedOn === null || on < post.closedOn;

/** Until when the check of a post counts as on time: the end of its shift, or the hour of the post. */
export const dueAt = (post: { readonly dueTime: string }, on: Day, turn = ''): Instant => turnDue(on, turn, post.dueTime);

/** What the choice of a version needs to know of a published list. */
export interface EffectiveVersion {
  readonly number: number;
  readonly publication: { readonly effectiveFrom: Day };
}

/** The published version whose items a day follows: the latest that had taken effect; null before the first. */
export function versionOn<V extends EffectiveVersion>(versions: readonly V[], on: Day): V | null {
  return versions
    .filter(({ publication }) => publication.effectiveFrom <= on)
    .reduce<V | null>((latest, next) => (latest && !isLater(next, latest) ? latest : next), null);
}

const isLater = (a: EffectiveVersion, b: EffectiveVersion): boolean =>
  a.publication.effectiveFrom === b.publication.effectiveFrom ? a.number > b.number : a.publication.effectiveFrom > b.publication.effectiveFrom;

/** A state as it is shown at a moment: open past its limit is 已过时限未检, and a shift that has not begun is 未到. */
export const shownAt = ({ state, dueAt: limit, beginsAt }: { readonly state: PostDayState; readonly dueAt: Instant; readonly beginsAt: Instant | null }, now: Instant): ShownDayState =>
  state !== 'open' ? state : now > limit ? 'pastLimit' : beginsAt !== null && now < beginsAt ? 'future' : state;
