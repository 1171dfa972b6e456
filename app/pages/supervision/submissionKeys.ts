import type { SubmissionKey, SubmissionSummary } from 'db/repositories/paper/submissions';

/** Rows on one page of submissions. */
export const SUBMISSIONS_PER_PAGE = 25;

/** Reads `after` of the address, `INSTANT~ID`; null at the beginning or when it is nothing of ours. */
export function keyFrom(text: string | null): SubmissionKey | null {
  const [submittedAt, id] = text?.split('~') ?? [];
  return submittedAt && id ? { submittedAt, id } : null;
}

/** Cuts one row more than a page off, and says where the next page begins. */
export function cut(rows: readonly SubmissionSummary[]): { rows: readonly SubmissionSummary[]; next: string | null } {
  const page = rows.slice(0, SUBMISSIONS_PER_PAGE);
  const last = page.at(-1);
  return { rows: page, next: rows.length > SUBMISSIONS_PER_PAGE && last ? `${last.submittedAt}~${last.id}` : null };
}
