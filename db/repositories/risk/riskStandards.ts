import { and, desc, eq } from 'drizzle-orm';
import { type AdoptedStandard, PROPOSED_STANDARD, type RiskStandard } from '../../../app/domain/risk/assess/standard';
import { riskStandards } from '../../schema';
import type { Scope } from '../scope';

type Row = typeof riskStandards.$inferSelect;

const toStandard = ({ id, number, content, adoptedBy, adoptedByName, adoptedAt, reason }: Row): AdoptedStandard => ({
  id, version: number, content, adoptedBy, adoptedByName, adoptedAt, reason,
});

/** Versions of one enterprise's 质量风险评估与分级标准. */
export const riskStandardsOf = (scope: Scope) => {
  const own = eq(riskStandards.enterpriseId, scope.enterpriseId);
  return {
    /** Every adopted version, the newest first. */
    all: async (): Promise<AdoptedStandard[]> => (await scope.read.select().from(riskStandards).where(own).orderBy(desc(riskStandards.number))).map(toStandard),
    /** One version; 0 is the product's proposal. Null when there is no such version. */
    version: async (number: number): Promise<RiskStandard | null> => {
      if (number === PROPOSED_STANDARD.version) return PROPOSED_STANDARD;
      const [row] = await scope.read.select().from(riskStandards).where(and(own, eq(riskStandards.number, number)));
      return row ? toStandard(row) : null;
    },
    /** The version new assessments follow: the last one adopted, or the product's proposal. */
    current: async (): Promise<RiskStandard> => {
      const [row] = await scope.read.select().from(riskStandards).where(own).orderBy(desc(riskStandards.number)).limit(1);
      return row ? toStandard(row) : PROPOSED_STANDARD;
    },
  };
};
