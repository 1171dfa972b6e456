import type { Post, PostShifts, Workshop } from '~/domain/organisation/types';
import { EVERY_POST } from '~/domain/routine/contracts';
import { shiftsOn, turnWords } from '~/domain/routine/turn';
import type { ShiftPlan } from '~/domain/rulepack/rules';
import { addDays, type Day } from '~/domain/shared/day';

export interface PostShiftsRow {
  readonly id: string;
  readonly name: string;
  /** What it works, from the entry that holds today on. */
  readonly entries: readonly PostShifts[];
}

export interface ShiftsView {
  /** The shifts that hold today and those set for later, in words. */
  readonly plans: readonly { readonly from: Day; readonly words: string }[];
  /** The latest, as they are written. */
  readonly latest: string;
  /** Names of the shifts a post may be given: those set for tomorrow or later. */
  readonly choices: readonly string[];
  readonly places: readonly { readonly value: string; readonly label: string }[];
  /** Posts that work shifts, or did until a day to come. */
  readonly posts: readonly PostShiftsRow[];
}

/** Entries that hold on a day or begin later, the earliest first. */
function since<T extends { readonly from: Day }>(entries: readonly T[], day: Day): readonly T[] {
  const sorted = [...entries].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.slice(Math.max(0, sorted.findLastIndex(({ from }) => from <= day)));
}

/** The shifts of a factory and of its posts, as the page of the calendar shows them. */
export function shiftsPart(plans: readonly ShiftPlan[], workshops: readonly Workshop[], posts: readonly Post[], today: Day): ShiftsView {
  const open = posts.filter(({ closedOn }) => closedOn === null);
  const nameOf = (post: Post): string => `${workshops.find(({ id }) => id === post.workshopId)?.name ?? ''} · ${post.name}`;
  const tomorrow = addDays(today, 1);
  return {
    plans: since(plans, today).map(({ from }) => ({ from, words: shiftsOn(plans, from).map(({ key, name }) => turnWords({ turn: key, turnName: name })).join('、') || '不分班' })),
    latest: (plans.at(-1)?.shifts ?? []).map(({ name, begin, end }) => `${name} ${begin}-${end}`).join('\n'),
    choices: [...new Set(since(plans, tomorrow).flatMap(({ shifts }) => shifts.map(({ name }) => name)))],
    places: [{ value: EVERY_POST, label: '全厂所有岗位' }, ...workshops.filter(({ closedOn }) => closedOn === null).map(({ id, name }) => ({ value: id, label: `${name}所有岗位` })), ...open.map((post) => ({ value: post.id, label: nameOf(post) }))],
    posts: open.flatMap((post): PostShiftsRow[] => {
      const entries = since(post.shifts ?? [], today);
      return entries.some(({ names }) => names.length > 0) ? [{ id: post.id, name: nameOf(post), entries }] : [];
    }),
  };
}
