import type { Serials, Step, Store } from 'db/dialect/store';
import { insert, update, type Write } from 'db/dialect/writes';
import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { hazardsOf, projectionColumns } from 'db/repositories/hazard/hazards';
import { scopeOf } from 'db/repositories/scope';
import { hazardActs, hazards } from 'db/schema/hazards';
import type { NewEvent } from '~/domain/events/event';
import type { HazardFacts } from '~/domain/events/payloads';
import { projectHazard } from '~/domain/hazard/projection';
import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import type { HazardStory, Who } from '~/domain/hazard/story';
import type { ActDetails, Hazard, HazardVerb } from '~/domain/hazard/types';
import { actsFrom, actsSince, type DeedOf } from '~/domain/story/acts';
import { askedFor } from '~/domain/hazard/waits';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { type Action, reachOf } from '~/domain/organisation/access/permissions';
import type { Paper } from '~/domain/report/paper';
import type { Rules } from '~/domain/rulepack/rules';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { dayOf, type Instant } from '~/domain/shared/instant';
import type { Context } from '~/services/context';
import { addressOf } from '../enterprise/addressOf';
import { rosterWithNames } from '../inbox/people';
import { hazardLineWrites, issuedBy, linesOfHazard, sealIssued } from './paperLines';

/** A hazard as a verb finds it: its story, the factory's rules, and who acts. */
export interface Opened {
  readonly story: HazardStory;
  readonly rules: Rules;
  readonly who: Who;
}

const scopeOfHazard = (hazard: Hazard) => ({ workshopId: hazard.workshopId, postId: hazard.postId, personId: hazard.responsibleId });

/** Whether somebody may read a hazard, whatever permit they come with. */
export function mayRead(permit: Pick<Authorised<Action>, 'standing' | 'personId'>, hazard: Hazard): boolean {
  const reach = reachOf(permit.standing.roles, 'hazard.view');
  return reach !== null && covers({ ...permit, reach }, scopeOfHazard(hazard));
}

/**
 * Loads a hazard for a verb. Refused as notFound to whoever may not even read it, as notYours where the permit does not
 * reach it, and as moved when acts were added after the `version` the person had on the screen.
 */
export async function openStory(
  cx: { readonly store: Store },
  permit: Authorised<Action>,
  id: string,
  version: number,
): Promise<Decision<Opened, HazardAccessRefusal>> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const story = await hazardsOf(scope).story(id);
  if (!story || !mayRead(permit, story.hazard)) return refused({ code: 'notFound' });
  if (!covers(permit, scopeOfHazard(story.hazard))) return refused({ code: 'notYours' });
  if (story.hazard.version !== version) {
    return refused({ code: 'moved', stage: story.hazard.stage, version: story.hazard.version, since: actsSince(story.acts, version) });
  }
  const { personId, roles, workshopIds } = permit.standing;
  return decided({ story, rules: await rulesFor(scope), who: { personId, roles, workshopIds, today: permit.today } });
}

/** An act a verb has decided on; any verb but the first, which `registerWrites` writes. */
export type NextDeed = DeedOf<ActDetails, Exclude<HazardVerb, 'register'>>;

/** What an act of each verb is called in the chain, with its details and the hazard as it then stands. */
function eventOf(deed: NextDeed, id: string, facts: HazardFacts): NewEvent {
  const subject = { kind: 'hazard', id };
  switch (deed.verb) {
    case 'grade': return { type: 'hazard.graded', subject, payload: { ...facts, ...deed.details } };
    case 'notify': return { type: 'hazard.notified', subject, payload: { ...facts, ...deed.details } };
    case 'receive': return { type: 'hazard.received', subject, payload: { ...facts, ...deed.details } };
    case 'rectify': return { type: 'hazard.rectified', subject, payload: { ...facts, ...deed.details } };
    case 'verify': return { type: deed.details.passed ? 'hazard.verified' : 'hazard.returned', subject, payload: { ...facts, ...deed.details } };
    case 'requestExtension': return { type: 'hazard.extensionRequested', subject, payload: { ...facts, ...deed.details } };
    case 'handOver': return { type: 'hazard.handedOver', subject, payload: { ...facts, ...deed.details } };
    case 'decideExtension': return { type: 'hazard.extensionDecided', subject, payload: { ...facts, ...deed.details } };
  }
}


/** What deeds of a hazard are written by, once they are decided: pure, called inside the commit. */
export type DeedSteps = (deeds: readonly NextDeed[], evidence?: readonly Write[]) => Step[];

/**
 * Loads what acts of hazards are written by: one event for each, with the act's row and the projection after it. The hazard's row must still
 * be of the version the decision saw; otherwise nothing is written and a Conflict is thrown. `evidence` holds rows of photos that come with the first act.
 */
export async function deedStepsOf(cx: Pick<Context, 'store' | 'site' | 'newId'>, permit: Authorised<Action>, at: Instant): Promise<(story: HazardStory) => Promise<DeedSteps>> {
  const { enterpriseId, actor } = permit;
  const scope = scopeOf(cx.store, enterpriseId);
  const [{ name: factory }, rules, address, { roster }] = await Promise.all([enterpriseOf(scope), rulesFor(scope), addressOf(cx, scope), rosterWithNames(scope, permit.today)]);
  return async ({ hazard, acts }) => {
    const lines = await linesOfHazard(scope, hazard.id);
    return (deeds, evidence = []) => {
      const told = actsFrom<ActDetails>(deeds, acts.length, { actorId: actor.id, actorName: actor.name, actorTitle: actor.title, day: dayOf(at), at }, cx.newId);
      const issued: { notice?: Paper; verification?: Paper } = {};
      return deeds.map((deed, index) => {
        const act = told[index]!;
        const { ordinal } = act;
        const done = [...acts, ...told.slice(0, index + 1)];
        const former = index === 0 ? hazard : projectHazard(done.slice(0, -1));
        const columns = projectionColumns(projectHazard(done));
        const { responsibleId, responsibleName, stage, deadline } = columns;
        const now: HazardStory = { hazard: { ...hazard, ...columns }, acts: done };
        const paper = issuedBy(now, { factory, rules, address });
        if (paper) issued[paper.kind] = paper.paper;
        const waitsFor = askedFor({ ...columns, workshopId: hazard.workshopId }, roster);
        const writes: Write[] = [
          ...(index === 0 ? evidence : []),
          insert(hazardActs, { enterpriseId, hazardId: hazard.id, ...act }),
          update(hazards, { enterpriseId, id: hazard.id }, columns, { version: ordinal - 1 }),
          ...(paper ? [sealIssued(cx, enterpriseId, now, paper)] : []),
          ...(index === deeds.length - 1 ? hazardLineWrites(cx, enterpriseId, lines, now, told, issued) : []),
        ];
        return {
          event: eventOf(deed, hazard.id, { number: hazard.number, title: hazard.title, responsibleId, responsibleName, formerId: former.responsibleId, stage, deadline, ordinal, waitsFor }),
          writes,
        };
      });
    };
  };
}

/** Writes decided acts of one hazard (`deedStepsOf`). */
export async function commitDeeds(
  cx: Pick<Context, 'store' | 'site' | 'now' | 'newId'>,
  permit: Authorised<Action>,
  story: HazardStory,
  deedsOf: (serials: Serials) => readonly NextDeed[],
  { reserve = {}, evidence = [] }: { reserve?: Readonly<Record<string, number>>; evidence?: readonly Write[] } = {},
): Promise<void> {
  const at = cx.now();
  const steps = await (await deedStepsOf(cx, permit, at))(story);
  await cx.store.commit({ enterpriseId: permit.enterpriseId, actor: permit.actor, at, reserve, build: (serials) => ({ steps: steps(deedsOf(serials), evidence) }) });
}
