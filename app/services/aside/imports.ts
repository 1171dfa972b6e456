import { importItems, riskImportsOf } from 'db/repositories/risk/riskImports';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { findLayout, type Layout, layoutAt } from '~/domain/risk/import/columns';
import { type Comparison, compareSheet, lookAt, type SheetLook } from '~/domain/risk/import/comparison';
import type { ImportGround } from '~/domain/risk/import/settle';
import { alikePlaces } from '~/domain/risk/library/matching';
import { readSheetText } from '~/domain/risk/import/sheet';
import { type Instant, millisecondsOf } from '~/domain/shared/instant';
import { newId } from 'db/dialect/ids';
import { openStorage } from '~/platform/host/storage';
import { confirmImport, type SeenImport } from '../risk/import/confirmImport';
import { readUpload } from '../risk/import/readUpload';
import { onDatabase } from './onDatabase';

/** Which upload is read, and under which folder the files of the installation lie. */
export interface Uploaded {
  readonly storageFolder: string;
  readonly enterpriseId: string;
  readonly importId: string;
}

/** Reads an upload (`readUpload`). */
export const readOnDatabase = (url: string, { storageFolder, enterpriseId, importId }: Uploaded, tell: (percent: number) => void): Promise<void> =>
  onDatabase(url, (store) => readUpload({ store, storage: openStorage(storageFolder) }, enterpriseId, importId, tell));

/** The columns of which kept sheet are sought: below the head a person names, or where it is found. */
export interface Sought {
  readonly enterpriseId: string;
  readonly importId: string;
  readonly position: number;
  readonly head: { readonly row: number; readonly rows: 1 | 2 } | null;
}

/** How the columns of a kept sheet are taken: the layout is null where no head was found; null where there is no such sheet. */
export const layoutOfImport = (url: string, { enterpriseId, importId, position, head }: Sought): Promise<{ readonly layout: Layout | null } | null> =>
  onDatabase(url, async ({ read }) => {
    const imports = riskImportsOf(scopeOf({ read }, enterpriseId));
    const content = await imports.sheet(importId, position);
    if (content === null) return null;
    const [sheet, heads] = [readSheetText(content), await imports.knownHeads()];
    return { layout: head ? layoutAt(sheet, head.row, head.rows, heads) : findLayout(sheet, heads) };
  });

/** Which kept sheet is looked at, what it is compared with, and how much of it is shown. */
export interface Looking {
  readonly enterpriseId: string;
  readonly importId: string;
  readonly position: number;
  readonly layout: Layout | null;
  /** The version it is compared with (none: an empty list); null where it is only looked at. */
  readonly compared: { readonly versionId: string | null; readonly ground: ImportGround } | null;
  readonly listed: { readonly rows: number; readonly places: number };
}

/** What a page shows of it; the comparison is null where nothing was compared. */
export interface Look {
  readonly look: SheetLook;
  readonly comparison: Comparison | null;
  /** Posts with a word in common with each place nobody knows, in the same order. */
  readonly alike: readonly (readonly string[])[];
}

/** Looks at a kept sheet, and compares it; null when it is gone. */
export const lookAtImport = (url: string, { enterpriseId, importId, position, layout, compared, listed }: Looking): Promise<Look | null> =>
  onDatabase(url, async ({ read }) => {
    const scope = scopeOf({ read }, enterpriseId);
    const content = await riskImportsOf(scope).sheet(importId, position);
    if (content === null) return null;
    const sheet = readSheetText(content);
    const comparison = layout && compared ? compareSheet(sheet, layout, await importItems(scope, compared), compared.ground, listed) : null;
    const places = compared?.ground.places ?? [];
    const alike = (comparison?.unknownPlaces ?? []).map(({ sourceWorkshop, sourcePost }) => alikePlaces(sourceWorkshop, sourcePost, places).map(({ postId }) => postId));
    return { look: lookAt(sheet, layout), comparison, alike };
  });

/** Confirms an import (`confirmImport`). */
export const confirmOnDatabase = (url: string, { at, permit, importId, seen }: { readonly at: Instant; readonly permit: Authorised<'risk.edit'>; readonly importId: string; readonly seen: SeenImport }) =>
  onDatabase(url, (store) => confirmImport({ store, now: () => at, newId: () => newId(millisecondsOf(at)) }, permit, importId, seen));
