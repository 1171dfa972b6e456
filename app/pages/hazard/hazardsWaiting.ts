import { rulesFor } from 'db/repositories/organisation/enterprises';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { peopleOf } from 'db/repositories/organisation/people';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { type OpenHazard, workbenchOf } from 'db/repositories/hazard/workbench';
import { HAZARD_PENDINGS, type HazardPending, type HazardStage } from '~/domain/hazard/types';
import { type HazardDeadline, hazardDeadlines, type HazardWait, WAIT_NEEDS, waitOf } from '~/domain/hazard/waits';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type Action, reachOf } from '~/domain/organisation/access/permissions';
import { type Reached, reachedBy } from '~/domain/organisation/access/reach';
import { isFor } from '~/domain/story/deadline';
import type { Context } from '~/services/context';
import { fileOf, type HazardFileView } from './hazardFile';

/** At most this many hazards are read; the ledger has the rest. */
const MOST = 200;

/** So many are dealt with on one page; the next come as these are done. */
const ON_PAGE = 20;

const ASKED = ['registered', 'graded', 'awaitingVerification'] as const satisfies readonly HazardStage[];

export interface WaitingHazard {
  readonly hazard: OpenHazard;
  readonly deadline: HazardDeadline;
}

/** The hazards that wait for a person: those with the own name first, then those whose next step the role may do, the nearest limit first. Two queries. */
export async function hazardsWaiting(scope: Scope, permit: Pick<Authorised<Action>, 'personId' | 'standing'>, reached: Reached): Promise<WaitingHazard[]> {
  const may = (standing: { readonly stage: HazardStage; readonly pending: HazardPending | null }): boolean => {
    const wait = waitOf(standing);
    return wait !== null && reachOf(permit.standing.roles, WAIT_NEEDS[wait]) !== null;
  };
  const bench = workbenchOf(scope);
  const [mine, waiting] = await Promise.all([
    bench.mine(permit.personId, MOST),
    bench.waiting(reached, ASKED.filter((stage) => may({ stage, pending: null })), HAZARD_PENDINGS.filter((pending) => may({ stage: 'rectifying', pending })), MOST),
  ]);
  const own = new Set(mine.map(({ id }) => id));
  return [...mine, ...waiting.filter(({ id }) => !own.has(id))].flatMap((hazard) => deadlinesFor(hazard, (deadline) => isFor(deadline, permit)));
}

const deadlinesFor = (hazard: OpenHazard, mine: (deadline: HazardDeadline) => boolean): WaitingHazard[] => hazardDeadlines(hazard).filter(mine).map((deadline) => ({ hazard, deadline }));

/** What a person who stands on the floor reaches as a verifier; null who verifies nothing. */
export function verifiesOf({ personId, standing }: Pick<Authorised<Action>, 'personId' | 'standing'>): Reached | null {
  const reach = reachOf(standing.roles, 'hazard.verify');
  return reach && reachedBy({ reach, personId, standing });
}

/** How many hazards wait on the phone for a person's own act or verification; at most `limit`. One query. */
export const countOnPhone = async (scope: Scope, who: Pick<Authorised<Action>, 'personId' | 'standing'>, limit: number): Promise<number> =>
  (await workbenchOf(scope).mineOrToVerify(who.personId, verifiesOf(who), limit)).length;

/** One of the hazards that wait together: what was found, what was done about it, and the form of what is to do now. */
export type HazardTogether = Omit<HazardFileView, 'earlier' | 'sweptIn'>;

export interface HazardsTogether {
  readonly total: number;
  readonly files: readonly HazardTogether[];
  /** What was dealt with last. */
  readonly done: { readonly id: string; readonly number: string } | null;
}

/** The hazards that wait for one act of this person, each with all that is needed to decide it; `doneId` is that of the one just dealt with. Seven queries. */
export async function hazardsTogether(cx: Pick<Context, 'store'>, permit: Authorised<'hazard.view'>, wait: HazardWait, doneId: string | null): Promise<HazardsTogether> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const hazards = hazardsOf(scope);
  const waiting = (await hazardsWaiting(scope, permit, reachedBy(permit))).filter(({ deadline }) => deadline.wait === wait);
  const ids = waiting.slice(0, ON_PAGE).map(({ hazard }) => hazard.id);
  const [rows, rules, people, done] = await Promise.all([hazards.openByIds(ids), rulesFor(scope), peopleOf(scope).persons(), doneId ? hazards.byId(doneId) : null]);
  const acts = await hazards.actsOfMany(ids);
  return {
    total: waiting.length,
    files: ids.flatMap((id) => {
      const hazard = rows.get(id);
      return hazard ? [fileOf({ hazard, acts: (acts.get(id) ?? []).filter(({ ordinal }) => ordinal <= hazard.version) }, permit, rules, people)] : [];
    }),
    done: done && { id: done.id, number: done.number },
  };
}
