import { update } from 'db/dialect/writes';
import { platformHeadOf } from 'db/repositories/chainHead';
import { bureauSettingsOf } from 'db/repositories/paper/bureaus';
import { regulators } from 'db/schema';
import { canonicalJson, type Json } from '~/domain/shared/canonical';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { RegulatorPermit } from '~/domain/supervision/authority';
import type { BureauRefusal } from '~/domain/supervision/bureaus';
import type { BureauSettings } from '~/domain/supervision/settings';
import { type Context, decide } from '../context';
import { toldOf } from '../told';

/** Sets what a bureau sets for itself, by who leads it; what it is already is no event. Event `regulator.settingsSet`. */
export const setBureau = (cx: Context, permit: RegulatorPermit, wanted: Partial<BureauSettings>): Promise<Decision<{ readonly changed: boolean }, BureauRefusal>> =>
  decide<{ readonly changed: boolean }, BureauRefusal>(async () => {
    if (!permit.isLead) return refused({ code: 'notLead' });
    const { seq } = await platformHeadOf(cx.store.read);
    const { regulatorId: id, regulatorName: name } = permit;
    const from = await bureauSettingsOf(cx.store.read, id);
    const to = { ...from, ...wanted };
    const [was, is] = [from, to] as unknown as [Json, Json];
    if (canonicalJson(was) === canonicalJson(is)) return decided({ changed: false });
    await cx.store.write([update(regulators, { id }, { settings: to })], { ...toldOf(cx, permit.actor, 'regulator.settingsSet', { kind: 'regulator', id }, { name, from: was, to: is }), after: seq });
    return decided({ changed: true });
  });
