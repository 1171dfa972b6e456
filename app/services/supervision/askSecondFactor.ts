import { update } from 'db/dialect/writes';
import { regulatorOf } from 'db/repositories/paper/submissions';
import { regulators } from 'db/schema';
import type { Context } from '../context';
import { CONSOLE, toldOf } from '../told';

/** Says whether the officers of the regulator of a region sign in with a second factor, from now on. Answers its name; null where there is none. */
export async function askSecondFactor(cx: Context, region: string, asked: boolean): Promise<string | null> {
  const there = await regulatorOf(cx.store.read, region.trim());
  if (!there) return null;
  const { id, name } = there;
  await cx.store.write([update(regulators, { id }, { secondFactorFrom: asked ? cx.now() : null })], toldOf(cx, CONSOLE, 'regulator.secondFactorSet', { kind: 'regulator', id }, { name, asked }));
  return name;
}
