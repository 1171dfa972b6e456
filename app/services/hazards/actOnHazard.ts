import { hazardsOf } from 'db/repositories/hazards';
import { scopeOf } from 'db/repositories/scope';
import { rulesFor } from 'db/repositories/enterprises';
import { projectHazard } from '~/domain/hazard/projection';
import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import type { Authorised } from '~/domain/organisation/authority';
import type { Action } from '~/domain/organisation/permissions';
import { canonicalJson } from '~/domain/shared/canonical';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { newEvidence, type PreparedPhoto } from '../evidence/storePhoto';
import { commitDeeds, type NextDeed, openStory, type Opened } from './story';

/** A hazard, and its version on the screen of whoever acts. */
interface Seen {
  readonly id: string;
  readonly version: number;
}

/** Photos an act names, and those of them that were taken in with its form. */
interface Evidence {
  readonly photos: readonly string[];
  readonly prepared: readonly PreparedPhoto[];
}

/**
 * Adds one act to a hazard, as `judge` decides it from the story. The act that moved the hazard on from the version seen, sent once more by
 * the same person with the same words, counts as taken: an answer that got lost is asked for again like this.
 */
export function actOnHazard<Refusal>(
  cx: Context,
  leave: Authorised<Action>,
  seen: Seen,
  judge: (opened: Opened) => Decision<NextDeed, Refusal>,
  { photos, prepared }: Evidence = { photos: [], prepared: [] },
): Promise<Decision<{ id: string }, HazardAccessRefusal | Refusal>> {
  const { id } = seen;
  return decide<{ id: string }, HazardAccessRefusal | Refusal>(async () => {
    const opened = await openStory(cx, leave, id, seen.version);
    if (!opened.ok) return opened.refusal.code === 'moved' && (await wasDone(cx, leave, seen, judge)) ? decided({ id }) : opened;
    const decision = judge(opened.fact);
    if (!decision.ok) return decision;
    const evidence = await newEvidence(cx, leave.enterpriseId, photos, prepared);
    if (!evidence) return refused({ code: 'photoUnknown' });
    await commitDeeds(cx, leave, opened.fact.story, () => [decision.fact], { evidence });
    return decided({ id });
  });
}

/** Whether the act after the version seen is the one that is sent again. */
async function wasDone(cx: Pick<Context, 'store'>, leave: Authorised<Action>, { id, version }: Seen, judge: (opened: Opened) => Decision<NextDeed, unknown>): Promise<boolean> {
  const scope = scopeOf(cx.store, leave.enterpriseId);
  const story = await hazardsOf(scope).story(id);
  const act = story?.acts.find(({ ordinal }) => ordinal === version + 1);
  if (!story || act?.actorId !== leave.actor.id) return false;
  const acts = story.acts.filter(({ ordinal }) => ordinal <= version);
  const { personId, roles, workshopIds } = leave.standing;
  const before = { story: { hazard: { ...story.hazard, ...projectHazard(acts) }, acts }, rules: await rulesFor(scope), who: { personId, roles, workshopIds, today: act.day } };
  const decision = judge(before);
  return decision.ok && decision.fact.verb === act.verb && canonicalJson(decision.fact.details) === canonicalJson(act.details);
}
