import { describe, expect, it } from 'vitest';
import { LEDGER_LIST, LISTS, PEOPLE_LIST } from '~/domain/report/lists';
import { columnsShown, hiddenIn, hiddenText, inOrder, keyedPlace, listAsked, numbered, withoutColumns } from '~/domain/report/listTable';
import { day } from '~/domain/shared/day';
import { pageOf } from '~/domain/shared/page';

const person = (name: string, joinedOn: string, leftOn: string | null = null) => ({ name, loginName: name, titles: [], joinedOn: day(joinedOn), leftOn: leftOn === null ? null : day(leftOn) });
const PEOPLE = [person('王芳', '2026-03-01'), person('李娜', '2026-01-05', '2026-10-31'), person('单立人', '2026-02-02'), person('A10', '2026-02-03'), person('A9', '2026-02-04')];
const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);

describe('columns of a list', () => {
  it('are those somebody wants to see, with what a row is about always among them', () => {
    expect(columnsShown(PEOPLE_LIST, ['name', 'loginName', 'nothing']).map(({ name }) => name)).toEqual(['name', 'titles', 'joinedOn', 'leftOn']);
    expect(columnsShown(withoutColumns(PEOPLE_LIST, ['loginName']), []).map(({ name }) => name)).not.toContain('loginName');
  });

  it('are remembered by what is left out', () => {
    const hidden = hiddenText(PEOPLE_LIST.columns, ['titles', 'joinedOn']);
    expect(hiddenIn(hidden)).toEqual(['loginName', 'leftOn']);
    expect(hiddenText(PEOPLE_LIST.columns, PEOPLE_LIST.columns.map(({ name }) => name))).toBe('');
    expect(hiddenIn(null)).toEqual([]);
  });

  it('have names that address and cookie can carry, each once', () => {
    for (const { name, columns } of LISTS) {
      expect(name).toMatch(/^[a-z-]+$/);
      expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
      for (const column of columns) expect(column.name).toMatch(/^[A-Za-z]+$/);
    }
    expect(LEDGER_LIST.columns[0]?.name).toBe('number');
  });
});

describe('rows of a list', () => {
  it('stand in the order of a column, names as a dictionary has them and numbers as they count, forwards and backwards', () => {
    expect(names(inOrder(PEOPLE_LIST, PEOPLE, 'name'))).toEqual(['A9', 'A10', '李娜', '单立人', '王芳'].sort((a, b) => new Intl.Collator('zh-Hans-CN', { numeric: true }).compare(a, b)));
    expect(names(inOrder(PEOPLE_LIST, PEOPLE, 'joinedOn'))).toEqual(['李娜', '单立人', 'A10', 'A9', '王芳']);
    expect(names(inOrder(PEOPLE_LIST, PEOPLE, '-joinedOn'))).toEqual(['王芳', 'A9', 'A10', '单立人', '李娜']);
    expect(names(inOrder(PEOPLE_LIST, PEOPLE, 'leftOn'))[0]).toBe('李娜');
    for (const sort of ['', 'nothing', '--name', 'constructor']) expect(names(inOrder(PEOPLE_LIST, PEOPLE, sort))).toEqual(names(PEOPLE));
  });

  it('are cut into pages that say which they are; a page beyond the last is the last', () => {
    expect(pageOf([1, 2, 3, 4, 5], 2, 2)).toEqual({ rows: [3, 4], page: 2, pages: 3, total: 5 });
    expect(pageOf([1, 2, 3, 4, 5], 99, 2)).toEqual({ rows: [5], page: 3, pages: 3, total: 5 });
    expect(pageOf([], 1, 2)).toEqual({ rows: [], page: 1, pages: 1, total: 0 });
  });

  it('are asked for by an address in which what cannot be meant is left out of account', () => {
    expect(listAsked(new URLSearchParams('sort=-name&page=3'))).toEqual({ sort: '-name', page: 3 });
    for (const page of ['0', '-1', '1.5', 'x', '1e9', '']) expect(listAsked(new URLSearchParams({ page })).page).toBe(1);
  });

  it('that are turned by key count along, and say where counting ended', () => {
    expect(keyedPlace(new URLSearchParams('page=7'), 60, 25)).toEqual({ page: 1, pages: 3, total: 60 });
    expect(keyedPlace(new URLSearchParams('after=k&page=2'), 60, 25)).toEqual({ page: 2, pages: 3, total: 60 });
    expect(keyedPlace(new URLSearchParams('after=k&page=90'), 60, 25)).toEqual({ page: 3, pages: 3, total: 60 });
    expect(keyedPlace(new URLSearchParams('after=k&page=90'), 2001, 25, 2000)).toEqual({ page: 90, pages: 81, total: 2000, more: true });
    expect([numbered('/x?a=1', 2), numbered('/x', 2), numbered(null, 2)]).toEqual(['/x?a=1&page=2', '/x?page=2', null]);
  });
});
