import { accountsOf } from 'db/repositories/organisation/accounts';
import { scopeOf } from 'db/repositories/scope';
import { standingOf } from 'db/repositories/organisation/standing';
import { accounts } from 'db/schema';
import { update } from 'db/dialect/writes';
import { authorise, type Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import type { Standing } from '~/domain/organisation/types';
import type { Day } from '~/domain/shared/day';
import type { Decision } from '~/domain/shared/decision';
import { dayOf, instantAt, type Instant, millisecondsOf } from '~/domain/shared/instant';
import { newId } from 'db/dialect/ids';
import type { Context } from '~/services/context';

/** The fact of a decision that the play relies on; a refusal means that the script broke a rule of the product. */
export function must<Fact>(decision: Decision<Fact, { readonly code: string }>, scene: string): Fact {
  if (!decision.ok) throw new Error(`demo: ${scene} was refused: ${JSON.stringify(decision.refusal)}`);
  return decision.fact;
}

/** Figures that look random and are the same each time (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A clock that can be set, and people of one factory who act by the product's own verbs. */
export class Stage {
  readonly cx: Context;
  private readonly clock: { now: Instant };
  private readonly known = new Map<string, { standing: Standing; title: string }>();

  constructor(
    outer: Context,
    readonly enterpriseId: string,
    clock: { now: Instant } = { now: outer.now() },
  ) {
    this.clock = clock;
    this.cx = { ...outer, now: () => this.clock.now, newId: () => newId(millisecondsOf(this.clock.now)) };
  }

  /** Sets the clock to a Shanghai wall time. */
  at(day: Day, time: string): void {
    this.clock.now = instantAt(day, time);
  }

  get today(): Day {
    return dayOf(this.clock.now);
  }

  /** The same clock in another factory. */
  inside(enterpriseId: string): Stage {
    return new Stage(this.cx, enterpriseId, this.clock);
  }

  /** A permit for somebody of the cast to do something now. */
  async as<A extends Action>(personId: string, action: A): Promise<Authorised<A>> {
    const found = this.known.get(personId) ?? (await standingOf(scopeOf(this.cx.store, this.enterpriseId), personId, this.today));
    if (!found) throw new Error('demo: nobody of that id');
    this.known.set(personId, found);
    const permit = authorise(this.enterpriseId, found.standing, found.title, this.today, action);
    if (!permit) throw new Error(`demo: ${found.standing.name} may not ${action}`);
    return permit;
  }

  /** Whether somebody's roles give an action at all. */
  async may(personId: string, action: Action): Promise<boolean> {
    return this.as(personId, action).then(() => true, () => false);
  }

  /** People were appointed: what they may do is read again. */
  forget(): void {
    this.known.clear();
  }

  /** Gives an account the demo's password; it is not asked to choose another. */
  async demoAccount(loginName: string, passwordHash: string): Promise<void> {
    const account = await accountsOf(this.cx.store.read).byLoginName(loginName);
    if (!account) throw new Error(`demo: no account ${loginName}`);
    await this.cx.store.write([update(accounts, { id: account.id }, { passwordHash, mustChangePassword: false, demo: true })]);
  }
}
