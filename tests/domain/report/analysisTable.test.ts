import { describe, expect, it } from 'vitest';
import { riskListPaper } from '~/domain/report/riskListPaper';
import { analysisTable } from '~/domain/report/analysisTable';
import type { TableBlock } from '~/domain/report/paper';
import { CUT_OFF_SETS } from '~/domain/rulepack/pack';
import { gradingLines } from '~/domain/report/gradingLines';
import { PROPOSED_STANDARD } from '~/domain/risk/assess/standard';
import type { Assessment } from '~/domain/risk/types';
import { analysisInput, analysisRow, lsAssessment } from '../../world/papers';
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
    expect(rowsOf(table).map(([first]) => first)).toEqual(['甲车间 · A（2 项）', '1', '2', '甲车间 · C（1 项）', '3', '乙车间 · B（1 项）', '4']);
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
    expect(textOf(factOf(paper, '待完善') ?? '')).toBe('范本未确认 1 项，判定准则未核对 1 项');
  });

  it('counts by the first level, where the 《风险管控清单》 counts by the level with the measures in force, which its rows print', () => {
    const rows = [{ assessment: lsAssessment(5, 5, 'major', 'enterprise'), residual: lsAssessment(1, 2, 'low', 'post') }, { assessment: lsAssessment(5, 5, 'major', 'enterprise'), residual: null }];
    expect(textOf(factOf(tableOf(rows).paper, '风险项') ?? '')).toContain('重大 2 项，较大 0 项，一般 0 项，低 0 项');
    const list = riskListPaper(analysisInput(0, { rows: rows.map((row, index) => analysisRow(index, row)) }));
    expect(textOf(factOf(list, '风险项') ?? '')).toContain('重大 1 项，较大 0 项，一般 0 项，低 1 项');
  });

  it('says nothing of open points when there are none', () => {
    expect(factOf(tableOf([{ template: false, limitVerified: true }]).paper, '待完善')).toBeUndefined();
  });

  it('prints each method with its set, version and bands, and names the set of every row where one method was used with two', () => {
    const { paper, table } = tableOf([{ residual: null }, { assessment: lsAssessment(3, 3, 'considerable', 'workshop', 'LS-P2') }]);
    expect(textOf(factOf(paper, '分级标准') ?? '')).toBe(
      'LS 风险矩阵（R=L×S） LS-P1(20/15/9) 第 1 版：重大（红）20~25，较大（橙）15~16，一般（黄）9~12，低（蓝）1~8\nLS 风险矩阵（R=L×S） LS-P2(20/9/4) 第 1 版：重大（红）20~25，较大（橙）9~16，一般（黄）4~8，低（蓝）1~3',
    );
    const [, first, second] = rowsOf(table);
    expect(first?.slice(9, 12)).toEqual(['LS\nL4 × S5\nLS-P1 第 1 版', '20', '企业级']);
    expect(second?.slice(9, 12)).toEqual(['LS\nL3 × S3\nLS-P2 第 1 版', '9', '车间级']);
  });

  it('prints every method with what it gives: Action Priority, end of the tree, grade word, grounds', () => {
    const { value: _, ...base } = lsAssessment(3, 3, 'considerable', 'workshop');
    const rows: Assessment[] = [
      { ...base, method: 'FMEA', setId: 'FMEA-AP', factors: [{ key: 'S', value: 9, text: '' }, { key: 'O', value: 4, text: '' }, { key: 'D', value: 5, text: '' }], value: 180, rule: 'AP', actionPriority: 'H' },
      { ...base, method: 'HACCP', value: 9, answers: {}, outcome: 'ccp' },
      { ...base, method: 'LEC', setId: 'LEC-classic', factors: [{ key: 'L', value: 3, text: '' }, { key: 'E', value: 6, text: '' }, { key: 'C', value: 7, text: '' }], value: 126, variant: 'classic', seventy: 'general', twenty: 'ordinary', grade: '显著危险' },
      { ...base, method: 'direct', setId: 'DIRECT', factors: [], value: null, grounds: [{ id: 'g', text: '强制性标准项目不合格', basis: '' }], level: 'major' },
    ];
    const printed = rowsOf(tableOf(rows.map((assessment) => ({ assessment }))).table).slice(1).map((row) => row.slice(9, 11));
    expect(printed).toEqual([['FMEA\nS9 × O4 × D5\nAP=H', '180'], ['HACCP\nL3 × S3\n质量关键控制点', '9'], ['LEC\nL3 × E6 × C7\n显著危险', '126'], ['直接判定\n强制性标准项目不合格', '—']]);
  });

  it('names the version of the factory’s own standard the grading follows', () => {
    const own = { ...CUT_OFF_SETS[0]!, id: 'LS-OWN', version: 2, name: '本企业分级' };
    const standard = { version: 2, content: { ...PROPOSED_STANDARD.content, ls: own, document: 'Q/HN 01' } };
    const line = gradingLines([{ ...lsAssessment(3, 3, 'general', 'team', 'LS-OWN'), setVersion: 2, standardVersion: 2 }, null], [standard], CUT_OFF_SETS);
    expect(line).toEqual(['LS 风险矩阵（R=L×S） 本企业分级 第 2 版：重大（红）20~25，较大（橙）15~16，一般（黄）9~12，低（蓝）1~8 按本企业质量风险评估与分级标准第 2 版（Q/HN 01）']);
  });

  it('prints the residual level beside the level, and the three owners with their marks', () => {
    const [, row] = rowsOf(tableOf([{ residual: lsAssessment(1, 5, 'low', 'post'), ownerPost: null }]).table);
    expect(row?.[12]).toBe('5');
    expect(row?.[14]).toBe('企业○陈静\n车间●李卫东\n岗位★未指定');
  });

  it('names the standard of the factory only when it names one', () => {
    expect(textOf(factOf(tableOf([{}]).paper, '分级标准') ?? '')).not.toContain('依据');
    expect(textOf(factOf(tableOf([{}], { gradingStandard: '企业标准 Q/HN 01' }).paper, '分级标准') ?? '')).toContain('依据：企业标准 Q/HN 01');
  });

  it('shows what is missing instead of leaving it out', () => {
    const { paper, table } = tableOf([{ assessment: null, residual: null, ownerPost: null }], { publishedOn: null });
    const row = rowsOf(table)[1] ?? [];
    expect(row.slice(9, 13)).toEqual(['—', '—', '未评价', '—']);
    expect(row[14]).toContain('岗位★未指定');
    expect(textOf(factOf(paper, '版本') ?? '')).toContain('草稿，未发布');
  });

  it('keeps the ids of the items it counts', () => {
    const count = factOf(analysisTable(analysisInput(3)), '风险项');
    expect(count).toMatchObject({ from: { kind: 'riskItem', ids: ['item-0', 'item-1', 'item-2'] } });
  });
});
