import { insert } from 'db/dialect/writes';
import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import { scopeOf } from 'db/repositories/scope';
import { riskStandards } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { adoptStandard as adopt, type StandardInput } from '~/domain/risk/assess/adoptStandard';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { record } from '../../record';

/** Adopts a new version of the factory's 质量风险评估与分级标准; no assessment made before is moved by it. `seen` is the version the writer had before them. */
export async function adoptStandard(cx: Context, permit: Authorised<'risk.publish'>, seen: number, input: StandardInput): Promise<Decision<{ version: number }, RiskRefusal>> {
  return decide<{ version: number }, RiskRefusal>(async () => {
    const { enterpriseId } = permit;
    const current = await riskStandardsOf(scopeOf(cx.store, enterpriseId)).current();
    if (current.version !== seen) return refused({ code: 'standardMoved', current });
    const decision = adopt(input, current);
    if (!decision.ok) return refused(decision.refusal);
    const { version, content, reason } = decision.fact;
    const id = cx.newId();
    await record(cx, permit, {
      type: 'risk.standardAdopted', subject: { kind: 'riskStandard', id },
      payload: { version, methods: content.methods, setId: content.ls.id, document: content.document, reason },
    }, [
      insert(riskStandards, { enterpriseId, id, number: version, content, adoptedBy: permit.personId, adoptedByName: permit.actor.name, adoptedAt: cx.now(), reason }),
    ]);
    return decided({ version });
  });
}
