import type { Member } from '../../organisation/people/standing';
import { lastsOn } from '../../organisation/people/stretches';
import type { Activity } from '../../organisation/types';
import { addDays, type Day } from '../../shared/day';
import { rarerThanProposed } from '../assess/levels';
import { emptyLinksOf } from './sellers';
import { type KnownStandard, standardNotices } from '../library/standards';
import type { RiskItem, Stage } from '../types';

/** What an item can lack. */
export type ItemLack =
  | 'unconfirmed'
  | 'noLevel'
  | 'noMeasure'
  | 'noOwner'
  | 'postOnly'
  | 'noEnterpriseOwner'
  | 'haccpOpen'
  | 'haccpModify'
  | 'ownerLeft'
  | 'postClosed'
  | 'limitUnverified'
  | 'standardReplaced'
  | 'noCriterion'
  | 'levelUnnamed'
  | 'frequencyRare';

/** Something a list lacks before it is published: on one item, or on the list as a whole. */
export type Lack =
  | { readonly kind: ItemLack; readonly refusing: boolean; readonly item: RiskItem }
  | { readonly kind: 'empty'; readonly refusing: true }
  | { readonly kind: 'emptyLink'; readonly refusing: true; readonly stage: Stage };

/** What is known of the house when a list is looked over. */
export interface ListGround {
  readonly activity: Activity;
  readonly members: readonly Member[];
  readonly openPostIds: ReadonlySet<string>;
  readonly today: Day;
  /** Standards of the library in force, to tell of those that are replaced or will be within `standardNoticeDays`. */
  readonly standards: readonly KnownStandard[];
  readonly standardNoticeDays: number;
}

/** Where an item cites standards. */
export const citingTexts = (item: Pick<RiskItem, 'criterion' | 'criterionCondition' | 'criterionStandard'>): string[] => [item.criterion, item.criterionCondition, item.criterionStandard];

/** Lacks that only warn; every other one keeps the list from being published. */
const WARNINGS: ReadonlySet<ItemLack> = new Set<ItemLack>(['limitUnverified', 'standardReplaced', 'noCriterion', 'levelUnnamed', 'frequencyRare']);

const ownersOf = (item: RiskItem): string[] => [item.ownerEnterprise, item.ownerWorkshop, item.ownerPost].filter((id) => id !== null);

/** Who is of the house tomorrow, when a list published today may begin to be checked. */
function presentOf({ members, today }: ListGround): ReadonlySet<string> {
  const tomorrow = addDays(today, 1);
  return new Set(members.filter(({ joinedOn, leftOn }) => lastsOn({ fromDay: joinedOn, toDay: leftOn }, tomorrow)).map(({ id }) => id));
}

/** What one item lacks. */
function lacksOfItem(item: RiskItem, ground: ListGround, present: ReadonlySet<string>): ItemLack[] {
  const owners = ownersOf(item);
  const graded = item.level === 'major' || item.level === 'considerable';
  const postOnly = item.ownerPost !== null && owners.length === 1;
  const outcome = item.assessment?.method === 'HACCP' ? item.assessment.outcome : null;
  const lacks: [ItemLack, boolean][] = [
    ['unconfirmed', item.confirmedBy === null],
    ['noLevel', item.level === null],
    ['haccpOpen', outcome === 'open'],
    ['haccpModify', outcome === 'modify'],
    ['noMeasure', item.measures.length === 0],
    ['noOwner', owners.length === 0],
    ['postOnly', graded && postOnly],
    ['noEnterpriseOwner', graded && !postOnly && owners.length > 0 && item.ownerEnterprise === null],
    ['ownerLeft', !owners.every((id) => present.has(id))],
    ['postClosed', !ground.openPostIds.has(item.postId)],
    ['noCriterion', item.criterion.trim() === ''],
    ['limitUnverified', item.criterion.trim() !== '' && !item.limitVerified],
    ['standardReplaced', standardNotices(citingTexts(item), ground.standards, ground.today, ground.standardNoticeDays).length > 0],
    ['frequencyRare', graded && item.level !== null && rarerThanProposed(item.frequency, item.level)],
    ['levelUnnamed', owners.length > 0 && (item.ownerWorkshop === null || item.ownerPost === null)],
  ];
  return lacks.filter(([, lacking]) => lacking).map(([kind]) => kind);
}

/**
 * Everything a draft lacks, the list's own lacks first, then by item. Refusing: an empty list or link, a row nobody
 * confirmed, without level, measure or named person, 重大 or 较大 held by its post alone or not at enterprise level, an HACCP tree not answered to its end or ending in a step to be
 * modified, a named person who left,
 * a post that was closed. Warning: a criterion that is missing or 未核对, one that cites a standard which is replaced or soon will be, a level of the house without a name, 重大 or 较大
 * checked more rarely than its level proposes.
 */
export const lacksOf = (items: readonly RiskItem[], ground: ListGround): Lack[] => [...lacksOfList(items, ground), ...lacksOfItems(items, ground)];

/** What a list as a whole lacks (`lacksOf`). */
export function lacksOfList(items: readonly RiskItem[], { activity }: ListGround): Lack[] {
  if (items.length === 0) return [{ kind: 'empty', refusing: true }];
  return emptyLinksOf(activity, items.map(({ stage }) => stage)).map((stage) => ({ kind: 'emptyLink', refusing: true, stage }));
}

/** What some items of a list lack, each by itself (`lacksOf`). */
export function lacksOfItems(items: readonly RiskItem[], ground: ListGround): Lack[] {
  const present = presentOf(ground);
  return items.flatMap((item) => lacksOfItem(item, ground, present).map((kind): Lack => ({ kind, refusing: !WARNINGS.has(kind), item })));
}
