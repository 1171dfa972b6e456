import { update } from 'db/dialect/writes';
import { creditCodeTaken, enterpriseOf } from 'db/repositories/organisation/enterprises';
import { lastChangeOf } from 'db/repositories/lastChange';
import { scopeOf } from 'db/repositories/scope';
import { enterprises } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { describeEnterprise, type EnterpriseProfile, enterpriseStanding } from '~/domain/organisation/describeEnterprise';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { canonicalJson } from '~/domain/shared/canonical';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { withLastChange } from '~/domain/shared/standing';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Changes the factory's profile; the story names the fields that changed. Event `enterprise.edited`. */
export async function editEnterprise(
  cx: Context,
  permit: Authorised<'enterprise.edit'>,
  input: { profile: EnterpriseProfile; version: number },
): Promise<Decision<{ enterpriseId: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ enterpriseId: string }, OrganisationRefusal>> => {
    const { enterpriseId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const { version, enterpriseId: _, ...stored } = await enterpriseOf(scope);
    if (version !== input.version) return refused({ code: 'movedOn', now: withLastChange(enterpriseStanding(stored, version), await lastChangeOf(scope, ['enterprise'], [enterpriseId])) });
    const { profile } = input;
    const decision = describeEnterprise(profile, profile.creditCode !== stored.creditCode && (await creditCodeTaken(cx.store.read, profile.creditCode)));
    if (!decision.ok) return decision;
    const changed = Object.entries(decision.fact).filter(([key, value]) => canonicalJson(value) !== canonicalJson(stored[key as keyof EnterpriseProfile]));
    if (changed.length === 0) return decided({ enterpriseId });
    await record(cx, permit, { type: 'enterprise.edited', subject: { kind: 'enterprise', id: enterpriseId }, payload: { fields: changed.map(([key]) => key) } }, [
      update(enterprises, { enterpriseId }, { ...decision.fact, version: version + 1 }, { version }),
    ]);
    return decided({ enterpriseId });
  });
}
