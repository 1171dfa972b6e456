import { Conflict } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { enterprisesIn, regulatorOf } from 'db/repositories/paper/submissions';
import { regulators } from 'db/schema';
import type { Actor } from '~/domain/shared/actor';
import type { BureauLevel } from '~/domain/supervision/bureaus';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { Context } from '../context';
import { CONSOLE, toldOf } from '../told';

/** Longest name of a regulator and of a region, in characters. */
export const LONGEST_NAME = 50;

export type CreateRegulatorRefusal = { readonly code: 'nameWrong' } | { readonly code: 'regionTaken'; readonly by: string };

/**
 * Makes a regulator that receives what the factories of a region submit; a region has one. `actor` is who makes it: the console, or an officer of the bureau above. Answers how many factories name this region
 * in their profile, letter by letter.
 */
export async function createRegulator(cx: Context, input: { readonly name: string; readonly region: string; readonly upperId?: string; readonly level?: BureauLevel | null }, actor: Actor = CONSOLE): Promise<Decision<{ id: string; factories: number }, CreateRegulatorRefusal>> {
  const [name, region] = [input.name.trim(), input.region.trim()];
  if ([name, region].some((text) => text.length < 2 || text.length > LONGEST_NAME)) return refused({ code: 'nameWrong' });
  const taken = async (): Promise<Decision<never, CreateRegulatorRefusal> | null> => {
    const there = await regulatorOf(cx.store.read, region);
    return there && refused({ code: 'regionTaken', by: there.name });
  };
  const earlier = await taken();
  if (earlier) return earlier;
  const id = cx.newId();
  try {
    await cx.store.write([insert(regulators, { id, name, region, upperId: input.upperId ?? null, level: input.level ?? null })], toldOf(cx, actor, 'regulator.created', { kind: 'regulator', id }, { name, region }));
  } catch (error) {
    const meanwhile = error instanceof Conflict ? await taken() : null;
    if (meanwhile) return meanwhile;
    throw error;
  }
  return decided({ id, factories: await enterprisesIn(cx.store.read, [region]) });
}
