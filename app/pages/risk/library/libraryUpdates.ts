import { libraryOf } from 'db/repositories/risk/library';
import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import { scopeOf } from 'db/repositories/scope';
import { templateUpdatesOf } from 'db/repositories/risk/templateUpdates';
import type { Authorised } from '~/domain/organisation/access/authority';
import { criterionWords } from '~/domain/risk/library/limit';
import { updateFields } from '~/domain/risk/library/templateUpdates';
import { pageOf } from '~/domain/shared/page';
import type { Context } from '~/services/context';
import { namesOf } from '../list/names';

/** Rows on one page. */
const ROWS_PER_PAGE = 50;

/** Rows of the library that changed since the factory took them, a page of them, old and new side by side; null before the library was loaded. */
export async function libraryUpdates(cx: Pick<Context, 'store' | 'now'>, permit: Authorised<'risk.edit'>, page = 1) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const library = libraryOf(cx.store);
  const [file, names, standard, editions] = await Promise.all([templateUpdatesOf(scope), namesOf(scope), riskStandardsOf(scope).current(), library.editions()]);
  if (!file) return null;
  const categories = new Map((await library.categories(file.edition.edition)).map(({ id, name }) => [id, name]));
  const shown = pageOf(file.updates, page, ROWS_PER_PAGE);
  return {
    edition: file.edition, total: shown.total, page: shown.page, pages: shown.pages,
    version: file.version && { number: file.version.number, draft: file.version.publication === null },
    releases: editions.filter(({ releasedByName }) => releasedByName !== null).slice(0, 5).map(({ edition, note, releasedAt, releasedByName }) => ({ edition, note, releasedAt, releasedByName })),
    updates: shown.rows.map((update) => {
      const row = (update.after ?? update.before)!;
      return {
        kind: update.kind, categoryId: update.categoryId, key: update.key, lineId: update.lineId, itemId: update.item?.id ?? null,
        category: categories.get(update.categoryId) ?? '通用', riskPoint: row.riskPoint, edition: update.item?.templateEdition ?? null,
        place: update.item ? `${names.workshop(update.item.workshopId)} · ${names.post(update.item.postId)}` : `${row.workshop} · ${row.post}（范本岗位）`,
        reason: file.changes.filter(({ categoryId, key }) => categoryId === update.categoryId && key === update.key).at(-1)?.reason ?? '',
        fields: updateFields(update, standard, cx.now(), names),
        row: { failure: row.failure, measure: row.measure, criterion: criterionWords(row), limitVerified: row.limitVerified, limitReading: row.limitReading, frequency: row.frequency },
      };
    }),
  };
}

export type LibraryUpdatesView = NonNullable<Awaited<ReturnType<typeof libraryUpdates>>>;
