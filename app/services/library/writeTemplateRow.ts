import { createHash } from 'node:crypto';
import { insert, update } from 'db/dialect/writes';
import { libraryOf } from 'db/repositories/risk/library';
import { templateItems } from 'db/schema';
import { type EditorPermit, type LibraryRefusal, type RowInput, rowMark, writeRow } from '~/domain/risk/library/libraryEdit';
import { COMMON_CATEGORY } from '~/domain/risk/library/template';
import { canonicalJson } from '~/domain/shared/canonical';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { editorActor, toldOf } from '~/services/told';
import { noteChange } from './changeNote';

/**
 * Adds a row to a category of the draft edition (`key` null) or rewrites one, with the reason factories will read. `seen` is the mark
 * of the row the editor saw; a row taken out meanwhile comes back only to somebody who saw that it was.
 */
export function writeTemplateRow(cx: Context, permit: EditorPermit, categoryId: string, key: string | null, input: RowInput, reason: string, seen: string): Promise<Decision<{ key: string }, LibraryRefusal>> {
  return decide<{ key: string }, LibraryRefusal>(async () => {
    const library = libraryOf(cx.store);
    const draft = await library.draft();
    if (!draft) return refused({ code: 'noDraftEdition' });
    const { edition } = draft;
    const [rows, categories, changes] = await Promise.all([library.rowsOf(edition, [categoryId]), library.categories(edition), library.changes(edition)]);
    if (categoryId !== COMMON_CATEGORY && !categories.some(({ id }) => id === categoryId)) return refused({ code: 'notFound' });
    const before = key === null ? null : (rows.find((row) => row.key === key) ?? null);
    const change = changes.find((one) => one.categoryId === categoryId && one.key === key);
    if (key !== null && !before && rowMark(change) !== seen) return refused({ code: 'rowGone', change });
    if (before && rowMark(change) !== seen) return refused({ code: 'rowMoved', current: before, change });
    const decision = writeRow(input, before, rows.filter((row) => row.key !== key), reason);
    if (!decision.ok) return decision;
    const row = decision.fact;
    // a key names the row in every edition, so one that was given stays whatever the words become
    const known = before ?? change;
    const named = known?.key ?? createHash('sha256').update(canonicalJson([categoryId, row.stage, row.workshop, row.post, row.riskPoint, edition])).digest('hex').slice(0, 16);
    const note = noteChange(cx, edition, changes.find((change) => change.categoryId === categoryId && change.key === named), {
      categoryId, key: named, kind: known ? 'changed' : 'added', riskPoint: row.riskPoint, reason: reason.trim(), editorName: permit.name,
    });
    await cx.store.write([
      before ? update(templateItems, { edition, categoryId, key: named }, row) : insert(templateItems, { edition, categoryId, key: named, position: rows.length + changes.length + 1, ...row }),
      note,
    ], toldOf(cx, editorActor(permit), known ? 'library.rowChanged' : 'library.rowAdded', { kind: 'templateRow', id: named }, { edition, riskPoint: row.riskPoint, reason: reason.trim() }));
    return decided({ key: named });
  });
}
