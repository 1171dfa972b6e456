import { describe, expect, it } from 'vitest';
import { readTable } from '~/documents/readTable';
import { answered, beyond, blockOf, pasted, redo, startGrid, tableOfBeyond, textOfBlock, undo, waiting, write } from '~/components/risk/list/grid/model';
import { shownRows } from '~/components/risk/list/grid/slots';
import { readCell } from '~/domain/risk/list/gridValues';

const start = () => startGrid([{ id: 'a', version: 1, values: ['偏心', '每日'] }, { id: 'b', version: 3, values: ['击穿', '每周'] }]);

describe('the rows in sight', () => {
  it('are each drawn once, a short list whole', () => {
    expect(shownRows(0, 5, 3)).toEqual([0, 1, 2]);
    for (const first of [0, 1, 7, 95, 99]) expect([...shownRows(first, 5, 100)].sort((a, b) => a - b)).toEqual(Array.from({ length: 5 }, (_, at) => Math.min(first, 95) + at));
  });

  it('keep their slots while they stay in sight', () => {
    const [before, after] = [shownRows(10, 5, 100), shownRows(12, 5, 100)];
    for (const row of [12, 13, 14]) expect(after.indexOf(row)).toBe(before.indexOf(row));
  });
});

describe('the sheet of the draft', () => {
  it('takes a step back and forth; writing anew forgets what was taken back', () => {
    const changed = write(start(), [{ row: 0, column: 0, text: '偏心度' }, { row: 1, column: 1, text: '每日' }]);
    expect(waiting(changed)).toEqual([0, 1]);
    expect(undo(changed).rows.map(({ values }) => values)).toEqual(start().rows.map(({ values }) => values));
    expect(waiting(undo(changed))).toEqual([]);
    expect(redo(undo(changed)).rows).toEqual(changed.rows);
    expect(write(undo(changed), [{ row: 0, column: 1, text: '每月' }]).future).toEqual([]);
    expect(write(changed, [{ row: 0, column: 0, text: '偏心度' }])).toBe(changed);
  });

  it('keeps what was typed while a batch was on its way', () => {
    const sent = write(start(), [{ row: 0, column: 0, text: '甲' }]);
    const typed = write(sent, [{ row: 0, column: 0, text: '甲乙' }]);
    const after = answered(typed, [{ id: 'a', version: 2, sent: sent.rows[0]!.values, kept: sent.rows[0]!.values }]);
    expect(after.rows[0]).toMatchObject({ version: 2, values: ['甲乙', '每日'] });
    expect(waiting(after)).toEqual([0]);
  });

  it('shows what was saved where that says it in other words, and leaves alone what was typed since', () => {
    const typed = write(start(), [{ row: 0, column: 1, text: '每2小时' }]);
    const answer = { id: 'a', version: 2, sent: typed.rows[0]!.values, kept: ['偏心', '班内每2小时'] };
    expect(answered(typed, [answer]).rows[0]).toMatchObject({ values: ['偏心', '班内每2小时'], saved: ['偏心', '班内每2小时'] });
    const since = answered(write(typed, [{ row: 0, column: 1, text: '每月' }]), [answer]);
    expect([since.rows[0]!.values, waiting(since)]).toEqual([['偏心', '每月'], [0]]);
    expect(readCell('frequency', '每2小时', 'process', [])).toEqual({ ok: true, set: { frequency: 'hour2' }, text: '班内每2小时' });
  });

  it('tells what of a pasted block finds no cell, and gives its rows as a table for the import', () => {
    const size = { rows: 2, columns: 2 };
    const block = blockOf('甲\n乙\n丙\n');
    expect(beyond(block, { row: 1, column: 0 }, { row: 1, column: 0 }, size)).toEqual({ rows: [['乙'], ['丙']], left: 0, columns: 0 });
    expect(beyond(block.slice(0, 1), { row: 1, column: 0 }, { row: 1, column: 0 }, size)).toBeNull();
    expect(beyond([['甲', '乙', '丙']], { row: 0, column: 1 }, { row: 0, column: 1 }, size)).toEqual({ rows: [], left: 1, columns: 2 });
    const left = beyond([['甲'], ['乙"丙']], { row: 1, column: 0 }, { row: 1, column: 0 }, size)!;
    expect(tableOfBeyond(left, ['风险点', '频次'], ['击穿', '每周'], [false, true])).toBe('"风险点","频次"\r\n"乙""丙","每周"');
  });

  it('gives its rows so that no spreadsheet runs them and the import reads them as they were', async () => {
    const odd = ['=1+1', '+5', '-5℃', '@all', "'-5℃", "''=x", "'引号"];
    const left = { rows: odd.map((text) => [text]), left: 0, columns: 0 };
    const text = tableOfBeyond(left, ['风险点', '频次'], ['', '每周'], [false, true]);
    expect(text.split('\r\n').slice(1).every((line) => !/^"[=+@-]/.test(line))).toBe(true);
    const read = await readTable(Buffer.from(text), '新行.csv');
    expect(read.ok && read.fact[0]!.rows.slice(1).map(([point]) => point)).toEqual(odd);
  });

  it('puts a refusal at its cell', () => {
    const typed = write(start(), [{ row: 1, column: 1, text: '看情况' }]);
    const after = answered(typed, [{ id: 'b', column: 1, sentence: '应为：每日、每周。', current: null }]);
    expect(after.rows[1]).toMatchObject({ version: 3, values: ['击穿', '看情况'], errors: { 1: '应为：每日、每周。' } });
    expect(waiting(after)).toEqual([]);
  });

  it('keeps both where somebody else was first: what was typed with what is stored now beside it, and the other’s cells as they are', () => {
    const typed = write(start(), [{ row: 1, column: 0, text: '丙' }]);
    const after = answered(typed, [{ id: 'b', column: 0, sentence: '刚刚被别人改过。', current: { version: 4, values: ['丁', '每月'] } }]);
    expect(after.rows[1]).toMatchObject({ version: 4, values: ['丙', '每月'], saved: ['丁', '每月'] });
    expect(after.rows[1]!.errors).toEqual({ 0: expect.stringMatching(/^刚刚被别人改过。这一格现在是“丁”/) as string });
    expect(waiting(after)).toEqual([]);
    expect(waiting(write(after, [{ row: 1, column: 0, text: '戊' }]))).toEqual([1]);
    const again = write(after, [{ row: 1, column: 0, text: '丙' }]);
    expect([waiting(again), again.past]).toEqual([[1], after.past]);
    expect(waiting(answered(typed, [{ id: 'b', column: 0, sentence: '刚刚被别人改过。', current: { version: 4, values: ['丙', '每月'] } }]))).toEqual([]);
  });

  it('reads a block from Excel, with line ends and quotes in its cells, and gives one back', () => {
    expect(blockOf('偏心\t"一、首检\n二、""巡检"""\r\n击穿\t\r\n')).toEqual([['偏心', '一、首检\n二、"巡检"'], ['击穿', '']]);
    const block = [['a', 'b\nc'], ['"d"', '']];
    expect(blockOf(textOfBlock(block))).toEqual(block);
  });

  it('pastes a block from the corner of the selection and cuts it at the edges; one value fills the selection', () => {
    const size = { rows: 2, columns: 2 };
    expect(pasted([['1', '2', '3'], ['4', '5', '6'], ['7', '8', '9']], { row: 0, column: 1 }, { row: 0, column: 1 }, size)).toEqual([{ row: 0, column: 1, text: '1' }, { row: 1, column: 1, text: '4' }]);
    expect(pasted([['x']], { row: 1, column: 1 }, { row: 0, column: 0 }, size)).toHaveLength(4);
  });

  it('reads codes in the words people use and says what is allowed otherwise', () => {
    const posts = [{ id: 'p1', label: '挤塑车间 · 绝缘挤出岗' }];
    expect(readCell('frequency', '每班', 'process', posts)).toEqual({ ok: true, set: { frequency: 'shift' }, text: '每个班次' });
    expect(readCell('postId', '绝缘挤出岗', 'process', posts)).toMatchObject({ set: { postId: 'p1' } });
    expect(readCell('measures', '首检\n应急处置：停线', 'process', posts)).toMatchObject({ set: { measures: [{ kind: 'parameter', text: '首检' }, { kind: 'emergency', text: '停线' }] } });
    for (const [field, text] of [['stage', '火星'], ['dimension', '?'], ['frequency', '看情况'], ['postId', '无此岗'], ['riskPoint', ' ']] as const) expect(readCell(field, text, 'process', posts).ok).toBe(false);
  });
});
