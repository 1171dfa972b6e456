import { addDays, type Day, formatDate } from '../../shared/day';
import { listOf, partsOf } from '../../shared/stored';

/** A standard the library names, with what is known of its editions. */
export interface KnownStandard {
  readonly number: string;
  readonly title: string;
  readonly sourceKind: string;
  readonly verified: boolean;
  readonly effectiveFrom: Day | null;
  readonly replaces: readonly string[];
  readonly replacedBy: { readonly number: string; readonly effectiveFrom: Day } | null;
  /** Amendments in force, each in words. */
  readonly amendments: readonly string[];
  /** The day up to which this was looked up; null where nobody did. */
  readonly asOf: Day | null;
}

/** Reads a stored standard of any edition: the first ones knew its number and title only. */
const knownStandard = (stored: unknown): KnownStandard => ({
  number: '', title: '', sourceKind: '', verified: false, effectiveFrom: null, replaces: [], replacedBy: null, amendments: [], asOf: null, ...partsOf<KnownStandard>(stored),
});

export const readKnownStandards = (stored: unknown): readonly KnownStandard[] => listOf(stored, knownStandard);

/** A cited standard that another one replaces, or soon will. */
export interface StandardNotice {
  readonly number: string;
  readonly replacedBy: string;
  readonly effectiveFrom: Day;
  /** Whether the other one is in force already. */
  readonly replaced: boolean;
}

/** A standard that is known to be replaced, with the numbers of both as they are looked for. */
interface Succession extends Omit<StandardNotice, 'replaced'> {
  readonly sought: string;
  readonly soughtNewer: string;
}

/** Of each table of standards, so that thousands of rows are compared with one that was made ready once. */
const successions = new WeakMap<readonly KnownStandard[], readonly Succession[]>();

/** Every standard that is known to be replaced: by its own entry, or by one that names it. */
function successionsOf(standards: readonly KnownStandard[]): readonly Succession[] {
  const known = successions.get(standards);
  if (known) return known;
  const successors = new Map<string, { number: string; effectiveFrom: Day }>();
  for (const { number, effectiveFrom, replaces } of standards) if (effectiveFrom) for (const old of replaces) successors.set(old, { number, effectiveFrom });
  for (const { number, replacedBy } of standards) if (replacedBy) successors.set(number, replacedBy);
  const made = [...successors].map(([number, { number: replacedBy, effectiveFrom }]) => ({ number, replacedBy, effectiveFrom, sought: bare(number), soughtNewer: bare(replacedBy) }));
  successions.set(standards, made);
  return made;
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').replace(/[‐-―−]/gu, '-').toUpperCase();

/** Whether a bare text names a standard by its bare number and year; `GB175-2023` is not in `GB175-20231` nor in `SGB175-2023`. */
function names(inside: string, wanted: string): boolean {
  for (let at = inside.indexOf(wanted); at >= 0; at = inside.indexOf(wanted, at + 1)) {
    if (!/[A-Z/]/u.test(inside[at - 1] ?? '') && !/\d/u.test(inside[at + wanted.length] ?? '')) return true;
  }
  return false;
}

/**
 * What to tell of the standards that some texts cite: replaced by `today`, or within `days` (a setting of the factory).
 * Goods are judged by the edition in force when they were made, so a notice never changes a criterion by itself, and a text
 * that names the newer edition too has taken notice.
 */
export function standardNotices(texts: readonly string[], standards: readonly KnownStandard[], today: Day, days: number): StandardNotice[] {
  const text = bare(texts.join('\n'));
  const until = addDays(today, days);
  return successionsOf(standards).flatMap(({ number, replacedBy, effectiveFrom, sought, soughtNewer }): StandardNotice[] => {
    if (effectiveFrom > until || !names(text, sought) || names(text, soughtNewer)) return [];
    return [{ number, replacedBy, effectiveFrom, replaced: effectiveFrom <= today }];
  });
}

/** A notice as a sentence. */
export const noticeWords = ({ number, replacedBy, effectiveFrom, replaced }: StandardNotice): string =>
  replaced
    ? `${number} 已由 ${replacedBy} 代替（${formatDate(effectiveFrom)}起），此后生产的产品请按新版核对。`
    : `${number} 将由 ${replacedBy} 代替（${formatDate(effectiveFrom)}起），请提前核对。`;

/** What is known of a standard's editions, in words; empty where there is nothing beyond its title. */
export function editionWords({ effectiveFrom, replaces, replacedBy, amendments, asOf }: KnownStandard): string {
  const parts = [
    effectiveFrom && `${formatDate(effectiveFrom)}起实施`,
    replaces.length > 0 && `代替 ${replaces.join('、')}`,
    replacedBy && `${formatDate(replacedBy.effectiveFrom)}起由 ${replacedBy.number} 代替`,
    ...amendments,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join('；')}${asOf ? `（查至 ${formatDate(asOf)}）` : ''}` : '';
}

/** Standards that a text cites by number and year, of those that are known. */
export function citedStandards(text: string, standards: readonly KnownStandard[]): KnownStandard[] {
  const inside = bare(text);
  return standards.filter(({ number }) => names(inside, bare(number)));
}
