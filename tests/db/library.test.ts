import { describe, expect, it } from 'vitest';
import { libraryOf } from 'db/repositories/library';
import { jobs } from 'db/schema';
import { type LibraryFile, loadLibrary } from 'db/seeds/library';
import edition1 from 'db/seeds/library/edition-1.json';
import { DIMENSION_OF_STAGE } from '~/domain/risk/template';
import { instant } from '~/domain/shared/instant';
import { openTestStore } from '../world/store';

const at = instant('2026-11-18T10:00:00+08:00');

describe('the template library', () => {
  it('loads all 28 categories and 357 rows, with every dimension and no limit marked as verified', async () => {
    const { store } = await openTestStore();
    await loadLibrary(store, at);
    const library = libraryOf(store);
    expect(await library.edition()).toEqual({ edition: 1, asOf: '2026-11-21' });
    const categories = await library.categories(1);
    expect(categories).toHaveLength(28);
    const rows = await library.rowsOf(1, [...categories.map(({ id }) => id), 'common']);
    expect(rows).toHaveLength(357);
    expect(rows.filter(({ categoryId }) => categoryId === 'common')).toHaveLength(12);
    expect(categories.reduce((sum, { rows: total }) => sum + total, 0)).toBe(345);
    expect(rows.every(({ stage, dimension }) => dimension === DIMENSION_OF_STAGE[stage])).toBe(true);
    expect(rows.some(({ limitVerified }) => limitVerified)).toBe(false);
    expect(new Set(rows.map(({ categoryId, key }) => `${categoryId}/${key}`)).size).toBe(357);
    expect(categories.reduce((sum, { standards }) => sum + standards.length, 0)).toBe(84);
    expect(categories.reduce((sum, { findings }) => sum + findings.length, 0)).toBe(114);
  });

  it('loads the same content once, and changed content as a new edition beside the old', async () => {
    const { store } = await openTestStore();
    expect(await loadLibrary(store, at)).toBe(1);
    expect(await loadLibrary(store, at)).toBe(1);
    const changed: LibraryFile = { ...(edition1 as LibraryFile), meta: { asOf: '2027-01-01' } };
    expect(await loadLibrary(store, at, changed)).toBe(2);
    expect(await loadLibrary(store, at, changed)).toBe(2);
    const library = libraryOf(store);
    // every factory is told of what follows another edition, and of nothing at the first
    expect(await store.read.select({ id: jobs.id, payload: jobs.payload }).from(jobs)).toEqual([{ id: 'edition-2', payload: { job: 'remindLibrary', slot: 'edition-2' } }]);
    const keys = async (edition: number) => (await library.rowsOf(edition, ['wire-cable'])).map(({ key }) => key);
    expect(await keys(2)).toEqual(await keys(1));
  });

  it('refuses a library that uses a word the program does not know', async () => {
    const { store } = await openTestStore();
    const library = edition1 as LibraryFile;
    const wrong: LibraryFile = { ...library, commonItems: [{ ...library.commonItems[0]!, stage: '别的环节' }] };
    await expect(loadLibrary(store, at, wrong)).rejects.toThrow('别的环节');
    expect(await libraryOf(store).edition()).toBeNull();
  });
});
