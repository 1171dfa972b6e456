import { type Instant, instantOf, millisecondsOf, timeOf } from '../../shared/instant';
import { weaknessOf, type Weakness } from './weakPassword';

/** Failed sign-ins that are free; from the next one on the account waits. */
const FREE_FAILURES = 4;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;

/** How tries of passwords are counted; proposed by this product. */
export const TRIES = {
  /** How long a try of one name from one network is remembered. */
  rememberedMs: 86_400_000,
  /** Tries with any name that one network has in `networkMs`. */
  ofNetwork: 20,
  networkMs: 60_000,
  /** Within this time, tries of one name from anywhere make the next ones slower. */
  delayMs: 3_600_000,
} as const;

/** Until when an account stays locked after its `failures`-th failed sign-in in a row; null while it does not. Doubles up to an hour. */
export function lockedUntil(failures: number, now: Instant): Instant | null {
  if (failures <= FREE_FAILURES) return null;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES - 1));
  return instantOf(millisecondsOf(now) + wait);
}

/**
 * Until when no try of a name is judged for a network; null when nothing stands against it. `ofName` are the remembered tries of this name
 * from this network, the oldest first; `ofNetwork` those of the network with any name within `TRIES.networkMs`, the newest first.
 */
export function closedUntil(ofName: readonly Instant[], ofNetwork: readonly Instant[]): Instant | null {
  const newest = ofName.at(-1);
  const twentieth = ofNetwork[TRIES.ofNetwork - 1];
  const ends = [newest && lockedUntil(ofName.length, newest), twentieth && instantOf(millisecondsOf(twentieth) + TRIES.networkMs)];
  return ends.reduce<Instant | null>((latest, end) => (end && (!latest || end > latest) ? end : latest), null);
}

/** Guesses of one name from many networks that pass without a wait, and what each further one waits. Its owner is never turned away for them. */
const FREE_GUESSES = 50;
const WAIT_A_GUESS_MS = 20;
const LONGEST_DELAY_MS = 2_000;

/** Milliseconds a try waits before it is judged, after so many of the same name from anywhere within `TRIES.delayMs`. */
export const quietDelay = (guesses: number): number => Math.min(LONGEST_DELAY_MS, Math.max(0, guesses - FREE_GUESSES) * WAIT_A_GUESS_MS);

/** What is said where tries were too many, the same for names that exist and names that do not. */
export const closedSentence = (until: Instant): string => `输错的次数太多，请在 ${timeOf(instantOf(Math.ceil(millisecondsOf(until) / 60_000) * 60_000))} 之后再试。`;

/** Shortest password a person may choose. */
export const PASSWORD_MIN = 10;

const WEAK: Readonly<Record<Weakness, string>> = {
  repeated: '密码里重复的字符太多，请换一个。',
  common: '这是最常见的密码之一，或只在它前后加了数字和符号，最先被人试到，请换一句自己记得住的话。',
  walk: '密码是键盘上相邻的键，或连续的数字、字母，请换一个。',
  digits: '密码不能全是数字，请加上文字或字母。',
};

/** Why a chosen password is refused; null when it is good. Length counts, composition does not, and nothing that is tried first. */
export function passwordFault(password: string, loginName: string): string | null {
  if (password.length < PASSWORD_MIN) return `密码至少 ${PASSWORD_MIN} 个字符，可以用一句自己记得住的话。`;
  if (password.length > 200) return '密码最多 200 个字符。';
  if (password.normalize('NFKC').toLowerCase().includes(loginName.toLowerCase())) return '密码里不能包含登录名，请换一个。';
  const weakness = weaknessOf(password);
  return weakness && WEAK[weakness];
}
