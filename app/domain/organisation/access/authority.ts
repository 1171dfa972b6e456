import type { Actor } from '../../shared/actor';
import type { Day } from '../../shared/day';
import { type Action, type Reach, reachOf } from './permissions';
import { isReached, type Placed, reachedBy } from './reach';
import type { Role, Standing } from '../types';

declare const authority: unique symbol;
declare const membership: unique symbol;

/**
 * A permit to do `A` in one enterprise. Only `authorise` below makes one, so a use case that takes it
 * cannot be called by somebody who was not checked.
 */
export interface Authorised<A extends Action> {
  readonly [authority]: A;
  readonly enterpriseId: string;
  readonly personId: string;
  readonly actor: Actor;
  readonly standing: Standing;
  readonly reach: Reach;
  /** Today in Shanghai when the permit was given. */
  readonly today: Day;
}

/**
 * Somebody of the house, for what needs no post: to report what one sees (随手拍), wherever it is, and to keep one's own number. Only `memberOf`
 * below makes one.
 */
export interface Member extends Omit<Authorised<Action>, typeof authority> {
  readonly [membership]: true;
}

/** Anybody who stands in the factory today. */
export const memberOf = (enterpriseId: string, standing: Standing, title: string, today: Day): Member =>
  ({ enterpriseId, personId: standing.personId, actor: { kind: 'person', id: standing.personId, name: standing.name, title }, standing, reach: 'enterprise', today }) as unknown as Member;

/** A permit for an action, or null when none of the person's roles allows it. */
export function authorise<A extends Action>(enterpriseId: string, standing: Standing, title: string, today: Day, action: A): Authorised<A> | null {
  const reach = reachOf(standing.roles, action);
  if (!reach) return null;
  const actor: Actor = { kind: 'person', id: standing.personId, name: standing.name, title };
  return { enterpriseId, personId: standing.personId, actor, standing, reach, today } as Authorised<A>;
}

/** Who says what they saw without a name. */
export const NAMELESS: Actor = { kind: 'person', id: '', name: '匿名', title: '' };

/** The same permit without the person: what is written under it names nobody. */
export const nameless = <P extends Pick<Member, 'personId' | 'actor'>>(permit: P): P => ({ ...permit, personId: NAMELESS.id, actor: NAMELESS });

/** Whether a permit reaches a row: the enterprise, a workshop headed, a post held, or one's own name on it. */
export const covers = (permit: Pick<Authorised<Action>, 'reach' | 'standing' | 'personId'>, row: Placed): boolean => isReached(reachedBy(permit), row);

/** Roles from the highest, for choosing the title a person acts under. */
export const ROLE_ORDER: readonly Role[] = ['principal', 'director', 'officer', 'workshopHead', 'teamLead', 'inspector', 'operator'];
