import { insert, remove, update, type Write } from 'db/dialect/writes';
import type { TemplateChange } from 'db/repositories/risk/library';
import { templateChanges } from 'db/schema';
import type { Context } from '~/services/context';

/** The write that keeps why a row is no longer as it was: an added row stays added, and one retired again leaves no trace. */
export function noteChange(cx: Pick<Context, 'now'>, edition: number, earlier: TemplateChange | undefined, change: Omit<TemplateChange, 'changedAt'>): Write {
  const key = { edition, categoryId: change.categoryId, key: change.key };
  const row = { ...change, changedAt: cx.now() };
  if (!earlier) return insert(templateChanges, { edition, ...row });
  if (earlier.kind === 'added' && change.kind === 'retired') return remove(templateChanges, key);
  return update(templateChanges, key, { kind: earlier.kind === 'added' ? 'added' : row.kind, riskPoint: row.riskPoint, reason: row.reason, editorName: row.editorName, changedAt: row.changedAt });
}
