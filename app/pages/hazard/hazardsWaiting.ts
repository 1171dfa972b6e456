import { rulesFor } from 'db/repositories/organisation/enterprises';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { peopleOf } from 'db/repositories/organisation/people';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { type OpenHazard, workbenchOf } from 'db/repositories/hazard/workbench';
import type { HazardPending, HazardStage } from '~/domain/hazard/types';
import { type HazardWait, waitOf } from '~/domain/hazard/waits';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type Action, reachOf } from '~/domain/organisation/access/permissions';
import { type Reached, reachedBy } from '~/domain/organisation/access/reach';
import type { Context } from '~/services/context';
import { fileOf, type HazardFileView } from './hazardFile';

/** At most this many hazards are read; the ledger has the rest. */
const MOST = 200;

/** So many are dealt with on one page; the next come as these are done. */
const ON_PAGE = 20;

const STAGES: Readonly<Partial<Record<HazardStage, Action>>> = { registered: 'hazard.grade', graded: 'hazard.notify', awaitingVerification: 'hazard.verify' };
const PENDINGS: Readonly<Record<HazardPending, Action>> = { confirmation: 'hazard.confirmMajor', extension: 'hazard.decideExtension' };

export interface WaitingHazard {
  readonly hazard: OpenHazard;
  readonly wait: HazardWait;
}

/** The hazards that wait for a person: those with the own name first, then those whose next step the role may do, the nearest limit first. Two queries. */
export async function hazardsWaiting(scope: Scope, permit: Pick<Authorised<Action>, 'personId' | 'standing'>, reached: Reached): Promise<WaitingHazard[]> {
  const may = (action: Action): boolean => reachOf(permit.standing.roles, action) !== null;
  const stages = (Object.keys(STAGES) as HazardStage[]).filter((stage) => may(STAGES[stage]!));
  const pendings = (Object.keys(PENDINGS) as HazardPending[]).filter((pending) => may(PENDINGS[pending]));
  const bench = workbenchOf(scope);
  const [waiting, mine] = await Promise.all([bench.waiting(reached, stages, pendings, MOST), bench.mine(permit.personId, MOST)]);
  return [
    ...mine.map((hazard): WaitingHazard => ({ hazard, wait: hazard.stage === 'notified' ? 'receive' : 'rectify' })),
    ...waiting.flatMap((hazard): WaitingHazard[] => {
      const mayAnswer = hazard.pending === null ? stages.includes(hazard.stage) : pendings.includes(hazard.pending);
      const wait = mayAnswer ? waitOf(hazard) : null;
      return wait === null || (wait === 'verify' && hazard.responsibleId === permit.personId) ? [] : [{ hazard, wait }];
    }),
  ];
}

/** One of the hazards that wait together: what was found, what was done about it, and the form of what is to do now. */
export type HazardTogether = Omit<HazardFileView, 'earlier'>;

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
  const waiting = (await hazardsWaiting(scope, permit, reachedBy(permit))).filter((one) => one.wait === wait);
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
