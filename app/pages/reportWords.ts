import type { Reader } from 'db/dialect/store';
import { reportsOf } from 'db/repositories/reports';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/authority';
import type { Day } from '~/domain/shared/day';

/** What a weekly report says now, by form field, and the week it belongs to; null when it is not of this factory. */
export async function reportWords(
  cx: { store: { read: Reader } },
  leave: Pick<Authorised<'weekly.compile' | 'weekly.sign'>, 'enterpriseId'>,
  id: string,
): Promise<{ monday: Day; current: Record<string, string> } | null> {
  const report = await reportsOf(scopeOf(cx.store, leave.enterpriseId)).byId(id);
  return report && { monday: report.weekStart, current: { ...report.words, version: String(report.version) } };
}
