import { update } from 'db/dialect/writes';
import { settingsOf } from 'db/repositories/organisation/enterprises';
import { scopeOf } from 'db/repositories/scope';
import { settings } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { rulesOf } from '~/domain/rulepack/pack';
import type { Rules } from '~/domain/rulepack/rules';
import { canonicalJson, type Json } from '~/domain/shared/canonical';
import { type Decision, decided } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Rules that are set as a whole by a verb of their own, and the event that tells what they were and are. */
const EVENTS = { reminders: 'settings.remindersSet', access: 'settings.accessSet', plates: 'settings.platesHung', signals: 'settings.signalsSet', selfCheck: 'settings.selfCheckSet' } as const satisfies Partial<Record<keyof Rules, string>>;

/** Sets such a rule of the factory from now on; what it is already is no event. */
export function setRule<K extends keyof typeof EVENTS>(cx: Context, permit: Authorised<'settings.edit'>, key: K, wanted: Rules[K]): Promise<Decision<{ changed: boolean }, never>> {
  return decide<{ changed: boolean }, never>(async () => {
    const { enterpriseId } = permit;
    const stored = await settingsOf(scopeOf(cx.store, enterpriseId));
    const [from, to] = [rulesOf(stored.values)[key], wanted] as unknown as [Json, Json];
    if (canonicalJson(from) === canonicalJson(to)) return decided({ changed: false });
    await record(cx, permit, { type: EVENTS[key], subject: { kind: 'settings', id: enterpriseId }, payload: { from, to } }, [
      update(settings, { enterpriseId }, { values: { ...stored.values, [key]: to }, version: stored.version + 1 }, { version: stored.version }),
    ]);
    return decided({ changed: true });
  });
}
