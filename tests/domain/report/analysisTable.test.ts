import { describe, expect, it } from 'vitest';
import { analysisTable } from '~/domain/report/analysisTable';
import type { TableBlock } from '~/domain/report/paper';
import { CUT_OFF_SETS } from '~/domain/rulepack/pack';
import { analysisInput, analysisRow } from '../../world/papers';
import { factOf, rowsOf, tablesOf, textOf } from './cells';

const tableOf = (rows: Parameters<typeof analysisRow>[1][], change = {}): { paper: ReturnType<typeof analysisTable>; table: TableBlock } => {
  const paper = analysisTable(analysisInput(0, { rows: rows.map((row, index) => analysisRow(index, row)), ...change }));
  return { paper, table: tablesOf(paper)[0] as TableBlock };
};

describe('《工业产品质量风险分析表》', () => {
  it('takes its title from the rules and lies on its side', () => {
    const { paper } = tableOf([{}]);
    expect(paper.title).toBe('工业产品质量风险分析表');
    expect(paper.orientation).toBe('landscape');
  });

  it('puts the rows of one workshop and post together whatever their order in the list, and numbers them through', () => {
    const { table } = tableOf([{ workshop: '甲车间', post: 'A' }, { workshop: '乙车间', post: 'B' }, { workshop: '甲车间', post: 'C' }, { workshop: '甲车间', post: 'A' }]);
    expect(rowsOf(table).map(([first]) => first)).toEqual(['甲车间 · A(2 项)', '1', '2', '甲车间 · C(1 项)', '3', '乙车间 · B(1 项)', '4']);
  });

  it('has as many cells in a row as columns in its head', () => {
    const { table } = tableOf([{}]);
    const head = (table.head[0] ?? []).reduce((sum, cell) => sum + (cell.colSpan ?? 1), 0);
    expect(head).toBe(table.widths.length);
    for (const row of table.rows) if (row.kind === 'cells') expect(row.cells).toHaveLength(table.widths.length);
  });

  it('marks a row of the library that nobody confirmed, and a criterion that nobody checked', () => {
    const { paper, table } = tableOf([{ template: true, limitVerified: false }, { template: false, limitVerified: true }]);
    const [, first, second] = rowsOf(table);
    expect(first?.[0]).toBe('1\n范本');
    expect(first?.join()).toContain('〔未核对〕');
    expect(second?.join()).not.toContain('未核对');
    expect(textOf(factOf(paper, '待完善') ?? '')).toBe('范本未确认 1 项,判定准则未核对 1 项');
  });

  it('says nothing of open points when there are none', () => {
    expect(factOf(tableOf([{ template: false, limitVerified: true }]).paper, '待完善')).toBeUndefined();
  });

  it('prints the cut-off set with its version and bands, and names the set of a row assessed with another', () => {
    const assessment = { method: 'LS', setId: 'LS-P2', setVersion: 1, factors: [{ key: 'L', value: 3, text: '' }, { key: 'S', value: 3, text: '' }], value: 9, level: 'considerable', controlLevel: 'workshop' } as const;
    const { paper, table } = tableOf([{}, { assessment }], { sets: CUT_OFF_SETS.slice(0, 2) });
    expect(textOf(factOf(paper, '分级标准') ?? '')).toContain('LS-P1(20/15/9) 第1版:重大(红)20~25,较大(橙)15~16,一般(黄)9~12,低(蓝)1~8;LS-P2(20/9/4) 第1版');
    const [, first, second] = rowsOf(table);
    expect(first?.[12]).toBe('企业级');
    expect(second?.[12]).toBe('车间级\nLS-P2 第1版');
  });

  it('names the standard of the factory only when it names one', () => {
    expect(textOf(factOf(tableOf([{}]).paper, '分级标准') ?? '')).not.toContain('依据');
    expect(textOf(factOf(tableOf([{}], { gradingStandard: '企业标准 Q/HN 01' }).paper, '分级标准') ?? '')).toContain('依据:企业标准 Q/HN 01');
  });

  it('shows what is missing instead of leaving it out', () => {
    const { paper, table } = tableOf([{ assessment: null, ownerPost: null }], { publishedOn: null });
    const row = rowsOf(table)[1] ?? [];
    expect(row.slice(9, 13)).toEqual(['—', '—', '—', '未评价']);
    expect(row[14]).toContain('岗位:未指定');
    expect(textOf(factOf(paper, '版本') ?? '')).toContain('草稿,未发布');
  });

  it('keeps the ids of the items it counts', () => {
    const count = factOf(analysisTable(analysisInput(3)), '风险项');
    expect(count).toMatchObject({ from: { kind: 'riskItem', ids: ['item-0', 'item-1', 'item-2'] } });
  });
});
