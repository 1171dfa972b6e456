import { update } from 'db/dialect/writes';
import { settingsOf } from 'db/repositories/organisation/enterprises';
import { lastChangeOf } from 'db/repositories/lastChange';
import { scopeOf } from 'db/repositories/scope';
import { settings } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { MovedOn } from '~/domain/organisation/refusals';
import { OWN_VERBS, rulesOf } from '~/domain/rulepack/pack';
import { chooseSettings, type Settings, settingsStanding, type SettingsRefusal } from '~/domain/rulepack/settings';
import { canonicalJson, type Json } from '~/domain/shared/canonical';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { withLastChange } from '~/domain/shared/standing';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Changes the rules the factory sets for itself, from now on; what was done before keeps the rule it was done under. Event `settings.edited`. */
export async function editSettings(
  cx: Context,
  permit: Authorised<'settings.edit'>,
  input: { chosen: Settings; version: number },
): Promise<Decision<{ changed: boolean }, SettingsRefusal | MovedOn>> {
  return decide(async (): Promise<Decision<{ changed: boolean }, SettingsRefusal | MovedOn>> => {
    const { enterpriseId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const stored = await settingsOf(scope);
    if (stored.version !== input.version) return refused({ code: 'movedOn', now: withLastChange(settingsStanding(rulesOf(stored.values), stored.version), await lastChangeOf(scope, ['settings'], [enterpriseId])) });
    const decision = chooseSettings(input.chosen);
    if (!decision.ok) return decision;
    const before = stored.values;
    const kept = Object.fromEntries(OWN_VERBS.flatMap((key) => (before[key] === undefined ? [] : [[key, before[key]]])));
    const values: Record<string, Json> = { ...decision.fact.values, ...kept };
    if (canonicalJson(values) === canonicalJson(stored.values)) return decided({ changed: false });
    await record(cx, permit, { type: 'settings.edited', subject: { kind: 'settings', id: enterpriseId }, payload: { from: stored.values, to: values } }, [
      update(settings, { enterpriseId }, { values, version: stored.version + 1 }, { version: stored.version }),
    ]);
    return decided({ changed: true });
  });
}
