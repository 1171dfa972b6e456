import { auditOfScope, type AuditFilter, type AuditRow } from 'db/repositories/audit';
import { peopleOf } from 'db/repositories/organisation/people';
import { savedFiltersOf } from 'db/repositories/savedFilters';
import { scopeOf } from 'db/repositories/scope';
import { AUDIT_KINDS } from '~/domain/audit/types';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { SavedFilter } from '~/domain/organisation/savedFilter';
import { CSV_MARK, csvLine } from '~/domain/shared/csv';
import { parseDay } from '~/domain/shared/day';
import { formatInstant } from '~/domain/shared/instant';
import { AUDIT_KIND_NAMES } from '~/domain/audit/words';
import type { Context } from '~/services/context';

const PAGE = 50;
const PORTION = 500;
/** Columns of the exported file. */
const COLUMNS = ['时间', '事项', '操作人', '身份', '对象', '说明', '网络地址', '请求编号'] as const;

export interface AuditTrailView {
  readonly rows: readonly AuditRow[];
  readonly filter: AuditFilter;
  /** Those one can ask for by name. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly next: string | null;
  /** The filter as it can be kept, and those this person keeps. */
  readonly current: string;
  readonly filters: readonly SavedFilter[];
}

/** The entries an address asks for: `?kind=&person=&from=&to=`; what cannot be read asks for nothing. */
export const auditFilterOf = (query: URLSearchParams): AuditFilter => ({
  kind: AUDIT_KINDS.find((kind) => kind === query.get('kind')) ?? null,
  actorId: query.get('person') || null,
  from: parseDay(query.get('from') ?? ''),
  to: parseDay(query.get('to') ?? ''),
});

/** The same as the question of an address, to be kept; empty where nothing is narrowed. */
export const auditQuery = ({ kind, actorId, from, to }: AuditFilter): string =>
  new URLSearchParams(Object.entries({ kind, person: actorId?.slice(0, 60) ?? null, from, to }).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))).toString();

/** One page of what was written down of the factory, the newest first; `before` is the last entry of the page before. Three queries. */
export async function auditTrail(cx: Pick<Context, 'store'>, permit: Authorised<'organisation.manage'>, filter: AuditFilter, before: string | null): Promise<AuditTrailView> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [rows, persons, filters] = await Promise.all([auditOfScope(scope).page(filter, before, PAGE + 1), peopleOf(scope).persons(), savedFiltersOf(scope).of(permit.personId, 'audit')]);
  const shown = rows.slice(0, PAGE);
  return { rows: shown, filter, people: persons.map(({ id, name }) => ({ id, name })), next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null, current: auditQuery(filter), filters };
}

/** All of it under the same filter, as portions of CSV. */
export async function* auditExport(cx: Pick<Context, 'store'>, permit: Authorised<'organisation.manage'>, filter: AuditFilter): AsyncGenerator<string> {
  const audit = auditOfScope(scopeOf(cx.store, permit.enterpriseId));
  yield CSV_MARK + csvLine(COLUMNS);
  for (let before: string | null = null; ; ) {
    const rows: AuditRow[] = await audit.page(filter, before, PORTION);
    yield rows
      .map((row) => csvLine([formatInstant(row.at), AUDIT_KIND_NAMES[row.kind], row.actorName, row.actorTitle, row.subjectName, row.detail, row.address, row.requestId]))
      .join('');
    const last = rows.at(-1);
    if (rows.length < PORTION || !last) return;
    before = last.id;
  }
}
