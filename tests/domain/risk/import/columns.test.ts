import { describe, expect, it } from 'vitest';
import { findLayout, likeliestSheet } from '~/domain/risk/import/columns';
import { sheetRows } from '~/domain/risk/import/rows';
import { fillMerges, type Merge, type Sheet } from '~/domain/risk/import/sheet';
import { dimensionOf, levelOfWord, markOf, methodOf, saysNoLevel, scoreOf, stageOf } from '~/domain/risk/import/words';

const sheet = (rows: string[][], merges: Merge[] = []): Sheet => ({ name: '清单', merges: fillMerges(rows, merges), rows });
const merge = (top: number, left: number, bottom: number, right: number): Merge => ({ top, left, bottom, right });

describe('the head of a sheet', () => {
  it('is found below a title, a remark and a blank row', () => {
    const found = findLayout(sheet([['工业产品质量安全风险管控清单', '', ''], ['编制单位：海纳线缆', '', '日期：2026-11-01'], [], ['序号', '风险点', '管控措施'], ['1', '偏心', '首检']], [merge(0, 0, 0, 2)]));
    expect(found).toMatchObject({ head: 3, headRows: 1, fields: [null, 'riskPoint', 'measures'] });
  });

  it('of two rows is read as one, with what stands above before what stands below', () => {
    const found = findLayout(
      sheet(
        [['序号', '车间', '风险点', '风险评价', '', '', '责任人', '', ''], ['', '', '', '可能性（L）', '严重性（S）', '风险等级', '企业', '车间', '岗位'], ['1', '挤塑车间', '偏心', '3', '3', '一般', '周敏', '吴建华', '孙磊']],
        [merge(0, 0, 1, 0), merge(0, 1, 1, 1), merge(0, 2, 1, 2), merge(0, 3, 0, 5), merge(0, 6, 0, 8)],
      ),
    );
    expect(found).toMatchObject({ head: 0, headRows: 2, fields: [null, 'workshop', 'riskPoint', 'factor.L', 'factor.S', 'level', 'ownerEnterprise', 'ownerWorkshop', 'ownerPost'] });
    expect(found!.titles[6]).toBe('责任人 / 企业');
  });

  it('of two rows is read as one in a text table too, where nothing is merged', () => {
    expect(findLayout(sheet([['风险点', '责任人', '', ''], ['', '企业', '车间', '岗位'], ['偏心', '周敏', '', '']]))).toMatchObject({ headRows: 2, fields: ['riskPoint', 'ownerEnterprise', 'ownerWorkshop', 'ownerPost'] });
  });

  it('is known by the words of other forms, also with signs, blanks and remarks in them', () => {
    expect(findLayout(sheet([['检查环节', '检查项目（过程控制环节）', '风 险 点', '管控频次', '★ 质量安全总监', '控制措施（可多条）']]))!.fields).toEqual(['stage', null, 'riskPoint', 'frequency', 'ownerEnterprise', 'measures']);
  });

  it('of measures by kind takes several columns of one kind', () => {
    expect(findLayout(sheet([['风险点', '工程措施', '维护', '检验', '应急处置措施']]))!.fields).toEqual(['riskPoint', 'measures.tooling', 'measures.tooling', 'measures.inspection', 'measures.emergency']);
  });

  it('of 风险点描述 is the description where another column names the risk point, and the risk point where none does', () => {
    expect(findLayout(sheet([['工序环节', '风险点', '风险点描述', '频次']]))!.fields).toEqual(['stage', 'riskPoint', 'failure', 'frequency']);
    expect(findLayout(sheet([['工序环节', '风险点描述', '频次']]))!.fields).toEqual(['stage', 'riskPoint', 'frequency']);
  });

  it('is not guessed where nothing is recognised', () => {
    expect(findLayout(sheet([['甲', '乙'], ['1', '2']]))).toBeNull();
  });

  it('tells the list from the sheet of instructions', () => {
    expect(likeliestSheet([sheet([['填写说明'], ['请逐行填写']]), sheet([['风险点', '措施', '频次']])])).toBe(1);
  });
});

describe('the rows of a sheet', () => {
  const head = ['车间', '岗位', '风险点', '管控措施', '频次'];
  const rowsOf = (rows: string[][], merges: Merge[] = []) => {
    const made = sheet([head, ...rows], merges);
    return sheetRows(made, findLayout(made)!);
  };

  it('are numbered as Excel numbers them; blank rows, headings and repeated heads are passed over', () => {
    const read = rowsOf([['挤塑车间', '绝缘挤出岗', '偏心', '首检', '每日'], [], ['一、出厂', '', '', '', ''], head, ['挤塑车间', '成品检验岗', '耐压', '全检', '每批']], [merge(3, 0, 3, 4)]);
    expect(read.rows.map(({ number, cells }) => [number, cells.riskPoint])).toEqual([[2, '偏心'], [6, '耐压']]);
    expect(read).toMatchObject({ blank: 1, passed: [4, 5] });
  });

  it('merged over several lines are one, their measures put together', () => {
    const read = rowsOf(
      [['挤塑车间', '绝缘挤出岗', '偏心', '一、首检', '每日'], ['', '', '', '二、巡检', '每日'], ['', '', '击穿', '耐压', '每日']],
      [merge(1, 0, 3, 0), merge(1, 1, 3, 1), merge(1, 2, 2, 2)],
    );
    expect(read.rows).toEqual([
      { number: 2, cells: { workshop: '挤塑车间', post: '绝缘挤出岗', riskPoint: '偏心', measures: '一、首检\n二、巡检', frequency: '每日' } },
      { number: 4, cells: { workshop: '挤塑车间', post: '绝缘挤出岗', riskPoint: '击穿', measures: '耐压', frequency: '每日' } },
    ]);
  });
});

describe('the words of a sheet', () => {
  it.each([['原材料进货查验', 'incoming'], ['采购环节', 'incoming'], ['出厂检验', 'outgoing'], ['过程控制', 'process'], ['检验设施', 'testing'], ['设备', 'equipment'], ['仓储', 'sales'], ['储存', 'storage'], ['销售', 'selling'], ['销售储运', 'sales'], ['进货查验', 'incoming'], ['火星', null]])('stage %s is %s', (text, stage) => {
    expect(stageOf(text)).toBe(stage);
  });
  it.each([['重大风险', 'major'], ['红', 'major'], ['Ⅱ级', 'considerable'], ['3', 'general'], ['低（蓝）', 'low'], ['特别重大', null], ['重大风险(红)', 'major'], ['红色/重大', 'major'], ['Ⅰ级(重大)', 'major'], ['◆ 重大', 'major'], ['▲较大', 'considerable'],
    ['● 一般', 'general'], ['■ 低', 'low'], ['1级（重大风险）', 'major'], ['１', 'major'], ['IV 级', 'low'], ['Ⅳ', 'low'], ['橙色', 'considerable'], ['蓝', 'low'], ['🔴', 'major'], ['黄/一般风险', 'general'],
    ['三级·黄色·一般', 'general'], ['重大（橙）', null], ['一级（较大）', null], ['高', null], ['非重大', null], ['A级', null], ['降低', null], ['未评价', null], ['', null]])('level %s is %s', (text, level) => {
    expect(levelOfWord(text)).toBe(level);
  });
  it('say that there is no level in many ways, none of which is a word for one', () => {
    for (const text of ['未评价', '—', '——', '空', '/', '无', '待评价', '未定级', '尚未评估', 'N/A', '未分级', '（空）', '未评价风险', '不适用', '暂无']) expect([text, saysNoLevel(text), levelOfWord(text)]).toEqual([text, true, null]);
    for (const text of ['高', '特别重大', '重大', 'A级', '无害', '不可接受']) expect([text, saysNoLevel(text)]).toEqual([text, false]);
  });
  it('a dimension, a method and a marked name', () => {
    expect([dimensionOf('人员'), dimensionOf('设备设施'), dimensionOf('月亮')]).toEqual(['people', 'equipment', null]);
    expect([methodOf('LS法'), methodOf('直接判定'), methodOf('猜')]).toEqual(['LS', 'direct', null]);
    expect([markOf('★ 周 敏'), markOf('周敏')]).toEqual(['lead', null]);
  });
});

describe('a score in a cell', () => {
  it.each([['3', 3], ['３', 3], ['3分', 3], ['3 分', 3], ['３　分', 3], ['3.0', 3], ['0.5分', 0.5], ['3级', 3]])('%s is %d', (text, score) => expect(scoreOf(text)).toBe(score));
  it.each(['', '分', '三', '3-4', '3分钟', 'L', '1e3', '-3', '3%'])('%s is no number', (text) => expect(scoreOf(text)).toBeNull());
});
