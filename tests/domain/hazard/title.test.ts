import { describe, expect, it } from 'vitest';
import { titledFinding, titleOf } from '~/domain/hazard/title';
import { findingText } from '~/domain/report/hazardLines';

describe('the title of a hazard', () => {
  it('is the first sentence of what was found', () => {
    expect(titleOf('两袋外包装破损受潮。其余完好。')).toBe('两袋外包装破损受潮');
    expect(titleOf('同轴度超差；已停机')).toBe('同轴度超差');
    expect(titleOf('  \n外径 2.58 mm，超过上限 2.5 mm\n第二行')).toBe('外径 2.58 mm，超过上限 2.5 mm');
    expect(titleOf('火花机不报警!')).toBe('火花机不报警');
    expect(titleOf('。。')).toBe('');
    expect(titleOf('长'.repeat(200))).toBe(`${'长'.repeat(59)}…`);
  });

  it('of an old one that was named after its risk point is read from the finding, with the risk point beside it', () => {
    const old = { title: '发货前核对型号不符合', riskPoint: null, description: '合格证型号写错。共三盘。', sourceItemId: 'item' };
    expect(titledFinding(old)).toEqual({ title: '合格证型号写错', riskPoint: '发货前核对型号' });
    expect(titledFinding({ ...old, sourceItemId: null })).toEqual({ title: '发货前核对型号不符合', riskPoint: null });
    expect(titledFinding({ ...old, description: '' })).toEqual({ title: '发货前核对型号不符合', riskPoint: '发货前核对型号' });
    expect(titledFinding({ ...old, riskPoint: '发货', title: '与样板不符合' })).toEqual({ title: '与样板不符合', riskPoint: '发货' });
  });

  it('does not say the finding twice on a paper', () => {
    expect(findingText({ title: '合格证型号写错', riskPoint: '发货前核对型号', description: '合格证型号写错。共三盘。' })).toBe('合格证型号写错。共三盘。\n风险点：发货前核对型号');
    expect(findingText({ title: '护罩松动', description: '螺栓缺两颗' })).toBe('护罩松动\n螺栓缺两颗');
    expect(findingText({ title: '旧报告的标题' })).toBe('旧报告的标题');
  });
});
