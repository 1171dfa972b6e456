import { and, asc, eq, gt, gte, lte, type SQL } from 'drizzle-orm';
import { readDetails } from '../../../app/domain/hazard/details';
import type { Reached } from '../../../app/domain/organisation/access/reach';
import type { Day } from '../../../app/domain/shared/day';
import { hazardActs, hazards } from '../../schema';
import { titledFinding } from '../../../app/domain/hazard/title';
import { HAZARD_REACH, TITLED } from '../hazard/hazardPage';
import { reachedWhere, type Scope } from '../scope';

/** A 整改通知单 that was issued. */
export interface NoticeRow {
  readonly actId: string;
  readonly hazardId: string;
  readonly number: string;
  readonly day: Day;
  readonly title: string;
  readonly responsibleName: string;
  /** Whether the responsible person has received it or gone on. */
  readonly received: boolean;
}

/** Notices issued between two days, by id of the act, `limit` after `after`. */
export async function noticesBetween(scope: Scope, reached: Reached, from: Day, to: Day, after: string | null, limit: number): Promise<NoticeRow[]> {
  const where: SQL | undefined = and(
    eq(hazardActs.enterpriseId, scope.enterpriseId), eq(hazardActs.verb, 'notify'), gte(hazardActs.day, from), lte(hazardActs.day, to),
    after ? gt(hazardActs.id, after) : undefined, reachedWhere(HAZARD_REACH, reached),
  );
  const rows = await scope.read
    .select({ actId: hazardActs.id, day: hazardActs.day, details: hazardActs.details, hazardId: hazards.id, ...TITLED, stage: hazards.stage })
    .from(hazardActs)
    .innerJoin(hazards, and(eq(hazards.enterpriseId, hazardActs.enterpriseId), eq(hazards.id, hazardActs.hazardId)))
    .where(where)
    .orderBy(asc(hazardActs.id))
    .limit(limit);
  return rows.map(({ details, stage, actId, day, hazardId, ...finding }) => {
    const notice = readDetails('notify', details);
    return { actId, day, hazardId, title: titledFinding(finding).title, number: notice.noticeNumber, responsibleName: notice.responsibleName, received: stage !== 'notified' };
  });
}
