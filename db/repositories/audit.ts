import { and, desc, eq, gte, lt, lte } from 'drizzle-orm';
import type { AuditKind } from '../../app/domain/audit/types';
import type { Day } from '../../app/domain/shared/day';
import { auditEntries } from '../schema';
import type { Scope } from './scope';

/** An entry of the audit as it stands. */
export type AuditRow = Omit<typeof auditEntries.$inferSelect, 'enterpriseId'>;

/** Which entries are asked for; null asks for all. */
export interface AuditFilter {
  readonly kind: AuditKind | null;
  readonly actorId: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
}

/** What was written down of one enterprise. */
export const auditOfScope = ({ read, enterpriseId }: Scope) => ({
  /** Entries, the newest first; `before` is the id of the last one of the page before. */
  async page({ kind, actorId, from, to }: AuditFilter, before: string | null, limit: number): Promise<AuditRow[]> {
    const rows = await read
      .select()
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.enterpriseId, enterpriseId),
          kind ? eq(auditEntries.kind, kind) : undefined,
          actorId ? eq(auditEntries.actorId, actorId) : undefined,
          from ? gte(auditEntries.day, from) : undefined,
          to ? lte(auditEntries.day, to) : undefined,
          before ? lt(auditEntries.id, before) : undefined,
        ),
      )
      .orderBy(desc(auditEntries.id))
      .limit(limit);
    return rows.map(({ enterpriseId: _, ...row }) => row);
  },
});
