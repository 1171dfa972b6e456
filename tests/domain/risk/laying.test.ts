import { describe, expect, it } from 'vitest';
import { layRows } from '~/domain/risk/library/lay';
import { alikePlaces, type Mapping, matchPlace, type Place } from '~/domain/risk/library/matching';
import type { RiskItem } from '~/domain/risk/types';
import { PROPOSED_STANDARD } from '~/domain/risk/assess/standard';
import { instant } from '~/domain/shared/instant';
import { riskItem, templateRow } from '../../world/riskItem';

const at = instant('2026-11-18T10:00:00+08:00');
const place = (postId: string, workshopName: string, postName: string): Place => ({ postId, postName, workshopId: `of-${workshopName}`, workshopName });
const places = [place('incoming', '拉丝车间', '进货检验岗'), place('extruder', '挤塑车间', '绝缘挤出岗'), place('outgoing', '挤塑车间', '成品检验岗')];
const lay = (rows: Parameters<typeof layRows>[0], items: readonly RiskItem[] = [], mappings: readonly Mapping[] = []) =>
  layRows(rows, { places, items, mappings, categoryNames: new Map([['wire-cable', '电线电缆'], ['common', '通用']]) }, PROPOSED_STANDARD, 'officer', at);

describe('finding the post a template means', () => {
  it('takes the same names, then names that mean the same', () => {
    expect(matchPlace('挤塑车间', '绝缘挤出岗', places, [])).toMatchObject({ kind: 'exact', place: { postId: 'extruder' } });
    expect(matchPlace('原料仓库', '进货检验员', places, [])).toMatchObject({ kind: 'tolerant', place: { postId: 'incoming' } });
    expect(matchPlace('检验室', '成品检验员（专职）', places, [])).toMatchObject({ kind: 'tolerant', place: { postId: 'outgoing' } });
    expect(matchPlace('绝缘挤出车间', '挤出主机手', places, [])).toMatchObject({ kind: 'tolerant', place: { postId: 'extruder' } });
  });

  it('never guesses between two posts, except inside the workshop that is named', () => {
    const twins = [...places, place('second', '护套车间', '成品检验岗')];
    expect(matchPlace('检验室', '成品检验员', twins, [])).toBeNull();
    expect(matchPlace('护套车间', '成品检验员', twins, [])).toMatchObject({ place: { postId: 'second' } });
  });

  it('prefers what was mapped before, and forgets a mapping whose post is gone', () => {
    const mapping = (postId: string) => [{ sourceWorkshop: '原料仓库', sourcePost: '进货检验员', postId }];
    expect(matchPlace('原料仓库', '进货检验员', places, mapping('outgoing'))).toMatchObject({ kind: 'mapped', place: { postId: 'outgoing' } });
    expect(matchPlace('原料仓库', '进货检验员', places, mapping('closed'))).toMatchObject({ kind: 'tolerant', place: { postId: 'incoming' } });
  });
});

describe('laying template rows', () => {
  it('lays a row as 范本：nobody confirmed it, nobody is named, its limit is as the library says, its level is proposed', () => {
    const { laid } = lay([templateRow()]);
    expect(laid).toHaveLength(1);
    expect(laid[0]).toMatchObject({
      postId: 'incoming', workshopId: 'of-拉丝车间', confirmedBy: null, ownerPost: null, limitVerified: false, level: 'major', controlLevel: 'enterprise', frequency: 'day',
      templateCategory: 'wire-cable', templateKey: 'k1', assessment: { value: 20, setId: 'LS-P1', reason: '范本建议：首要不合格项' },
    });
  });

  it('drops nothing: every row is laid, present, merged, clashing or waiting', () => {
    const rows = [
      templateRow(),
      templateRow({ key: 'k2', categoryId: 'common' }),
      templateRow({ key: 'k3', categoryId: 'common', failure: '别的说法' }),
      templateRow({ key: 'k4', post: '仓管员', workshop: '成品仓库' }),
      templateRow({ key: 'k5', post: '仓管员', workshop: '成品仓库', riskPoint: '混盘' }),
      templateRow({ key: 'k6', riskPoint: '旧行' }),
    ];
    const result = lay(rows, [riskItem({ templateCategory: 'wire-cable', templateKey: 'k6', postId: 'incoming', stage: 'incoming', riskPoint: '旧行' })]);
    expect(result.laid.map(({ riskPoint }) => riskPoint)).toEqual(['铜杆材质', '铜杆材质（通用）']);
    expect(result.merged.map(({ key }) => key)).toEqual(['k2']);
    expect(result.present.map(({ key }) => key)).toEqual(['k6']);
    expect(result.unmatched).toEqual([{ sourceWorkshop: '成品仓库', sourcePost: '仓管员', rows: [rows[3], rows[4]] }]);
    const total = result.laid.length + result.merged.length + result.present.length + result.clashing.length + result.unmatched.flatMap((entry) => entry.rows).length;
    expect(total).toBe(rows.length);
  });

  it('names a row whose name is taken twice over instead of dropping it', () => {
    const own = ['铜杆材质', '铜杆材质（电线电缆）'].map((riskPoint, index) => riskItem({ id: `i${index}`, postId: 'incoming', stage: 'incoming', riskPoint }));
    expect(lay([templateRow()], own).clashing.map(({ key }) => key)).toEqual(['k1']);
  });

  it('lays the waiting rows once their place is mapped, and the same choice a second time adds nothing', () => {
    const row = templateRow({ post: '仓管员', workshop: '成品仓库' });
    const { laid } = lay([row], [], [{ sourceWorkshop: '成品仓库', sourcePost: '仓管员', postId: 'outgoing' }]);
    expect(laid[0]).toMatchObject({ postId: 'outgoing' });
    const again = lay([row], [riskItem({ ...laid[0]! })]);
    expect(again.laid).toEqual([]);
    expect(again.present).toEqual([row]);
  });
});

describe('posts that share a word with a name', () => {
  const house = [
    place('extrude', '挤塑车间', '挤塑'), place('draw', '拉丝绞线车间', '铜杆拉丝岗'), place('strand', '拉丝绞线车间', '绞线岗'), place('store', '成品仓库', '仓管员'), place('lead', '各车间', '班组长'),
  ];
  const alike = (workshop: string, post: string): string[] => alikePlaces(workshop, post, house).map(({ postId }) => postId);

  it.each([
    ['', '挤塑工序', 'extrude'], ['二车间', '护套挤塑操作', 'extrude'], ['拉丝车间', '拉丝机操作', 'draw'], ['绞线工段', '笼绞工', 'strand'], ['成品库', '仓库管理', 'store'],
  ])('are offered for %s / %s: %s first', (workshop, post, first) => {
    expect(alike(workshop, post)[0]).toBe(first);
  });

  it('are never taken by themselves, and none is offered without a word in common', () => {
    expect(matchPlace('', '挤塑工序', house, [])).toBeNull();
    expect(matchPlace('拉丝车间', '拉丝机操作', house, [])).toBeNull();
    expect(alike('办公楼', '文控')).toEqual([]);
    expect(alike('', '')).toEqual([]);
  });

  it('are three at most', () => {
    expect(alikePlaces('', '巡检', Array.from({ length: 9 }, (_, at) => place(`p${at}`, '一车间', `巡检${at}号`))).length).toBe(3);
  });
});
