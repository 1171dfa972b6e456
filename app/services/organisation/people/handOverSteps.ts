import type { Step } from 'db/dialect/store';
import { update } from 'db/dialect/writes';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import type { RiskListVersion } from 'db/repositories/risk/risk';
import { meetingsOf } from 'db/repositories/routine/meetings';
import type { Scope } from 'db/repositories/scope';
import { postHoldings, resolutions } from 'db/schema';
import { handOver as handOverHazard } from '~/domain/hazard/handOver';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { HandOverPlan } from '~/domain/organisation/people/handOver';
import type { Person } from '~/domain/organisation/types';
import { OWNER_LEVELS } from '~/domain/risk/list/marks';
import type { Instant } from '~/domain/shared/instant';
import type { Context } from '../../context';
import { deedStepsOf } from '../../hazards/story';
import { rewrite, touch } from '../../risk/list/draft';
import { draftFor } from '../../risk/list/startDraft';
import { holdingBegins, standInBegins } from './beginnings';
import { isOwned, type Left } from 'db/repositories/organisation/leftBehind';

type Permit = Authorised<'organisation.manage'>;

/** Posts and stand-ins end with the day, and those of who follows begin. */
export function holdingSteps(cx: Pick<Context, 'newId'>, { enterpriseId }: Permit, { holdings }: HandOverPlan, { members }: Pick<Left, 'members'>): Step[] {
  return holdings.flatMap(({ holding, toDay, begins }): Step[] => {
    const place = holding.postName ?? holding.workshopName;
    const ended: Step = {
      event: { type: 'holding.ended', subject: { kind: 'person', id: holding.personId }, payload: { holdingId: holding.id, role: holding.role, place, toDay } },
      writes: [update(postHoldings, { enterpriseId, id: holding.id }, { toDay, version: holding.version + 1 }, { version: holding.version })],
    };
    if (!begins) return [ended];
    const { person, role, standsInFor, fromDay } = begins;
    const where = { role, workshopId: holding.workshopId, postId: holding.postId, fromDay };
    const next = standsInFor !== null && begins.toDay !== null
      ? standInBegins({ enterpriseId, ...person }, cx.newId(), { ...where, standsInFor, toDay: begins.toDay }, { place, replaced: members.find((member) => member.id === standsInFor)?.name ?? '' })
      : holdingBegins({ enterpriseId, id: person.id, name: person.name, leftOn: begins.toDay }, cx.newId(), where, place);
    return [ended, next];
  });
}

/** Rows of the draft that name the person get another; the draft is started where there is none. */
export async function itemSteps(cx: Context, scope: Scope, permit: Permit, held: RiskListVersion | null, personId: string, byPost: ReadonlyMap<string, Person>): Promise<{ readonly steps: Step[]; readonly named: number; readonly draft: number }> {
  const { draft, items, started } = await draftFor(cx, scope, permit, held);
  const owned = items.filter((item) => isOwned(item, personId));
  const writes = owned.map((item) => rewrite(permit.enterpriseId, item, Object.fromEntries(OWNER_LEVELS.flatMap(([field]) => (item[field] === personId ? [[field, byPost.get(item.postId)?.id ?? personId]] : [])))));
  const naming: Step = {
    event: { type: 'risk.ownersNamed', subject: { kind: 'riskListVersion', id: draft.id }, payload: { by: 'handOver', items: owned.map(({ id }) => id) } },
    writes: [touch(permit.enterpriseId, draft), ...writes],
  };
  return { steps: [...started, naming], named: owned.length, draft: draft.number };
}

/** Each hazard has an act more; null where one can have none now. */
export async function hazardSteps(cx: Context, scope: Scope, permit: Permit, at: Instant, hazards: ReadonlyMap<string, Person>): Promise<Step[] | null> {
  if (hazards.size === 0) return [];
  const stepsOf = await deedStepsOf(cx, permit, at);
  const steps: Step[] = [];
  for (const [id, to] of hazards) {
    const story = await hazardsOf(scope).story(id);
    const deed = story && handOverHazard(story, to, permit.today);
    if (!deed?.ok) return null;
    steps.push(...(await stepsOf(story!))([deed.fact]));
  }
  return steps;
}

/** Each resolution has another owner; null where one is no longer there. */
export async function resolutionSteps(scope: Scope, person: Person, resolved: ReadonlyMap<string, Person>): Promise<Step[] | null> {
  const steps: Step[] = [];
  for (const [id, to] of resolved) {
    const resolution = await meetingsOf(scope).resolution(id);
    if (!resolution || resolution.doneOn !== null) return null;
    steps.push({
      event: { type: 'resolution.handedOver', subject: { kind: 'monthlyMeeting', id: resolution.meetingId }, payload: { content: resolution.content, dueDay: resolution.dueDay, from: person.name, to: to.name, toId: to.id } },
      writes: [update(resolutions, { enterpriseId: scope.enterpriseId, id }, { ownerId: to.id, version: resolution.version + 1 }, { version: resolution.version })],
    });
  }
  return steps;
}
