import { libraryOf } from 'db/repositories/risk/library';
import type { EditorPermit } from '~/domain/risk/library/libraryEdit';
import { COMMON_CATEGORY } from '~/domain/risk/library/template';
import type { Context } from '~/services/context';

const COMMON = { id: COMMON_CATEGORY, name: '通用（各类产品都适用）' };

/** Editions and categories as an editor sees them. Five queries. */
export async function editorLibrary(cx: Pick<Context, 'store'>, _leave: EditorPermit) {
  const library = libraryOf(cx.store);
  const [editions, draft, inForce] = await Promise.all([library.editions(), library.draft(), library.edition()]);
  const shown = draft?.edition ?? inForce?.edition ?? 0;
  const [categories, changes] = await Promise.all([library.categories(shown), draft ? library.changes(draft.edition) : []]);
  const common = (await library.rowsOf(shown, [COMMON_CATEGORY])).length;
  return {
    draft: draft && { edition: draft.edition, basedOn: draft.basedOn },
    inForce: inForce?.edition ?? null,
    editions: editions.filter(({ releasedAt }) => releasedAt !== null),
    changes: changes.map((change) => ({ ...change, category: [...categories, COMMON].find(({ id }) => id === change.categoryId)?.name ?? '' })),
    categories: [...categories.map(({ id, name, rows }) => ({ id, name, rows })), { ...COMMON, rows: common }],
  };
}

/** One category with its rows, in the draft edition where there is one; null when unknown. Five queries. */
export async function editorCategory(cx: Pick<Context, 'store'>, _leave: EditorPermit, id: string) {
  const library = libraryOf(cx.store);
  const [draft, inForce] = await Promise.all([library.draft(), library.edition()]);
  const edition = draft?.edition ?? inForce?.edition;
  if (edition === undefined) return null;
  const [categories, rows, changes] = await Promise.all([library.categories(edition), library.rowsOf(edition, [id]), library.changes(edition)]);
  const category = categories.find((one) => one.id === id);
  if (!category && id !== COMMON_CATEGORY) return null;
  return {
    id, edition, isDraft: draft !== null, name: category?.name ?? COMMON.name,
    regime: category ? { text: category.regime, verified: category.regimeVerified } : null,
    standards: category?.standards ?? [],
    rows: rows.map((row) => ({ ...row, change: changes.find((change) => change.categoryId === id && change.key === row.key) ?? null })),
    retired: changes.filter((change) => change.categoryId === id && change.kind === 'retired').map(({ key, riskPoint, reason, editorName, changedAt }) => ({ key, riskPoint, reason, editorName, changedAt })),
  };
}
