import { rulesFor } from 'db/repositories/organisation/enterprises';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { hazardNumber, hazardSeries } from '~/domain/hazard/numbers';
import { register, type RegisterRefusal, type Registration } from '~/domain/hazard/register';
import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import { type Authorised, covers, type Member, NAMELESS } from '~/domain/organisation/access/authority';
import { lastsOn } from '~/domain/organisation/people/stretches';
import type { Day } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import { type Context, decide } from '../context';
import { newEvidence, type PreparedPhoto } from '../evidence/storePhoto';
import { registerWrites } from './registerWrites';

/** What somebody reports outside a check. `responsibleId` null leaves the naming to the house: see `usualResponsible`. */
export interface RegisterHazardInput
  extends Pick<Registration, 'source' | 'postId' | 'title' | 'description' | 'immediateMeasure' | 'photos' | 'foundDay'> {
  readonly responsibleId: string | null;
  readonly sourceRecordId?: string | null;
  readonly sourceItemId?: string | null;
  readonly riskLineId?: string | null;
}

/** Registers a hazard found outside a daily check: 随手拍, weekly, monthly, regulator and the other sources. */
export function registerHazard(
  cx: Context,
  permit: Authorised<'hazard.register'> | Member,
  input: RegisterHazardInput,
  prepared: readonly PreparedPhoto[] = [],
): Promise<Decision<{ id: string; number: string }, HazardAccessRefusal | RegisterRefusal>> {
  return decide<{ id: string; number: string }, HazardAccessRefusal | RegisterRefusal>(async () => {
    const scope = scopeOf(cx.store, permit.enterpriseId);
    if (permit.personId === NAMELESS.id && !(await rulesFor(scope)).anonymousReports) return refused({ code: 'anonymousOff' });
    const organisation = organisationOf(scope);
    const post = await organisation.post(input.postId);
    const workshop = post && (await organisation.workshop(post.workshopId));
    if (!post || !workshop || post.closedOn || !covers(permit, { workshopId: post.workshopId, postId: post.id })) return refused({ code: 'postUnknown' });
    const responsibleId = input.responsibleId ?? (await usualResponsible(scope, post, permit));
    const responsible = await peopleOf(scope).standingOf(responsibleId, permit.today);
    if (!responsible) return refused({ code: 'personUnknown' });
    const found: Registration = {
      source: input.source,
      sourceRecordId: input.sourceRecordId ?? null,
      sourceItemId: input.sourceItemId ?? null,
      riskLineId: input.riskLineId ?? null,
      workshopId: workshop.id,
      workshopName: workshop.name,
      postId: post.id,
      postName: post.name,
      title: input.title.trim(),
      riskPoint: null,
      description: input.description.trim(),
      immediateMeasure: input.immediateMeasure.trim(),
      photos: input.photos,
      responsibleId,
      responsibleName: responsible.standing.name,
      foundBy: permit.personId,
      foundByName: permit.actor.name,
      foundDay: input.foundDay,
    };
    const decision = register(found, permit.today);
    if (!decision.ok) return decision;
    const evidence = await newEvidence(cx, permit.enterpriseId, input.photos, prepared);
    if (!evidence) return refused({ code: 'photoUnknown' });
    const at = cx.now();
    const id = cx.newId();
    const series = hazardSeries(dayOf(at));
    let number = '';
    await cx.store.commit({
      enterpriseId: permit.enterpriseId,
      actor: permit.actor,
      at,
      reserve: { [series]: 1 },
      build: (serials) => {
        number = hazardNumber(dayOf(at), serials[series] ?? 1);
        const { event, writes } = registerWrites({ enterpriseId: permit.enterpriseId, found, actor: permit.actor, at, hazardId: id, actId: cx.newId(), number });
        return { steps: [{ event, writes: [...evidence, ...writes] }] };
      },
    });
    return decided({ id, number });
  });
}

/** Who answers for a post when nobody is named: the head of its workshop, else its 班组长, else whoever found it. */
async function usualResponsible(scope: Scope, post: { id: string; workshopId: string }, permit: { personId: string; today: Day }): Promise<string> {
  const held = (await peopleOf(scope).holdingsOfWorkshop(post.workshopId)).filter((holding) => lastsOn(holding, permit.today));
  const head = held.find(({ role }) => role === 'workshopHead');
  const lead = held.find(({ role, postId }) => role === 'teamLead' && postId === post.id);
  return (head ?? lead)?.personId ?? permit.personId;
}
