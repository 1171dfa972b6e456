import { and, asc, desc, eq, gt, isNotNull, ne } from 'drizzle-orm';
import type { Instant } from '../../../app/domain/shared/instant';
import type { Reader } from '../../dialect/reader';
import { checkRecords, enterprises, events, gapReasons, hazards, monthlyMeetings, riskListPublications, riskListVersions, signatures, submissions, weeklyReports } from '../../schema';
import type { Scope } from '../scope';

/** What anybody who holds a printed paper may learn of it. */
export interface PublicPaper {
  readonly kind: 'riskList' | 'daily' | 'weekly' | 'monthly' | 'hazard' | 'submission';
  readonly number: string;
  /** `第 3 版`; empty where papers of the kind have no versions. */
  readonly version: string;
  readonly factory: string;
  /** When it was published, signed or submitted. */
  readonly at: Instant;
  /** Number or version of the newest paper that followed on this one; `''` when something changed that has no number; null for none. */
  readonly newer: string | null;
}

type Finder = (read: Reader, hash: string) => Promise<PublicPaper | null>;

const listPaper: Finder = async (read, hash) => {
  const [row] = await read
    .select({ enterpriseId: enterprises.enterpriseId, factory: enterprises.name, number: riskListVersions.number, at: riskListPublications.publishedAt })
    .from(riskListPublications)
    .innerJoin(riskListVersions, and(eq(riskListVersions.enterpriseId, riskListPublications.enterpriseId), eq(riskListVersions.id, riskListPublications.versionId)))
    .innerJoin(enterprises, eq(enterprises.enterpriseId, riskListPublications.enterpriseId))
    .where(eq(riskListPublications.contentHash, hash))
    .orderBy(desc(riskListVersions.number))
    .limit(1);
  if (!row) return null;
  const [newest] = await read
    .select({ number: riskListVersions.number })
    .from(riskListVersions)
    .innerJoin(riskListPublications, and(eq(riskListVersions.enterpriseId, riskListPublications.enterpriseId), eq(riskListVersions.id, riskListPublications.versionId)))
    .where(and(eq(riskListVersions.enterpriseId, row.enterpriseId), gt(riskListVersions.number, row.number), isNotNull(riskListPublications.publishedAt)))
    .orderBy(desc(riskListVersions.number))
    .limit(1);
  const code = String(row.number).padStart(3, '0');
  return { kind: 'riskList', number: `QD-${code} / FX-${code}`, version: `第 ${row.number} 版`, factory: row.factory, at: row.at, newer: newest ? `第 ${newest.number} 版` : null };
};

const submission: Finder = async (read, hash) => {
  const [row] = await read
    .select({ enterpriseId: submissions.enterpriseId, factory: submissions.enterpriseName, number: submissions.number, version: submissions.subjectLabel, at: submissions.submittedAt })
    .from(submissions)
    .where(eq(submissions.contentHash, hash))
    .orderBy(asc(submissions.submittedAt))
    .limit(1);
  if (!row) return null;
  const [newer] = await read
    .select({ number: submissions.number })
    .from(submissions)
    .where(and(eq(submissions.enterpriseId, row.enterpriseId), gt(submissions.submittedAt, row.at)))
    .orderBy(desc(submissions.submittedAt))
    .limit(1);
  return { kind: 'submission', number: row.number, version: row.version, factory: row.factory, at: row.at, newer: newer?.number ?? null };
};

const signedPaper: Finder = async (read, hash) => {
  const [row] = await read
    .select({ enterpriseId: signatures.enterpriseId, factory: enterprises.name, paper: signatures.paper, paperId: signatures.paperId, at: signatures.signedAt })
    .from(signatures)
    .innerJoin(enterprises, eq(enterprises.enterpriseId, signatures.enterpriseId))
    .where(eq(signatures.contentHash, hash))
    .orderBy(asc(signatures.signedAt))
    .limit(1);
  if (!row) return null;
  const { enterpriseId, factory, paper, paperId, at } = row;
  if (paper === 'daily') {
    const [later] = await read
      .select({ id: checkRecords.id })
      .from(checkRecords)
      .where(and(eq(checkRecords.enterpriseId, enterpriseId), eq(checkRecords.day, paperId as typeof checkRecords.$inferSelect.day), gt(checkRecords.submittedAt, at)))
      .limit(1);
    const [explained] = await read
      .select({ id: gapReasons.id })
      .from(gapReasons)
      .where(and(eq(gapReasons.enterpriseId, enterpriseId), eq(gapReasons.kind, 'day'), eq(gapReasons.period, paperId), gt(gapReasons.explainedAt, at)))
      .limit(1);
    return { kind: 'daily', number: `RG-${paperId.replaceAll('-', '')}`, version: '', factory, at, newer: later || explained ? '' : null };
  }
  const of = paper === 'weekly' ? weekNumbers : monthNumbers;
  const found = await of(read, enterpriseId, paperId);
  return found && { kind: paper, number: found.number, version: '', factory, at, newer: found.newer };
};

type Numbers = (read: Reader, enterpriseId: string, id: string) => Promise<{ number: string; newer: string | null } | null>;

const weekNumbers: Numbers = async (read, enterpriseId, id) => {
  const own = eq(weeklyReports.enterpriseId, enterpriseId);
  const [row] = await read.select({ number: weeklyReports.number, weekStart: weeklyReports.weekStart }).from(weeklyReports).where(and(own, eq(weeklyReports.id, id)));
  if (!row) return null;
  const [newer] = await read.select({ number: weeklyReports.number }).from(weeklyReports).where(and(own, eq(weeklyReports.weekStart, row.weekStart), gt(weeklyReports.id, id))).orderBy(desc(weeklyReports.id)).limit(1);
  return { number: row.number, newer: newer?.number ?? null };
};

const monthNumbers: Numbers = async (read, enterpriseId, id) => {
  const own = eq(monthlyMeetings.enterpriseId, enterpriseId);
  const [row] = await read.select({ number: monthlyMeetings.number, month: monthlyMeetings.month }).from(monthlyMeetings).where(and(own, eq(monthlyMeetings.id, id)));
  if (!row) return null;
  const [newer] = await read.select({ number: monthlyMeetings.number }).from(monthlyMeetings).where(and(own, eq(monthlyMeetings.month, row.month), gt(monthlyMeetings.id, id))).orderBy(desc(monthlyMeetings.id)).limit(1);
  return { number: row.number, newer: newer?.number ?? null };
};

const checkRecord: Finder = async (read, hash) => {
  const [row] = await read
    .select({ enterpriseId: checkRecords.enterpriseId, factory: enterprises.name, number: checkRecords.number, at: checkRecords.submittedAt, postId: checkRecords.postId, day: checkRecords.day, revision: checkRecords.revision })
    .from(checkRecords)
    .innerJoin(enterprises, eq(enterprises.enterpriseId, checkRecords.enterpriseId))
    .where(eq(checkRecords.contentHash, hash))
    .orderBy(asc(checkRecords.submittedAt))
    .limit(1);
  if (!row) return null;
  const [newer] = await read
    .select({ number: checkRecords.number })
    .from(checkRecords)
    .where(and(eq(checkRecords.enterpriseId, row.enterpriseId), eq(checkRecords.postId, row.postId), eq(checkRecords.day, row.day), gt(checkRecords.revision, row.revision)))
    .orderBy(desc(checkRecords.revision))
    .limit(1);
  return { kind: 'daily', number: row.number, version: '', factory: row.factory, at: row.at, newer: newer?.number ?? null };
};

/** Reminders are told of a hazard too, but are no act of its story. */
const ACTS_ONLY = ne(events.type, 'hazard.reminded');

/** A hazard's papers carry the hash of the last event of its story. */
const hazardPaper: Finder = async (read, hash) => {
  const [row] = await read
    .select({ enterpriseId: events.enterpriseId, seq: events.seq, at: events.at, kind: events.subjectKind, subjectId: events.subjectId, factory: enterprises.name })
    .from(events)
    .innerJoin(enterprises, eq(enterprises.enterpriseId, events.enterpriseId))
    .where(eq(events.hash, hash))
    .limit(1);
  if (row?.kind !== 'hazard') return null;
  const { enterpriseId, subjectId, factory, at } = row;
  const [hazard] = await read.select({ number: hazards.number }).from(hazards).where(and(eq(hazards.enterpriseId, enterpriseId), eq(hazards.id, subjectId)));
  const [later] = await read
    .select({ seq: events.seq })
    .from(events)
    .where(and(eq(events.enterpriseId, enterpriseId), eq(events.subjectKind, 'hazard'), eq(events.subjectId, subjectId), gt(events.seq, row.seq), ACTS_ONLY))
    .limit(1);
  return hazard ? { kind: 'hazard', number: hazard.number, version: '', factory, at, newer: later ? '' : null } : null;
};

/** The paper with exactly this content (SHA-256, hex) in whichever factory it was made; null when none was. Every search is by an index. */
export async function publicPaperOf(read: Reader, hash: string): Promise<PublicPaper | null> {
  for (const find of [listPaper, submission, signedPaper, checkRecord, hazardPaper]) {
    const found = await find(read, hash);
    if (found) return found;
  }
  return null;
}

/** Hash of the event that told an act of a hazard: what a paper of this act carries. Null when there is no such act. */
export async function actHashOf(scope: Scope, hazardId: string, ordinal: number): Promise<string | null> {
  const [row] = await scope.read
    .select({ hash: events.hash })
    .from(events)
    .where(and(eq(events.enterpriseId, scope.enterpriseId), eq(events.subjectKind, 'hazard'), eq(events.subjectId, hazardId), ACTS_ONLY))
    .orderBy(asc(events.seq))
    .limit(1)
    .offset(ordinal - 1);
  return row?.hash ?? null;
}
