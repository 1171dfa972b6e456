import type { Step } from 'db/dialect/store';
import { update } from 'db/dialect/writes';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { persons } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type Handing, type HandOverPlan, type Matter, planHandOver } from '~/domain/organisation/people/handOver';
import type { HandOverRefusal } from '~/domain/organisation/people/handOverRefusals';
import type { Day } from '~/domain/shared/day';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { recordAll } from '../../record';
import { contentHash } from '../../routine/contentHash';
import { hazardSteps, holdingSteps, itemSteps, resolutionSteps } from './handOverSteps';
import { actedLater } from './laterActs';
import { type Left, leftBehind } from 'db/repositories/organisation/leftBehind';

type Permit = Authorised<'organisation.manage'>;

export interface HandOverInput extends Handing {
  /** Last day in the posts; who follows begins with the next. */
  readonly lastDay: Day;
  readonly confirmed?: boolean;
}

/** What would be handed over: a line for each matter, and what names them all together as they were seen. */
export interface HandOverLook {
  readonly lines: readonly string[];
  readonly seen: string;
}

const lookOf = ({ moved }: HandOverPlan, { lastDay }: HandOverInput): HandOverLook => {
  const lines = moved.map(({ text }) => text);
  return { lines, seen: contentHash({ lastDay, moved: moved.map(({ matter, to, text }) => [matter.key, to?.id ?? null, text]) }) };
};

/** Judges what is to be handed over, before anything is written. */
async function planned(scope: Scope, permit: Permit, id: string, input: HandOverInput): Promise<Decision<Left & { readonly plan: HandOverPlan }, HandOverRefusal>> {
  const left = await leftBehind(scope, id, input.lastDay);
  if (!left) return refused({ code: 'notFound' });
  const { person, matters } = left;
  if (person.leftOn !== null) return refused({ code: 'personLeft', name: person.name, leftOn: person.leftOn });
  if (input.lastDay < person.joinedOn) return refused({ code: 'beforeJoined', field: 'lastDay', name: person.name, joinedOn: person.joinedOn });
  if (matters.length === 0) return refused({ code: 'nothingToHandOver', name: person.name });
  const { plan, problems } = planHandOver(left, input, input.lastDay);
  if (problems.length > 0) return refused({ code: 'handOverWrong', problems });
  const later = matters.some(({ kind }) => kind === 'holding') ? await actedLater(scope, permit.today, person, input) : null;
  return later ? refused(later) : decided({ ...left, plan });
}

/** What would become of everything a person leaves behind; nothing is written. */
export async function lookAtHandOver(cx: Pick<Context, 'store'>, permit: Permit, id: string, input: HandOverInput): Promise<Decision<HandOverLook, HandOverRefusal>> {
  const decision = await planned(scopeOf(cx.store, permit.enterpriseId), permit, id, input);
  return decision.ok ? decided(lookOf(decision.fact.plan, input)) : decision;
}

/**
 * Hands everything a person leaves behind to others, all in one write set: posts and stand-ins end and begin, rows of the list get their new owners in
 * the draft (which is started where there is none), hazards and resolutions go over. Refused where what was seen has changed since.
 * Events `person.handedOver`, `holding.ended`, `holding.begun`, `holding.standInBegun`, `risk.ownersNamed`, `hazard.handedOver`, `resolution.handedOver`.
 */
export async function handOver(cx: Context, permit: Permit, id: string, input: HandOverInput & { readonly seen: string }): Promise<Decision<HandOverLook & { readonly draft: number | null }, HandOverRefusal>> {
  return decide<HandOverLook & { readonly draft: number | null }, HandOverRefusal>(async () => {
    const { enterpriseId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const at = cx.now();
    const decision = await planned(scope, permit, id, input);
    if (!decision.ok) return decision;
    const { person, plan, draft: held } = decision.fact;
    const look = lookOf(plan, input);
    if (look.seen !== input.seen) return refused({ code: 'planMoved' });
    const toOf = (kind: Matter['kind']) => new Map(plan.moved.flatMap(({ matter, to }) => (matter.kind === kind && to ? [[matter.id, to] as const] : [])));
    const [byPost, hazards, resolved] = [toOf('items'), toOf('hazard'), toOf('resolution')];
    const { steps: ofItems, named, draft } = byPost.size > 0 ? await itemSteps(cx, scope, permit, held, person.id, byPost) : { steps: [], named: 0, draft: null };
    const ofHazards = await hazardSteps(cx, scope, permit, at, hazards);
    const ofResolutions = await resolutionSteps(scope, person, resolved);
    if (!ofHazards || !ofResolutions) return refused({ code: 'planMoved' });
    const takers = [...new Map(plan.moved.flatMap(({ to }) => (to ? [[to.id, to] as const] : []))).values()];
    const moved = takers.filter(({ id: taker }) => plan.holdings.some(({ begins }) => begins?.person.id === taker));
    const whole: Step = {
      event: {
        type: 'person.handedOver', subject: { kind: 'person', id },
        payload: { name: person.name, lastDay: input.lastDay, to: takers.map(({ name }) => name), items: named, hazards: hazards.size, resolutions: resolved.size, places: plan.moved.filter(({ matter }) => matter.kind === 'holding').length },
      },
      // All whose posts change move on, so that two acts about one person never cross.
      writes: [person, ...moved].map((one) => update(persons, { enterpriseId, id: one.id }, { version: one.version + 1 }, { version: one.version })),
    };
    await recordAll(cx, permit, [whole, ...holdingSteps(cx, permit, plan, decision.fact), ...ofItems, ...ofHazards, ...ofResolutions], [], at);
    return decided({ ...look, draft });
  });
}
