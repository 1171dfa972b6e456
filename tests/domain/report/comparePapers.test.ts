import { describe, expect, it } from 'vitest';
import { comparePapers } from '~/domain/report/comparePapers';
import { frameOf, type Paper, type TableRow } from '~/domain/report/paper';
import { rowsOf } from '~/domain/report/paperRows';
import { instantAt } from '~/domain/shared/instant';
import { day } from '~/domain/shared/day';

const cells = (...texts: string[]): TableRow => ({ kind: 'cells', id: texts[1], cells: texts });
const group = (text: string): TableRow => ({ kind: 'group', text });
const paper = (rows: readonly TableRow[], note = '一'): Paper => ({
  ...frameOf({ factory: '海纳线缆', recordCode: '', versionLabel: '', contentHash: '', verifyUrl: '', createdAt: instantAt(day('2026-11-18'), '10:00') }),
  title: '表', number: '', subtitle: '', orientation: 'portrait',
  blocks: [
    { kind: 'facts', perLine: 1, facts: [{ label: '备注', value: note }] },
    { kind: 'table', widths: [1, 2, 2, 2], head: [[{ text: '序号', rowSpan: 2 }, { text: '风险点', rowSpan: 2 }, { text: '评价', colSpan: 2 }], [{ text: '方法' }, { text: '等级' }]], rows, empty: '无' },
  ],
});

describe('the lines of a paper', () => {
  it('have the words of their own columns, their number and where they stand', () => {
    expect(rowsOf(paper([group('挤出岗（1 项）'), cells('7\n范本', '绝缘厚度', 'LS', '较大')]))).toEqual([
      { place: '挤出岗', serial: 7, name: '绝缘厚度', id: '绝缘厚度', cells: [{ column: '序号', text: '范本' }, { column: '风险点', text: '绝缘厚度' }, { column: '方法', text: 'LS' }, { column: '等级', text: '较大' }] },
    ]);
  });
});

describe('two papers', () => {
  it('are the same where lines were only numbered anew', () => {
    const { facts, rows, counts } = comparePapers(paper([cells('1', 'a', 'LS', '低'), cells('2', 'b', 'LS', '低')]), paper([cells('1', 'b', 'LS', '低'), cells('2', 'a', 'LS', '低')]));
    expect([facts, rows, counts]).toEqual([[], [], { added: 0, changed: 0, removed: 0, unchanged: 2 }]);
  });

  it('tell a line that changed from one that came and one that went, each at its place, and what stands over the table', () => {
    const before = paper([group('甲（3 项）'), cells('1', '厚度', 'LS', '低'), cells('2', '火花', 'LEC', '重大'), cells('3', '外径', 'LS', '一般')], '一');
    const after = paper([group('甲（2 项）'), cells('1', '外径', 'LS', '较大'), cells('2', '厚度', 'LS', '低'), group('乙（1 项）'), cells('3', '印字', 'HACCP', '低')], '二');
    const { facts, rows, counts } = comparePapers(before, after);
    expect(facts).toEqual([{ name: '备注', before: '一', after: '二' }]);
    expect(rows.map(({ kind, place, name }) => `${kind} ${place} ${name}`)).toEqual(['changed 甲 外径', 'added 乙 印字', 'removed 甲 火花']);
    expect(rows[0]?.changes).toEqual([{ name: '等级', before: '一般', after: '较大' }]);
    expect(counts).toEqual({ added: 1, changed: 1, removed: 1, unchanged: 1 });
  });

  it('of ten thousand lines all different are told apart in seconds', () => {
    const many = (mark: string) => paper(Array.from({ length: 10_000 }, (_, at) => cells(String(at + 1), `${mark}${at}`, mark, mark)));
    const begun = performance.now();
    expect(comparePapers(many('a'), many('b')).counts).toEqual({ added: 10_000, changed: 0, removed: 10_000, unchanged: 0 });
    expect(performance.now() - begun).toBeLessThan(4000);
  });
});
