import { describe, expect, it } from 'vitest';
import { findLayout } from '~/domain/risk/import/columns';
import { sectionOf } from '~/domain/risk/import/continuation';
import { noteText } from '~/domain/risk/import/problems';
import { sheetRows } from '~/domain/risk/import/rows';
import { fillMerges, type Merge } from '~/domain/risk/import/sheet';

const read = (rows: string[][], merges: Merge[] = []) => {
  const sheet = { name: '清单', merges: fillMerges(rows, merges), rows };
  return sheetRows(sheet, findLayout(sheet)!);
};
const over = (row: number, columns: number): Merge => ({ top: row, bottom: row, left: 0, right: columns - 1 });

describe('what a sheet says only once', () => {
  it('of workshop, post and stage holds for blank cells below, and ends where one left of it is new', () => {
    const { rows } = read([
      ['车间', '岗位', '环节', '风险点', '频次'], ['挤塑车间', '绝缘挤出岗', '过程', '偏心', '每日'], ['', '', '', '击穿', ''], ['', '护套岗', '', '划伤', '每日'], ['拉丝车间', '', '', '断线', '每日'],
    ]);
    expect(rows.map(({ cells: { workshop, post, stage, frequency } }) => [workshop, post, stage, frequency])).toEqual([
      ['挤塑车间', '绝缘挤出岗', '过程', '每日'], ['挤塑车间', '绝缘挤出岗', '过程', undefined], ['挤塑车间', '护套岗', undefined, '每日'], ['拉丝车间', undefined, undefined, '每日'],
    ]);
    expect(rows[1]!.notes!.map(noteText)).toEqual(['车间、岗位、环节留空，按上一行读。']);
  });

  it.each(['同上', '同 上', '〃', '″', '"', '同前', '如上', '〃〃', '同上行'])('is said again by “%s”, in every column and as often as it stands', (ditto) => {
    const { rows } = read([['车间', '岗位', '风险点', '频次', '责任人'], ['挤塑车间', '绝缘挤出岗', '偏心', '每日', '孙磊'], [ditto, ditto, '击穿', ditto, ditto], [ditto, '护套岗', '划伤', ditto, '李娜']]);
    expect(rows.map(({ cells }) => Object.values(cells))).toEqual([['挤塑车间', '绝缘挤出岗', '偏心', '每日', '孙磊'], ['挤塑车间', '绝缘挤出岗', '击穿', '每日', '孙磊'], ['挤塑车间', '护套岗', '划伤', '每日', '李娜']]);
  });

  it('is not what stands in a row with the mark of an export', () => {
    const { rows } = read([['车间', '岗位', '风险点', '行标识'], ['挤塑车间', '绝缘挤出岗', '偏心', 'a'], ['', '', '击穿', 'b']]);
    expect(rows[1]!.cells).toEqual({ riskPoint: '击穿', lineId: 'b' });
  });

  it('of the risk point holds for rows below that only go on with other texts', () => {
    const { rows } = read([['序号', '岗位', '风险点', '管控措施', '判定准则'], ['1', '绝缘挤出岗', '偏心', '首检', '≥0.9'], ['', '', '', '巡检', ''], ['', '', '', '', '±5℃'], ['2', '', '', '停机', '']]);
    expect(rows[0]!.cells).toEqual({ post: '绝缘挤出岗', riskPoint: '偏心', measures: '首检\n巡检', criterion: '≥0.9\n±5℃' });
    expect(rows[0]!.notes!.map(noteText)).toEqual(['第 3 行没有写风险点，内容并入这一行。', '第 4 行没有写风险点，内容并入这一行。']);
    expect(rows[1]).toMatchObject({ number: 5, cells: { measures: '停机' } });
    expect(rows[1]!.cells.riskPoint).toBeUndefined();
  });
});

describe('a title over the width of the table', () => {
  it('is the stage of what follows, until the next; one that says none ends it', () => {
    const head = ['岗位', '风险点', '频次'];
    const rows = [head, ['一、原材料进货查验', '', ''], ['进货岗', '铜杆材质', '每批'], ['进货岗', '混料', '每批'], ['二、生产过程控制', '', ''], ['挤出岗', '偏心', '每日'], ['（三）其他', '', ''], ['仓库岗', '受潮', '每日']];
    const made = read(rows, [1, 4, 6].map((row) => over(row, 3)));
    expect(made.rows.map(({ cells }) => cells.stage)).toEqual(['incoming', 'incoming', 'process', undefined]);
    expect(made.rows[0]!.notes!.map(noteText)).toEqual(['环节按小标题“一、原材料进货查验”读。']);
    expect(made.passed).toEqual([2, 5, 7]);
  });

  it('is one too where nothing is merged, or its ordinal has a cell of its own, and yields to what a cell says', () => {
    const made = read([['序号', '环节', '岗位', '风险点'], ['一', '原材料进货查验', '', ''], ['1', '', '进货岗', '铜杆'], ['2', '出厂检验', '检验岗', '耐压'], ['二、销售储运', '', '', ''], ['3', '', '仓库岗', '受潮']]);
    expect(made.rows.map(({ cells }) => [cells.stage, cells.riskPoint])).toEqual([['incoming', '铜杆'], ['出厂检验', '耐压'], ['sales', '受潮']]);
  });

  it('may be a workshop; a remark is neither', () => {
    const made = read([['岗位', '风险点', '频次'], ['一、挤塑车间', '', ''], ['挤出岗', '偏心', '每日'], ['备注：以上由质量管理部编制', '', ''], ['挤出岗', '击穿', '每日']], [over(1, 3), over(3, 3)]);
    expect(made.rows.map(({ cells }) => [cells.workshop, cells.stage])).toEqual([['挤塑车间', undefined], ['挤塑车间', undefined]]);
    expect(sectionOf(['注：过程检验见附件'])).toBeNull();
  });
});
