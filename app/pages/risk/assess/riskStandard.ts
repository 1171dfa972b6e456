import { riskOf } from 'db/repositories/risk/risk';
import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { impactOf } from '~/domain/risk/assess/impact';
import { DEFAULT_FREQUENCY, rarerThanProposed } from '~/domain/risk/assess/levels';
import { groundsUnder, PROPOSED_STANDARD } from '~/domain/risk/assess/standard';
import type { Context } from '~/services/context';
import { namesOf } from '../list/names';

/** The factory's standard with every version it adopted; null for those who do not reach the whole factory. One query. */
export async function riskStandard(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>, mayAdopt: boolean, asked: number | null) {
  if (permit.reach !== 'enterprise') return null;
  const adopted = await riskStandardsOf(scopeOf(cx.store, permit.enterpriseId)).all();
  const current = adopted[0] ?? null;
  const shown = asked === null ? (current ?? PROPOSED_STANDARD) : (adopted.find(({ version }) => version === asked) ?? (asked === 0 ? PROPOSED_STANDARD : null));
  if (!shown) return null;
  return {
    mayAdopt,
    version: shown.version,
    content: shown.content,
    grounds: groundsUnder(shown),
    inForce: shown.version === (current?.version ?? 0),
    adopted: adopted.map(({ version, adoptedByName, adoptedAt, reason }) => ({ version, adoptedByName, adoptedAt, reason })),
  };
}

export type RiskStandardView = NonNullable<Awaited<ReturnType<typeof riskStandard>>>;

/**
 * Which items of the draft (without one, of the published list) would not keep their level under a version of the
 * standard. Null for a version that does not exist and for those who do not reach the whole factory. Seven queries.
 */
export async function standardImpact(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>, canEdit: boolean, version: number) {
  if (permit.reach !== 'enterprise') return null;
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const standards = riskStandardsOf(scope);
  const [standard, current, draft, published, names] = await Promise.all([standards.version(version), standards.current(), risk.draft(), risk.latestPublished(), namesOf(scope)]);
  if (!standard) return null;
  const list = draft ?? published;
  const items = list ? await risk.itemsOf(list.id) : [];
  const lines = impactOf(items, standard);
  return {
    version,
    inForce: current.version === version,
    current: current.version,
    list: list && { id: list.id, number: list.number, draft: list.publication === null },
    editable: canEdit && draft !== null && current.version === version,
    assessed: items.filter(({ assessment }) => assessment !== null).length,
    lines: lines.map(({ item, assessment, regrade }) => ({
      id: item.id,
      version: item.version,
      riskPoint: item.riskPoint,
      place: `${names.workshop(item.workshopId)} · ${names.post(item.postId)}`,
      method: assessment.method,
      value: assessment.value,
      standardVersion: assessment.standardVersion,
      before: assessment.level,
      kind: regrade.kind,
      after: regrade.level,
      // the frequency the new level proposes, where the row is checked more rarely
      proposedFrequency: regrade.level && rarerThanProposed(item.frequency, regrade.level) ? DEFAULT_FREQUENCY[regrade.level] : null,
      frequency: item.frequency,
    })),
  };
}

export type StandardImpactView = NonNullable<Awaited<ReturnType<typeof standardImpact>>>;
