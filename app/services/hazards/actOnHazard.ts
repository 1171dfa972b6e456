import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
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

/** Adds one act to a hazard, as `judge` decides it from the story. */
export function actOnHazard<Refusal>(
  cx: Context,
  permit: Authorised<Action>,
  seen: Seen,
  judge: (opened: Opened) => Decision<NextDeed, Refusal>,
  { photos, prepared }: Evidence = { photos: [], prepared: [] },
): Promise<Decision<{ id: string }, HazardAccessRefusal | Refusal>> {
  const { id } = seen;
  return decide<{ id: string }, HazardAccessRefusal | Refusal>(async () => {
    const opened = await openStory(cx, permit, id, seen.version);
    if (!opened.ok) return opened;
    const decision = judge(opened.fact);
    if (!decision.ok) return decision;
    const evidence = await newEvidence(cx, permit.enterpriseId, photos, prepared);
    if (!evidence) return refused({ code: 'photoUnknown' });
    await commitDeeds(cx, permit, opened.fact.story, () => [decision.fact], { evidence });
    return decided({ id });
  });
}
