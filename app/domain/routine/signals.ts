import type { SignalRules } from '../rulepack/rules';
import { type Day, formatDay } from '../shared/day';
import { groupBy } from '../shared/group';
import { type Instant, millisecondsOf } from '../shared/instant';
import { clockWords, durationWords } from './words';
import type { PlateUse } from './types';

/** A check as far as it tells how it was made; corrections and 后续报告 are none. */
export interface CheckTrace {
  readonly id: string;
  readonly number: string;
  readonly postId: string;
  readonly postName: string;
  readonly personId: string;
  readonly personName: string;
  readonly day: Day;
  /** When it was signed, as far as can be believed. */
  readonly at: Instant;
  readonly items: number;
  readonly findings: number;
  /** How long it took; null where nobody knows. */
  readonly seconds: number | null;
  /** Whether the plate opened the sheet; missing where nothing is known of the sheet. */
  readonly plate?: PlateUse | null;
  /** By how many minutes the clock of the phone was off; null where it was not. */
  readonly clockOff: number | null;
  /** Items that were drawn for a photo of the moment and have none; missing where none has. */
  readonly photosMissed?: number;
}

/** A photo of a check, as it was taken. */
export interface TracedPhoto {
  readonly recordId: string;
  readonly number: string;
  readonly day: Day;
  readonly personId: string;
  readonly photo: string;
  /** What it looks like, roughly, in 64 bits as hex; missing where nobody knows. */
  readonly look?: string;
}

/** Something about a check that somebody should look at: a fact beside what is usual for whoever made it. It proves nothing, and adds up to nothing. */
export type Signal =
  | { readonly kind: 'fast'; readonly perItem: number; readonly usual: number; readonly checks: number }
  | { readonly kind: 'together'; readonly posts: number; readonly items: number; readonly seconds: number; readonly limit: number }
  | { readonly kind: 'noPlate'; readonly used: number; readonly checks: number }
  | { readonly kind: 'samePhoto'; readonly number: string; readonly day: Day }
  | { readonly kind: 'similarPhoto'; readonly number: string; readonly day: Day }
  | { readonly kind: 'photoMissed'; readonly items: number }
  | { readonly kind: 'streak'; readonly checks: number; readonly since: Day }
  | { readonly kind: 'clock'; readonly minutes: number };

/** Own checks that are compared with: the latest so many. */
const LATEST = 20;
/** Posts of which several are signed one after the other. */
const SEVERAL_POSTS = 2;

/** How far back checks are looked at, in days. */
export const SIGNAL_DAYS = 100;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
const pace = ({ seconds, items }: CheckTrace): number | null => (seconds === null || items === 0 ? null : seconds / items);
const round = (value: number): number => Math.round(value * 10) / 10;

function fast(check: CheckTrace, before: readonly CheckTrace[], { history, fastPercent }: SignalRules): Signal[] {
  const own = pace(check);
  const paces = before.flatMap((one) => pace(one) ?? []).slice(-LATEST);
  if (own === null || paces.length < history) return [];
  const usual = median(paces);
  return own < (usual * fastPercent) / 100 ? [{ kind: 'fast', perItem: round(own), usual: round(usual), checks: paces.length }] : [];
}

function together(check: CheckTrace, all: readonly CheckTrace[], { togetherSeconds, togetherItems }: SignalRules): Signal[] {
  const near = all.filter(({ day, at }) => day === check.day && Math.abs(millisecondsOf(at) - millisecondsOf(check.at)) <= togetherSeconds * 1000);
  const posts = new Set(near.map(({ postId }) => postId)).size;
  const items = near.reduce((sum, one) => sum + one.items, 0);
  const times = near.map(({ at }) => millisecondsOf(at));
  const took = near.flatMap((one) => one.seconds ?? []);
  // Signed in one go after the walk is honest: what was looked at took its time before.
  const known = took.length === near.length ? took.reduce((sum, one) => sum + one, 0) : 0;
  return posts >= SEVERAL_POSTS && items >= togetherItems && known <= togetherSeconds ? [{ kind: 'together', posts, items, limit: togetherSeconds, seconds: Math.round((Math.max(...times) - Math.min(...times)) / 1000) }] : [];
}

function noPlate(check: CheckTrace, before: readonly CheckTrace[], { history, platePercent }: SignalRules): Signal[] {
  const known = before.filter(({ postId, plate }) => postId === check.postId && plate !== undefined).slice(-LATEST);
  const used = known.filter(({ plate }) => plate !== null).length;
  return check.plate === null && known.length >= history && used >= (known.length * platePercent) / 100 ? [{ kind: 'noPlate', used, checks: known.length }] : [];
}

function streak(check: CheckTrace, before: readonly CheckTrace[], { streakChecks }: SignalRules): Signal[] {
  const here = [...before.filter(({ postId }) => postId === check.postId), check];
  const clean = here.slice(here.findLastIndex(({ findings }) => findings > 0) + 1);
  return clean.length >= streakChecks && (clean.length - streakChecks) % Math.ceil(streakChecks / 2) === 0 ? [{ kind: 'streak', checks: clean.length, since: clean[0]!.day }] : [];
}

/** Photos of somebody that another of theirs is compared with: the latest so many before it. */
const LATEST_PHOTOS = 500;

const onesIn = (bits: number): number => {
  let [left, ones] = [bits, 0];
  for (; left !== 0; left &= left - 1) ones += 1;
  return ones;
};
/** In how many of 64 bits two looks differ. */
const bitsBetween = (one: string, other: string): number =>
  [0, 8].reduce((sum, at) => sum + onesIn(Number.parseInt(one.slice(at, at + 8), 16) ^ Number.parseInt(other.slice(at, at + 8), 16)), 0);

/** A photo of another record of the same person that one looks like; of the same photo `samePhoto` tells. Pictures of one place look alike: it is told to be looked at, and says no more. */
function similar(check: CheckTrace, own: readonly TracedPhoto[], { similarBits }: SignalRules): Signal[] {
  if (similarBits === 0) return [];
  const first = own.findIndex(({ recordId }) => recordId === check.id);
  if (first < 0) return [];
  const before = own.slice(Math.max(0, first - LATEST_PHOTOS), first);
  const like = own.flatMap(({ recordId, photo, look }) =>
    recordId !== check.id || look === undefined ? [] : (before.findLast((other) => other.look !== undefined && other.photo !== photo && other.recordId !== check.id && bitsBetween(other.look, look) <= similarBits) ?? []));
  return [...new Map(like.map(({ number, day }) => [number, { kind: 'similarPhoto', number, day } as const])).values()];
}

/** What should be looked at in each check from `from` on, by its id; `checks` go back as far as `SIGNAL_DAYS`, `photos` as far as they are known. */
export function signalsOf(from: Day, checks: readonly CheckTrace[], photos: readonly TracedPhoto[], rules: SignalRules): Map<string, readonly Signal[]> {
  const byPerson = new Map<string, CheckTrace[]>();
  for (const check of checks.toSorted((a, b) => (a.at < b.at ? -1 : 1))) byPerson.set(check.personId, [...(byPerson.get(check.personId) ?? []), check]);
  const firstOf = new Map<string, TracedPhoto>();
  const inOrder = photos.toSorted((a, b) => (`${a.day} ${a.number}` < `${b.day} ${b.number}` ? -1 : 1));
  for (const photo of inOrder) if (!firstOf.has(photo.photo)) firstOf.set(photo.photo, photo);
  const photosOf = groupBy(inOrder, ({ personId }) => personId);
  const told = new Map<string, readonly Signal[]>();
  for (const own of byPerson.values()) {
    for (const [at, check] of own.entries()) {
      if (check.day < from) continue;
      const before = own.slice(0, at);
      const again = photos.flatMap(({ recordId, photo }): Signal[] => {
        const first = firstOf.get(photo)!;
        return recordId === check.id && first.recordId !== check.id ? [{ kind: 'samePhoto', number: first.number, day: first.day }] : [];
      });
      const signals = [
        ...fast(check, before, rules), ...together(check, own, rules), ...noPlate(check, before, rules), ...again, ...similar(check, photosOf.get(check.personId) ?? [], rules), ...streak(check, before, rules),
        ...(check.photosMissed ? [{ kind: 'photoMissed', items: check.photosMissed } as const] : []), ...(check.clockOff === null ? [] : [{ kind: 'clock', minutes: check.clockOff } as const]),
      ];
      if (signals.length > 0) told.set(check.id, signals);
    }
  }
  return told;
}

/** A signal as it is told: what is so, beside what is usual; no judgement. */
export function signalWords(signal: Signal): string {
  switch (signal.kind) {
    case 'fast': return `平均每项 ${signal.perItem} 秒；本人此前 ${signal.checks} 次检查通常每项 ${signal.usual} 秒`;
    case 'together': return `${signal.posts} 个岗位共 ${signal.items} 项，在 ${signal.seconds} 秒内先后签名，记录的检查用时合计不超过 ${signal.limit} 秒`;
    case 'noPlate': return `没有扫岗位码；本人此前在这个岗位 ${signal.checks} 次检查中有 ${signal.used} 次扫了码`;
    case 'samePhoto': return `有一张照片与 ${formatDay(signal.day)}记录 ${signal.number} 的照片是同一张`;
    case 'similarPhoto': return `请看一下：有一张照片看上去与本人 ${formatDay(signal.day)}记录 ${signal.number} 的一张相近，也可能只是在同一处拍的`;
    case 'photoMissed': return `随机抽到拍照的项目里有 ${signal.items} 项没有照片，原因写在记录里`;
    case 'streak': return `本人在这个岗位自${formatDay(signal.since)}起连续 ${signal.checks} 次检查没有一项不符合`;
    case 'clock': return `${clockWords(signal.minutes)}，记录的时间以服务器为准`;
  }
}

/** Minutes somebody spent on checks on each day, by person and day; checks without a known time are counted apart. */
export interface DayMinutes {
  readonly personId: string;
  readonly personName: string;
  readonly days: Readonly<Record<Day, { readonly seconds: number; readonly checks: number; readonly unknown: number }>>;
}

export function minutesOf(checks: readonly CheckTrace[]): DayMinutes[] {
  const people = new Map<string, { personId: string; personName: string; days: Record<Day, { seconds: number; checks: number; unknown: number }> }>();
  for (const { personId, personName, day, seconds } of checks) {
    const person = people.get(personId) ?? { personId, personName, days: {} };
    const sum = (person.days[day] ??= { seconds: 0, checks: 0, unknown: 0 });
    sum.checks += 1;
    if (seconds === null) sum.unknown += 1;
    else sum.seconds += seconds;
    people.set(personId, person);
  }
  return [...people.values()].sort((a, b) => a.personName.localeCompare(b.personName, 'zh-CN'));
}

/** How a day's time is said. */
export const minutesWords = (of: DayMinutes['days'][Day] | undefined): string => {
  if (!of) return '—';
  const known = of.checks > of.unknown ? durationWords(of.seconds) : '';
  return [known, of.unknown > 0 ? `${of.unknown} 次用时不详` : ''].filter(Boolean).join('，');
};
