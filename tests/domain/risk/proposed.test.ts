import { describe, expect, it } from 'vitest';
import type { TemplateRow } from '~/domain/risk/library/template';
import { proposedPosts, sameAs, settleSame } from '~/domain/risk/library/proposed';
import { STAGES } from '~/domain/risk/types';

const place = (sourceWorkshop: string, sourcePost: string, ...stages: TemplateRow['stage'][]) => ({ sourceWorkshop, sourcePost, rows: stages.map((stage, at) => ({ stage, riskPoint: `${sourcePost} ${at + 1}` }) as TemplateRow) });
const PLACES = [place('原料仓库', '进货检验员', 'incoming'), place('拉丝车间', '拉丝工', 'process'), place('检验室', '计量员', 'testing'), place('各车间', '班组长', 'people', 'environment'), place('拉丝车间', '退火工', 'process')];

describe('proposed posts', () => {
  it('are the template’s own, those of one workshop beside each other; what stands in every workshop is proposed in one that makes', () => {
    expect(proposedPosts(PLACES, 'library').map(({ workshop, post }) => `${workshop} ${post}`)).toEqual(['原料仓库 进货检验员', '拉丝车间 拉丝工', '拉丝车间 班组长', '拉丝车间 退火工', '检验室 计量员']);
    expect(proposedPosts([PLACES[3]!], 'library')[0]!.workshop).toBe('生产车间');
    expect(proposedPosts(PLACES, 'library')[2]!.riskPoints).toEqual(['班组长 1', '班组长 2']);
  });

  it('stand in three workshops where few are wanted, each where its stage belongs', () => {
    expect(proposedPosts(PLACES, 'few').map(({ workshop, post }) => `${workshop} ${post}`)).toEqual(['生产车间 拉丝工', '生产车间 班组长', '生产车间 退火工', '质量部 计量员', '仓库 进货检验员']);
    for (const stage of STAGES) expect(proposedPosts([place('x', 'y', stage)], 'few')[0]!.workshop).toMatch(/^(生产车间|质量部|仓库)$/);
  });
});

describe('rows that are the same post', () => {
  const row = (id: string, postId: string, newPost = `岗${id}`) => ({ id, postId, newWorkshop: '车间', newPost });

  it('say what the row they lead to says, however far it is', () => {
    expect(settleSame([row('0', 'new'), row('1', sameAs('0')), row('2', sameAs('1'))]).map(({ postId, newPost }) => [postId, newPost])).toEqual([['new', '岗0'], ['new', '岗0'], ['new', '岗0']]);
    expect(settleSame([row('0', 'post-id'), row('1', sameAs('0'))]).map(({ postId }) => postId)).toEqual(['post-id', 'post-id']);
    expect(settleSame([row('0', 'none'), row('1', sameAs('0'))]).map(({ postId }) => postId)).toEqual(['none', 'none']);
  });

  it('say nothing where they only lead round, or to a row that is not there', () => {
    expect(settleSame([row('0', sameAs('1')), row('1', sameAs('0')), row('2', sameAs('2')), row('3', sameAs('9'))]).map(({ postId }) => postId)).toEqual(['', '', '', '']);
  });
});
