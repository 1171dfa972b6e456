import { remove } from 'db/dialect/writes';
import { libraryOf } from 'db/repositories/risk/library';
import { templateItems } from 'db/schema';
import { type EditorPermit, type LibraryRefusal, rowMark } from '~/domain/risk/library/libraryEdit';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { editorActor, toldOf } from '~/services/told';
import { noteChange } from './changeNote';

/** Takes a row out of the draft edition, with the reason; earlier editions keep it. `seen` is the mark of the row the editor saw. */
export function retireTemplateRow(cx: Context, permit: EditorPermit, categoryId: string, key: string, reason: string, seen: string): Promise<Decision<{ riskPoint: string }, LibraryRefusal>> {
  return decide<{ riskPoint: string }, LibraryRefusal>(async () => {
    const library = libraryOf(cx.store);
    const draft = await library.draft();
    if (!draft) return refused({ code: 'noDraftEdition' });
    const { edition } = draft;
    const [rows, changes] = await Promise.all([library.rowsOf(edition, [categoryId]), library.changes(edition)]);
    const row = rows.find((one) => one.key === key);
    const earlier = changes.find((change) => change.categoryId === categoryId && change.key === key);
    if (!row) return refused(earlier ? { code: 'rowGone', change: earlier } : { code: 'notFound' });
    if (rowMark(earlier) !== seen) return refused({ code: 'rowMoved', current: row, change: earlier });
    if (!reason.trim()) return refused({ code: 'libraryReasonMissing' });
    await cx.store.write([
      remove(templateItems, { edition, categoryId, key }),
      noteChange(cx, edition, earlier, { categoryId, key, kind: 'retired', riskPoint: row.riskPoint, reason: reason.trim(), editorName: permit.name }),
    ], toldOf(cx, editorActor(permit), 'library.rowRetired', { kind: 'templateRow', id: key }, { edition, riskPoint: row.riskPoint, reason: reason.trim() }));
    return decided({ riskPoint: row.riskPoint });
  });
}
