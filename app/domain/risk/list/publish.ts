import { addDays, type Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import { canonicalJson } from '../../shared/canonical';
import { type Lack, lacksOf, type ListGround } from './lacks';
import { RISK_LEVELS, type RiskItem, type RiskLevel } from '../types';

export interface ListPublished {
  /** First day whose checks follow the list. */
  readonly effectiveFrom: Day;
  readonly itemCount: number;
  readonly levels: Readonly<Record<RiskLevel, number>>;
  /** Warnings that stood when it was published. */
  readonly warnings: readonly Lack[];
}

export interface PublishRefusal {
  readonly code: 'lacking';
  readonly lacks: readonly Lack[];
}

/** From when a list published today is checked by: the factory's first one today; a later one from tomorrow, so that no check of a day already begun changes under anybody's hands. */
export const effectiveOn = (first: boolean, today: Day): Day => (first ? today : addDays(today, 1));

/** Publishes a draft that lacks nothing the rule insists on; in force from `effectiveOn`. */
export function publish(items: readonly RiskItem[], ground: ListGround, first: boolean): Decision<ListPublished, PublishRefusal> {
  const lacks = lacksOf(items, ground);
  const refusing = lacks.filter((lack) => lack.refusing);
  if (refusing.length > 0) return refused({ code: 'lacking', lacks: refusing });
  return decided({
    effectiveFrom: effectiveOn(first, ground.today),
    itemCount: items.length,
    levels: Object.fromEntries(RISK_LEVELS.map((level) => [level, items.filter((item) => item.level === level).length])) as Record<RiskLevel, number>,
    warnings: lacks,
  });
}

/**
 * The content of a list as text for its hash: every item without the ids and counters of one version, by its line. What a
 * criterion holds for and was compared with, what is measured, and at which changes or in which hours it is asked, is left out where nothing is said, as in lists that were published before it could be.
 */
export function canonicalList(items: readonly RiskItem[]): string {
  const content = items.map(({ id: _id, versionId: _versionId, version: _version, criterionCondition, limitReading, measurements, changes, hourWindow, ...rest }) => ({
    ...rest, ...(criterionCondition ? { criterionCondition } : {}), ...(limitReading ? { limitReading } : {}), ...(measurements ? { measurements } : {}), ...(changes ? { changes } : {}), ...(hourWindow ? { hourWindow } : {}),
  }));
  return canonicalJson(content.sort((a, b) => (a.lineId < b.lineId ? -1 : 1)));
}
