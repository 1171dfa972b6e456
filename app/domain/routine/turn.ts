import type { PostShifts } from '../organisation/types';
import type { ShiftPlan } from '../rulepack/rules';
import { addDays, type Day } from '../shared/day';
import { type Instant, instantAt } from '../shared/instant';

/**
 * A part of a day that owes a check of its own at a post (班次): a shift, or some hours of one. Its key is its hours, `08:00-20:00`; those after midnight go on counting,
 * so that a night shift is `20:00-32:00` of the day it began. The key of a day without shifts is ''.
 */
export interface Turn {
  readonly key: string;
  /** What the factory calls it; '' where it has no name. */
  readonly name: string;
}

/** The whole day, where a post works no shifts. */
export const WHOLE_DAY: Turn = { key: '', name: '' };
/** The hours of a day without shifts. */
const DAY_HOURS = '00:00-24:00';

/** A duty is named by its post and turn; a record and a reason, too, have both. */
export interface OfTurn {
  readonly turn?: string;
}

const DAY_MINUTES = 24 * 60;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeAt = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const KEY = /^[0-4]\d:[0-5]\d-[0-4]\d:[0-5]\d$/;

/** Whether a text is the key of a turn: that of the whole day, or hours that end after they began. */
export const isTurnKey = (text: string): boolean => text === '' || (KEY.test(text) && text.slice(0, 5) < text.slice(6));

/** The key of hours from one wall time to another; an end that is not after the begin is that of the next day. */
export const turnKey = (begin: string, end: string): string => `${begin}-${timeAt(end > begin ? minutesOf(end) : minutesOf(end) + DAY_MINUTES)}`;

/** The day on which a turn of a day ends: the day itself, or, past midnight, the next one. Until it is over a check is late and no 补录. */
export const lastDayOf = (day: Day, turn: string): Day => (turn !== '' && turn.slice(6) > '24:00' ? addDays(day, 1) : day);

/** Whether a duty is one of a day: of the day itself, or of a shift that began the day before and is not handed in yet. */
export const runsOn = ({ day, turn, state }: { readonly day: Day; readonly turn: string; readonly state: string }, today: Day): boolean =>
  day === today || (state === 'open' && day < today && lastDayOf(day, turn) >= today);

/** The day of a turn that is named by its hours alone: yesterday while that one runs, today otherwise. */
export function dayOfTurn(turn: string, today: Day, now: Instant): Day {
  const yesterday = addDays(today, -1);
  return lastDayOf(yesterday, turn) === today && now <= turnDue(yesterday, turn, '') ? yesterday : today;
}

/** When a turn begins; null for the whole day. */
export const turnBegins = (day: Day, turn: string): Instant | null => (turn === '' ? null : instantAt(day, turn.slice(0, 5)));

/** Until when a check counts as on time: the end of the turn, or the hour of the post on a day without shifts. */
export const turnDue = (day: Day, turn: string, dueTime: string): Instant => instantAt(day, turn === '' ? dueTime : turn.slice(6));

const wallTime = (time: string): string => (time > '24:00' ? `次日 ${timeAt(minutesOf(time) - DAY_MINUTES)}` : time);

/** `20:00—次日 08:00`; '' for the whole day. */
export const turnHours = (turn: string): string => (turn === '' ? '' : `${wallTime(turn.slice(0, 5))}—${wallTime(turn.slice(6))}`);

/** The end of a turn as one says it, `次日 08:00`; the hour of the post on a day without shifts. */
export const turnEnd = (turn: string, dueTime: string): string => (turn === '' ? dueTime : wallTime(turn.slice(6)));

/** `夜班（20:00—次日 08:00）`; '' for the whole day. */
export const turnWords = ({ turn = '', turnName = '' }: OfTurn & { readonly turnName?: string | null }): string =>
  turn === '' ? '' : turnName ? `${turnName}（${turnHours(turn)}）` : turnHours(turn);

/** A post with its turn, as one says it: `绝缘挤出岗 夜班（20:00—次日 08:00）`. */
export const postAndTurn = (postName: string, of: OfTurn & { readonly turnName?: string | null }): string => [postName, turnWords(of)].filter(Boolean).join(' ');

/** The key of a duty among those of one day: post and turn. */
export const dutyKey = ({ postId, turn = '' }: OfTurn & { readonly postId: string }): string => (turn === '' ? postId : `${postId}@${turn.replaceAll(':', '')}`);

/** Under which name a phone keeps what is filled in of a duty: `POST:DAY`, with the shift behind it where there is one. */
export const draftOf = ({ postId, turn = '', day }: OfTurn & { readonly postId: string; readonly day: Day }): string => [postId, day, ...(turn ? [turn] : [])].join(':');

/** Where the check of a duty is filled in. `now`: the one that runs or comes next; the day is known by the hour. */
export const checkPath = ({ postId, turn = '', day }: OfTurn & { readonly postId: string; readonly day: Day }, now: boolean): string =>
  now ? `/check/${postId}${turn && `/${turn}`}` : `/check/${postId}?day=${day}${turn && `&turn=${turn}`}`;

const spanOf = (key: string): readonly [number, number] => [minutesOf(key.slice(0, 5)), minutesOf(key.slice(6))];

/** The minutes that hours have in common with others, on whatever day, in their order. */
const shared = ([from, to]: readonly [number, number], [begin, end]: readonly [number, number]): (readonly [number, number])[] =>
  [-DAY_MINUTES, 0, DAY_MINUTES].map((by) => [Math.max(from, begin + by), Math.min(to, end + by)] as const).filter(([first, last]) => first < last);

/** The hours of a turn in parts of so many, the last one the rest, in their order; of the hours of a window alone where there is one (`22:00-04:00`), from its begin. */
export function partsOfTurn({ key, name }: Turn, hours: number, window: string | null = null): Turn[] {
  const span = spanOf(key === '' ? DAY_HOURS : key);
  const stretches = window === null ? [span] : shared(span, spanOf(turnKey(window.slice(0, 5), window.slice(6))));
  return stretches.flatMap(([from, to]) => Array.from({ length: Math.ceil((to - from) / (hours * 60)) }, (_, index) => {
    const begin = from + index * hours * 60;
    return { key: `${timeAt(begin)}-${timeAt(Math.min(to, begin + hours * 60))}`, name };
  }));
}

/** Whether two shifts have an hour in common, on whatever day. */
export const overlap = (a: Pick<Turn, 'key'>, b: Pick<Turn, 'key'>): boolean => shared(spanOf(a.key), spanOf(b.key)).length > 0;

/** What holds on a day, of dated entries. */
const lastFrom = <T extends { readonly from: Day }>(entries: readonly T[], day: Day): T | null =>
  entries.reduce<T | null>((latest, entry) => (entry.from <= day && (!latest || latest.from <= entry.from) ? entry : latest), null);

/** The shifts of the factory on a day, in the order they begin. */
export const shiftsOn = (plans: readonly ShiftPlan[], day: Day): Turn[] =>
  (lastFrom(plans, day)?.shifts ?? []).map(({ name, begin, end }) => ({ key: turnKey(begin, end), name })).sort((a, b) => (a.key < b.key ? -1 : 1));

/** The shifts a post works on a day, in the order they begin; the whole day where it works none. */
export function turnsOn(plans: readonly ShiftPlan[], post: { readonly shifts?: readonly PostShifts[] | null }, day: Day): readonly Turn[] {
  const names = lastFrom(post.shifts ?? [], day)?.names ?? [];
  const turns = names.length === 0 ? [] : shiftsOn(plans, day).filter(({ name }) => names.includes(name));
  return turns.length === 0 ? [WHOLE_DAY] : turns;
}
