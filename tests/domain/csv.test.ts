import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf, csvLine, rowsOfText, textOfBlock, unguarded } from '~/domain/shared/csv';

const rows = (text: string, separator = ','): string[][] => [...rowsOfText(text, separator)];
const cells = fc.array(fc.array(fc.string({ unit: fc.constantFrom('甲', '=', "'", '"', ',', '\t', '\n', ' ') }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

describe('a text table', () => {
  it('is read as it was written, whatever its cells hold', () => {
    fc.assert(fc.property(cells, (table) => {
      expect(rows(table.map(csvLine).join('')).map((row) => row.map(unguarded))).toEqual(table);
    }));
  });

  it('comes back from the clipboard as it was put there', () => {
    fc.assert(fc.property(cells, (table) => {
      // A last row of one empty cell is a line end at the end, which begins no row.
      fc.pre(table.length === 1 || table.at(-1)!.length > 1 || table.at(-1)![0] !== '');
      expect(blockOf(textOfBlock(table))).toEqual(table);
    }));
  });

  it('takes a quote that closes nothing for a sign, and goes on with the next cell', () => {
    expect(rows('"风险"点,5",甲\r\n"未关,乙\r\n丙,丁')).toEqual([['"风险"点', '5"', '甲'], ['"未关', '乙'], ['丙', '丁']]);
    expect(rows('一,"二""三",\n')).toEqual([['一', '二"三', '']]);
    expect(blockOf('"甲\t乙"丙\n')).toEqual([['"甲', '乙"丙']]);
  });

  it('is read in time that grows with its length, however its quotes are laid', () => {
    for (const hostile of ['"""",'.repeat(400_000), '"",'.repeat(400_000), `"${'"",'.repeat(400_000)}`, '"a,'.repeat(400_000), `${'"'.repeat(400_001)},`.repeat(2), '"""\n'.repeat(400_000)]) {
      const began = performance.now();
      let count = 0;
      for (const row of rowsOfText(hostile, ',', { width: 10 })) count += row.length;
      expect(count).toBeGreaterThan(0);
      expect(performance.now() - began).toBeLessThan(4_000);
    }
  });

  it('keeps from spreadsheets what they would take for a formula', () => {
    expect(csvLine(['=1+1', '-5', '@a', '说明 "甲"'])).toBe('"\'=1+1","\'-5","\'@a","说明 ""甲"""\r\n');
  });
});
