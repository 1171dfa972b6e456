import { update } from 'db/dialect/writes';
import { settingsOf } from 'db/repositories/organisation/enterprises';
import { scopeOf } from 'db/repositories/scope';
import { settings } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { rulesOf } from '~/domain/rulepack/pack';
import type { AccessRules } from '~/domain/rulepack/rules';
import { canonicalJson, type Json } from '~/domain/shared/canonical';
import { type Decision, decided } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Says how people of the factory stay signed in and how they sign, from now on. Event `settings.accessSet`. */
export function setAccess(cx: Context, permit: Authorised<'settings.edit'>, wanted: AccessRules): Promise<Decision<{ changed: boolean }, never>> {
  return decide<{ changed: boolean }, never>(async () => {
    const { enterpriseId } = permit;
    const stored = await settingsOf(scopeOf(cx.store, enterpriseId));
    const [from, to] = [rulesOf(stored.values).access as unknown as Json, wanted as unknown as Json];
    if (canonicalJson(from) === canonicalJson(to)) return decided({ changed: false });
    await record(cx, permit, { type: 'settings.accessSet', subject: { kind: 'settings', id: enterpriseId }, payload: { from, to } }, [
      update(settings, { enterpriseId }, { values: { ...stored.values, access: to }, version: stored.version + 1 }, { version: stored.version }),
    ]);
    return decided({ changed: true });
  });
}
