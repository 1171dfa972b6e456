import { update } from 'db/dialect/writes';
import { settingsOf } from 'db/repositories/organisation/enterprises';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { posts, settings } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { EVERY_POST } from '~/domain/routine/contracts';
import { readShifts, setPostShifts as decidePost, setShifts as decideShifts, type ShiftsRefusal } from '~/domain/routine/shifts';
import { rulesOf } from '~/domain/rulepack/pack';
import type { ShiftPlan } from '~/domain/rulepack/rules';
import type { Json } from '~/domain/shared/canonical';
import type { Day } from '~/domain/shared/day';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Sets the shifts of the factory from a day on, one in each line: `夜班 20:00-08:00`. Event `calendar.shiftsSet`. */
export function setShifts(cx: Context, permit: Authorised<'calendar.declareStop'>, input: { readonly from: Day; readonly shifts: string }): Promise<Decision<ShiftPlan, ShiftsRefusal>> {
  return decide<ShiftPlan, ShiftsRefusal>(async () => {
    const { enterpriseId, today } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const [stored, all] = await Promise.all([settingsOf(scope), organisationOf(scope).posts()]);
    const shifts = readShifts(input.shifts);
    if (!shifts.ok) return shifts;
    const wanted = { from: input.from, shifts: shifts.fact };
    const decision = decideShifts(rulesOf(stored.values).shiftPlans, wanted, all.filter(({ closedOn }) => closedOn === null), today);
    if (!decision.ok) return decision;
    const values = { ...stored.values, shiftPlans: decision.fact as unknown as Json };
    const payload = { from: wanted.from, shifts: wanted.shifts.map(({ name, begin, end }) => `${name} ${begin}-${end}`) };
    await record(cx, permit, { type: 'calendar.shiftsSet', subject: { kind: 'settings', id: enterpriseId }, payload }, [
      update(settings, { enterpriseId }, { values, version: stored.version + 1 }, { version: stored.version }),
    ]);
    return decided(wanted);
  });
}

export interface PostShiftsInput {
  /** A post, a workshop with all of its posts, or `EVERY_POST`. */
  readonly place: string;
  readonly from: Day;
  /** The shifts by their names; none: the day as a whole. */
  readonly names: readonly string[];
}

/** Sets which shifts a post, or every post of a workshop or of the factory, works from a day on. Event `calendar.postShiftsSet`. */
export function setPostShifts(cx: Context, permit: Authorised<'calendar.declareStop'>, { place, from, names }: PostShiftsInput): Promise<Decision<{ readonly posts: number }, ShiftsRefusal>> {
  return decide<{ readonly posts: number }, ShiftsRefusal>(async () => {
    const { enterpriseId, today } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const [stored, all] = await Promise.all([settingsOf(scope), organisationOf(scope).posts()]);
    const meant = all.filter((post) => post.closedOn === null && (place === EVERY_POST || post.id === place || post.workshopId === place));
    if (meant.length === 0) return refused({ code: 'noPost' });
    const changed: { readonly post: (typeof meant)[number]; readonly shifts: NonNullable<(typeof meant)[number]['shifts']> }[] = [];
    for (const post of meant) {
      const decision = decidePost(post, { from, names }, rulesOf(stored.values).shiftPlans, today);
      if (!decision.ok) return decision;
      if (decision.fact) changed.push({ post, shifts: decision.fact });
    }
    if (changed.length === 0) return decided({ posts: 0 });
    await record(cx, permit, { type: 'calendar.postShiftsSet', subject: { kind: 'settings', id: enterpriseId }, payload: { from, names: [...names], posts: changed.map(({ post }) => post.name) } }, [
      // the settings are part of the write set, so that no shift is taken away meanwhile
      update(settings, { enterpriseId }, { version: stored.version + 1 }, { version: stored.version }),
      ...changed.map(({ post: { id, version }, shifts }) => update(posts, { enterpriseId, id }, { shifts: shifts.map((entry) => ({ ...entry, names: [...entry.names] })), version: version + 1 }, { version })),
    ]);
    return decided({ posts: changed.length });
  });
}
