import type { Reader } from 'db/dialect/reader';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { type PaperKey, registerOf } from 'db/repositories/paper/papers';
import { wordTemplatesOf } from 'db/repositories/paper/wordTemplates';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { reachedBy } from '~/domain/organisation/access/reach';
import type { PaperKind } from '~/domain/report/register';
import { CARD_TITLE } from '~/domain/report/riskCards';
import { type Day, daysOfMonth, type Month, parseDay } from '~/domain/shared/day';
import { owedPapers } from './owedPapers';
import { type PaperRow, paperRow } from './paperRow';

export interface PapersView {
  readonly month: Month;
  readonly today: Day;
  readonly kind: PaperKind | null;
  readonly titles: Readonly<Record<PaperKind, string>>;
  readonly rows: readonly PaperRow[];
  /** Where the next page begins; null when this is the last. */
  readonly next: string | null;
  /** Lines of the register under the question, on all pages. */
  readonly total: number;
}

export const PAPERS_PER_PAGE = 100;

const keyFrom = (text: string | null): PaperKey | null => {
  const [day, id] = text?.split(' ') ?? [];
  const from = parseDay(day ?? '');
  return from && id ? { day: from, id } : null;
};

/** All papers of a month, page after page, with what their kind is called. */
export async function papersOfMonth(cx: { store: { read: Reader } }, permit: Authorised<'papers.view'>, month: Month, kind: PaperKind | null): Promise<(PaperRow & { kindTitle: string })[]> {
  const rows: (PaperRow & { kindTitle: string })[] = [];
  let after: string | null = null;
  do {
    const page: PapersView = await papers(cx, permit, { month, kind, after });
    rows.push(...page.rows.map((row) => ({ ...row, kindTitle: page.titles[row.kind] })));
    after = page.next;
  } while (after);
  return rows;
}

/**
 * 文书: the register's papers of a month, of one kind or of all, a page at a time; the first page begins with what is owed and not signed. A workshop head
 * sees the days and notices of the workshop.
 */
export async function papers(
  cx: { store: { read: Reader } },
  permit: Authorised<'papers.view'>,
  query: { readonly month: Month; readonly kind: PaperKind | null; readonly after: string | null },
): Promise<PapersView> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { month, kind } = query;
  const { first, last } = daysOfMonth(month);
  const after = keyFrom(query.after);
  const [{ titles }, inUse, total, lines, owed] = await Promise.all([
    rulesFor(scope),
    wordTemplatesOf(scope).kindsInUse(),
    registerOf(scope).count(reachedBy(permit), { from: first, to: last, kind }),
    registerOf(scope).page(reachedBy(permit), { from: first, to: last, kind }, after, PAPERS_PER_PAGE + 1),
    after || (kind && kind !== 'daily' && kind !== 'weekly' && kind !== 'monthly') ? [] : owedPapers(scope, permit, month),
  ]);
  const shown = lines.slice(0, PAPERS_PER_PAGE);
  const end = lines.length > PAPERS_PER_PAGE ? shown.at(-1) : undefined;
  return {
    month, today: permit.today, kind,
    titles: { ...titles, riskCards: CARD_TITLE, submission: '报送' },
    rows: [...owed.filter((row) => !kind || row.kind === kind), ...shown.map((line) => ({ ...paperRow(line), filled: inUse.some((one) => one === line.kind) ? `/papers/${line.id}/filled.docx` : null }))],
    total,
    next: end ? `${end.day} ${end.id}` : null,
  };
}
