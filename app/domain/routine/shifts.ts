import type { PostShifts } from '../organisation/types';
import type { Shift, ShiftPlan } from '../rulepack/rules';
import { type Day, day, formatDay } from '../shared/day';
import { decided, type Decision, refused } from '../shared/decision';
import type { RefusalTexts } from '../shared/refusal';
import { listOf, partsOf, textsOf, UNDATED } from '../shared/stored';
import { isWallTime } from '../organisation/places/setPostDueTime';
import { overlap, shiftsOn, turnKey } from './turn';

/** Reads the shifts a post works; null while nobody has said. */
export const readPostShifts = (stored: unknown): readonly PostShifts[] | null =>
  Array.isArray(stored) ? listOf(stored, (one) => { const { from, names } = partsOf<PostShifts>(one); return { from: from ? day(from) : UNDATED, names: textsOf(names) }; }) : null;

/** So many shifts of a factory, and characters of the name of one. */
const MOST_SHIFTS = 12;
const LONGEST_NAME = 12;

/** A post with what it works, as far as a change of shifts must know it. */
export interface ShiftPost {
  readonly id: string;
  readonly name: string;
  readonly shifts?: readonly PostShifts[] | null;
}

export type ShiftsRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'shiftsInPast' }
  | { readonly code: 'shiftUnreadable'; readonly line: string }
  | { readonly code: 'shiftsTooMany' }
  | { readonly code: 'shiftTwice'; readonly name: string }
  | { readonly code: 'shiftEmpty'; readonly name: string; readonly time: string }
  | { readonly code: 'shiftInUse'; readonly name: string; readonly posts: readonly string[]; readonly from: Day }
  | { readonly code: 'shiftsOverlap'; readonly names: readonly [string, string]; readonly post: string | null }
  | { readonly code: 'shiftUnknown'; readonly name: string }
  | { readonly code: 'noPost' };

const named = (posts: readonly string[]): string => (posts.length > 3 ? `${posts.slice(0, 3).join('、')} 等 ${posts.length} 个岗位` : posts.join('、'));

export const SHIFT_REFUSALS: RefusalTexts<ShiftsRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这家企业的设置。' }),
  shiftsInPast: () => ({ status: 422, field: 'from', sentence: '班次最早从明天起改变：今天和以前的检查仍按原来的班次计算，不能改。' }),
  shiftUnreadable: ({ line }) => ({ status: 422, field: 'shifts', sentence: `“${line}”读不出是哪个班。请每行写一个班的名称、开始和结束时间，例如：夜班 20:00-08:00。` }),
  shiftsTooMany: () => ({ status: 422, field: 'shifts', sentence: `最多设 ${MOST_SHIFTS} 个班，请减少一些。` }),
  shiftTwice: ({ name }) => ({ status: 422, field: 'shifts', sentence: `“${name}”写了两次，请给每个班不同的名称。` }),
  shiftEmpty: ({ name, time }) => ({ status: 422, field: 'shifts', sentence: `“${name}”的开始和结束都是 ${time}，这个班没有长度。请改正时间；全天只检查一次的，不需要设班次。` }),
  shiftInUse: ({ name, posts, from }) => ({ status: 409, field: 'shifts', sentence: `${formatDay(from)}起不再有“${name}”，但${named(posts)}还上这个班。请先改这些岗位的班次。` }),
  shiftsOverlap: ({ names: [one, other], post }) => ({
    status: 422, field: 'shifts', sentence: `“${one}”和“${other}”的时间重叠${post ? `，“${post}”不能同时上这两个班` : '，同一个岗位不能同时上这两个班'}。请改正时间，或只选其中一个。`,
  }),
  shiftUnknown: ({ name }) => ({ status: 422, field: 'shifts', sentence: `从这一天起没有“${name}”这个班，请重新选择；需要的先在班次里加上。` }),
  noPost: () => ({ status: 422, field: 'place', sentence: '这里没有岗位，请重新选择岗位或车间。' }),
};

const LINE = /^(.+?)[\s:：]*(\d{1,2})[:：](\d{2})\s*(?:[-–—~～至到]+)\s*(?:次日|第二天)?\s*(\d{1,2})[:：](\d{2})$/;
const wall = (hours: string, minutes: string): string => `${hours.padStart(2, '0')}:${minutes}`.replace('24:00', '00:00');

/** The shifts somebody wrote, one in each line: `夜班 20:00-08:00`. No line: no shifts. */
export function readShifts(text: string): Decision<readonly Shift[], ShiftsRefusal> {
  const shifts: Shift[] = [];
  for (const line of text.split('\n').map((one) => one.normalize('NFKC').trim()).filter(Boolean)) {
    const [, name = '', ...times] = LINE.exec(line) ?? [];
    const [begin, end] = [wall(times[0] ?? '', times[1] ?? ''), wall(times[2] ?? '', times[3] ?? '')];
    if (name.trim() === '' || name.trim().length > LONGEST_NAME || !isWallTime(begin) || !isWallTime(end)) return refused({ code: 'shiftUnreadable', line });
    shifts.push({ name: name.trim(), begin, end });
  }
  return decided(shifts);
}

/** Two shifts out of some that have an hour in common. */
function clashOf(shifts: readonly Shift[]): readonly [string, string] | null {
  const turns = shifts.map(({ name, begin, end }) => ({ name, key: turnKey(begin, end) }));
  for (const [index, one] of turns.entries()) {
    const other = turns.slice(index + 1).find((next) => overlap(one, next));
    if (other) return [one.name, other.name];
  }
  return null;
}

/** What a post is to work on a day or later, as far as anybody has said: each entry that holds on `from` or begins after it. */
const workedSince = ({ shifts }: ShiftPost, from: Day): readonly PostShifts[] => {
  const entries = [...(shifts ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1));
  const holding = entries.findLastIndex((entry) => entry.from <= from);
  return entries.slice(Math.max(0, holding));
};

/**
 * Sets the shifts of the factory from a day on, tomorrow at the earliest: a day that has begun keeps its own, so that no check changes under anybody's
 * hands. Shifts of different posts may overlap; those of one post may not. A shift that a post works cannot be left out.
 */
export function setShifts(plans: readonly ShiftPlan[], wanted: ShiftPlan, posts: readonly ShiftPost[], today: Day): Decision<readonly ShiftPlan[], ShiftsRefusal> {
  const { from, shifts } = wanted;
  if (from <= today) return refused({ code: 'shiftsInPast' });
  if (shifts.length > MOST_SHIFTS) return refused({ code: 'shiftsTooMany' });
  for (const { name, begin, end } of shifts) {
    if (shifts.filter((one) => one.name === name).length > 1) return refused({ code: 'shiftTwice', name });
    if (begin === end) return refused({ code: 'shiftEmpty', name, time: begin });
  }
  const worked = posts.map((post) => ({ post, sets: workedSince(post, from).map(({ names }) => names) }));
  for (const name of new Set(worked.flatMap(({ sets }) => sets.flat()))) {
    if (shifts.some((one) => one.name === name)) continue;
    return refused({ code: 'shiftInUse', name, posts: worked.filter(({ sets }) => sets.flat().includes(name)).map(({ post }) => post.name), from });
  }
  for (const { post, sets } of worked) {
    for (const names of sets) {
      const clash = clashOf(shifts.filter(({ name }) => names.includes(name)));
      if (clash) return refused({ code: 'shiftsOverlap', names: clash, post: post.name });
    }
  }
  return decided([...plans.filter((plan) => plan.from < from), { from, shifts }]);
}

/** Sets which shifts a post works from a day on, tomorrow at the earliest; none: the day as a whole. Answers its entries, or null where nothing changes. */
export function setPostShifts(post: ShiftPost, wanted: PostShifts, plans: readonly ShiftPlan[], today: Day): Decision<readonly PostShifts[] | null, ShiftsRefusal> {
  const { from, names } = wanted;
  if (from <= today) return refused({ code: 'shiftsInPast' });
  for (const day of [from, ...plans.flatMap((plan) => (plan.from > from ? [plan.from] : []))]) {
    const known = shiftsOn(plans, day);
    const unknown = names.find((name) => !known.some((one) => one.name === name));
    if (unknown !== undefined) return refused({ code: 'shiftUnknown', name: unknown });
    const own = known.filter(({ name }) => names.includes(name));
    for (const [index, one] of own.entries()) {
      const other = own.slice(index + 1).find((next) => overlap(one, next));
      if (other) return refused({ code: 'shiftsOverlap', names: [one.name, other.name], post: null });
    }
  }
  const earlier = (post.shifts ?? []).filter((entry) => entry.from < from);
  const same = (post.shifts ?? []).length === earlier.length && (earlier.at(-1)?.names ?? []).join() === names.join();
  return decided(same ? null : [...earlier, { from, names }]);
}
