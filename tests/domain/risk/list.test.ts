import { describe, expect, it } from 'vitest';
import { diffLists } from '~/domain/risk/list/diff';
import { addItem, editItem, type ItemInput } from '~/domain/risk/list/edit';
import { lacksOf, type ListGround } from '~/domain/risk/list/lacks';
import { fillOwners, nameOwners } from '~/domain/risk/list/nameOwners';
import { proposeOwners } from '~/domain/risk/list/owners';
import { canonicalList, publish } from '~/domain/risk/list/publish';
import { RISK_REFUSALS } from '~/domain/risk/refusals';
import type { RiskItem } from '~/domain/risk/types';
import { verifyLimit } from '~/domain/risk/library/verifyLimit';
import { day } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';
import { explain } from '~/domain/shared/refusal';
import { riskItem } from '../../world/riskItem';

const at = instant('2026-11-18T10:00:00+08:00');
const today = day('2026-11-18');
const joinedOn = day('2026-01-05');
const members = ['director', 'head', 'lead'].map((id) => ({ id, name: id, joinedOn, leftOn: null }));
const ground: ListGround = { activity: 'production', members, openPostIds: new Set(['p1']), today, standards: [], standardNoticeDays: 90 };
const line = (lineId: string, own: Partial<RiskItem> = {}): RiskItem => riskItem({ id: lineId, lineId, riskPoint: lineId, ...own });
const complete = [line('a', { stage: 'incoming' }), line('b', { stage: 'process' }), line('c', { stage: 'outgoing' })];
const kindsOf = (items: readonly RiskItem[], own: Partial<ListGround> = {}) => lacksOf(items, { ...ground, ...own }).map(({ kind, refusing }) => `${kind}${refusing ? '!' : ''}`);
const withFirst = (own: Partial<RiskItem>): RiskItem[] => [{ ...complete[0]!, ...own }, ...complete.slice(1)];

describe('what a list lacks', () => {
  it('is nothing when each link has an item and each item has all it needs', () => {
    expect(lacksOf(complete, ground)).toEqual([]);
  });

  it.each<[string, Partial<RiskItem>, string[]]>([
    ['a row nobody confirmed', { confirmedBy: null, confirmedAt: null }, ['unconfirmed!']],
    ['a row without level', { level: null, assessment: null }, ['noLevel!']],
    ['a row without measure', { measures: [] }, ['noMeasure!']],
    ['a row without a named person', { ownerEnterprise: null, ownerWorkshop: null, ownerPost: null }, ['noOwner!']],
    ['a 重大 row not held at enterprise level', { level: 'major', ownerEnterprise: null }, ['noEnterpriseOwner!']],
    ['a 较大 row not held at enterprise level', { level: 'considerable', ownerEnterprise: null }, ['noEnterpriseOwner!']],
    ['a named person who is not of the house', { ownerPost: 'gone' }, ['ownerLeft!']],
    ['a post that was closed', { postId: 'p9' }, ['postClosed!']],
    ['a criterion that is 未核对，as a warning', { limitVerified: false }, ['limitUnverified']],
    ['a missing criterion, as a warning', { criterion: '' }, ['noCriterion']],
    ['较大 checked more rarely than proposed, as a warning', { level: 'considerable', frequency: 'week' }, ['frequencyRare']],
    ['重大 checked monthly, as a warning', { level: 'major', frequency: 'month' }, ['frequencyRare']],
    ['较大 checked by its event: no warning', { level: 'considerable', frequency: 'event' }, []],
    ['低 checked yearly: no warning', { level: 'low', frequency: 'year' }, []],
    ['a level of the house without a name, as a warning', { ownerWorkshop: null }, ['levelUnnamed']],
  ])('names %s', (_, own, kinds) => {
    expect(kindsOf(withFirst(own))).toEqual(kinds);
  });

  it('names an empty list, and each link without an item', () => {
    expect(kindsOf([])).toEqual(['empty!']);
    expect(lacksOf(complete.slice(0, 1), ground)).toEqual([{ kind: 'emptyLink', refusing: true, stage: 'process' }, { kind: 'emptyLink', refusing: true, stage: 'outgoing' }]);
    expect(kindsOf([complete[0]!, line('s', { stage: 'sales' })], { activity: 'sales' })).toEqual([]);
    expect(kindsOf([complete[0]!, line('s', { stage: 'storage' }), line('t', { stage: 'selling' })], { activity: 'sales' })).toEqual([]);
    expect(lacksOf([complete[0]!, line('s', { stage: 'storage' })], { ...ground, activity: 'sales' })).toEqual([{ kind: 'emptyLink', refusing: true, stage: 'selling' }]);
  });

  it('counts a person to the last day, looked at on the day after, when the list takes effect', () => {
    const leaving = (leftOn: string) => ({ members: members.map((member) => (member.id === 'lead' ? { ...member, leftOn: day(leftOn) } : member)) });
    expect(kindsOf(complete, leaving('2026-11-19'))).toEqual([]);
    expect(kindsOf(complete, leaving('2026-11-18'))).toEqual(['ownerLeft!', 'ownerLeft!', 'ownerLeft!']);
  });
});

describe('publishing', () => {
  it('puts the first list in force the same day and a later one from the next', () => {
    expect(publish(complete, ground, true)).toMatchObject({ ok: true, fact: { effectiveFrom: '2026-11-18', itemCount: 3, levels: { general: 3, major: 0 } } });
    expect(publish(complete, ground, false)).toMatchObject({ ok: true, fact: { effectiveFrom: '2026-11-19' } });
  });

  it('passes with warnings, and refuses with everything that refuses', () => {
    expect(publish(withFirst({ limitVerified: false }), ground, true)).toMatchObject({ ok: true, fact: { warnings: [{ kind: 'limitUnverified' }] } });
    const decision = publish(withFirst({ measures: [], level: null, limitVerified: false }), ground, true);
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'lacking', lacks: [{ kind: 'noLevel' }, { kind: 'noMeasure' }] } });
    if (!decision.ok) expect(explain(RISK_REFUSALS, decision.refusal)).toEqual({ status: 422, sentence: '还不能发布：没有评价等级；没有管控措施。请按下面的清单补齐。' });
  });

  it('hashes the content alone, whatever the ids and the order of reading', () => {
    const copied = complete.map((item) => ({ ...item, id: `copy-${item.id}`, versionId: 'v2', version: 7 })).reverse();
    expect(canonicalList(copied)).toBe(canonicalList(complete));
    expect(canonicalList(withFirst({ criterion: '别的' }))).not.toBe(canonicalList(complete));
  });

  it('tells two versions apart line by line', () => {
    const next = [{ ...complete[0]!, id: 'n', measures: [{ kind: 'parameter' as const, text: '加严' }] }, complete[1]!, line('d')];
    const diff = diffLists(complete, next);
    expect(diff.added.map(({ lineId }) => lineId)).toEqual(['d']);
    expect(diff.removed.map(({ lineId }) => lineId)).toEqual(['c']);
    expect(diff.changed.map(({ after, fields }) => [after.lineId, fields])).toEqual([['a', ['measures']]]);
    expect(diff.unchanged).toBe(1);
  });
});

describe('writing an item', () => {
  const places = [{ postId: 'p1', postName: '绝缘挤出岗', workshopId: 'w1', workshopName: '挤塑车间' }];
  const input: ItemInput = {
    stage: 'process', postId: 'p1', dimension: 'technology', product: '', riskPoint: ' 新风险点 ', failure: '', consequence: '', measures: [{ kind: 'inspection', text: '巡检' }], checkContent: '', method: '', criterion: '符合工艺卡', frequency: 'day',
  };
  const item = riskItem();

  it('adds it as confirmed by its author, in the workshop of its post, without level and names', () => {
    expect(addItem(input, { places, items: [item] }, 'officer', at)).toMatchObject({
      ok: true, fact: { riskPoint: '新风险点', workshopId: 'w1', confirmedBy: 'officer', confirmedAt: at, level: null, ownerPost: null, limitVerified: false, templateKey: null },
    });
  });

  it('refuses an unknown post, no risk point, and a second row of the same name', () => {
    const refusalOf = (own: Partial<ItemInput>) => addItem({ ...input, ...own }, { places, items: [item] }, 'officer', at);
    expect(refusalOf({ postId: 'p9' })).toMatchObject({ refusal: { code: 'postUnknown' } });
    expect(refusalOf({ riskPoint: '  ' })).toMatchObject({ refusal: { code: 'riskPointMissing' } });
    expect(refusalOf({ riskPoint: item.riskPoint })).toMatchObject({ refusal: { code: 'duplicate', postName: '绝缘挤出岗' } });
  });

  it('lets the mark of a criterion fall with its words, and only then', () => {
    const same = editItem(item, { ...input, riskPoint: item.riskPoint, criterion: item.criterion }, { places, items: [item] });
    expect(same).toMatchObject({ ok: true });
    if (same.ok) expect(same.fact).not.toHaveProperty('limitVerified');
    expect(editItem(item, { ...input, criterion: '放宽' }, { places, items: [item] })).toMatchObject({ ok: true, fact: { limitVerified: false, limitVerifiedBy: null, criterionStandard: '' } });
  });

  it('verifies a criterion only with number, clause and edition', () => {
    const source = { standard: 'GB/T 5023.3-2008', clause: '5.2', edition: '2008' };
    expect(verifyLimit(item, source, 'officer', at)).toEqual({ ok: true, fact: { criterionStandard: 'GB/T 5023.3-2008 · 5.2 · 2008', limitVerified: true, limitVerifiedBy: 'officer', limitVerifiedAt: at } });
    for (const field of ['standard', 'clause', 'edition'] as const) {
      expect(verifyLimit(item, { ...source, [field]: ' ' }, 'officer', at)).toEqual({ ok: false, refusal: { code: 'limitSourceMissing', field } });
    }
    expect(verifyLimit(riskItem({ criterion: ' ' }), source, 'officer', at)).toMatchObject({ refusal: { code: 'criterionMissing' } });
  });
});

describe('naming responsible persons', () => {
  const lasting = { fromDay: joinedOn, toDay: null };
  const house = {
    appointments: [{ personId: 'newcomer', role: 'director' as const, fromDay: day('2026-10-01'), toDay: null }, { personId: 'principal', role: 'principal' as const, ...lasting }, { personId: 'director', role: 'director' as const, ...lasting }],
    holdings: [
      { personId: 'head', role: 'workshopHead' as const, workshopId: 'w1', postId: null, ...lasting },
      { personId: 'operator', role: 'operator' as const, workshopId: 'w1', postId: 'p1', ...lasting },
      { personId: 'lead', role: 'teamLead' as const, workshopId: 'w1', postId: 'p1', ...lasting },
    ],
  };

  it('proposes the director who has been so longest, the head of the workshop and the lead of the post', () => {
    expect(proposeOwners({ workshopId: 'w1', postId: 'p1' }, house, today)).toEqual({ ownerEnterprise: 'director', ownerWorkshop: 'head', ownerPost: 'lead' });
    expect(proposeOwners({ workshopId: 'w2', postId: 'p2' }, house, today)).toEqual({ ownerEnterprise: 'director', ownerWorkshop: null, ownerPost: null });
    const before = proposeOwners({ workshopId: 'w1', postId: 'p1' }, house, day('2025-12-31'));
    expect(before).toEqual({ ownerEnterprise: null, ownerWorkshop: null, ownerPost: null });
  });

  it('fills only the levels at which nobody stands', () => {
    expect(fillOwners(riskItem({ ownerWorkshop: null, ownerPost: 'somebody' }), house, today)).toEqual({ ownerWorkshop: 'head' });
  });

  it('refuses nobody, a stranger and somebody who left', () => {
    expect(nameOwners({}, members, today)).toMatchObject({ refusal: { code: 'nobodyNamed' } });
    expect(nameOwners({ ownerPost: 'stranger' }, members, today)).toMatchObject({ refusal: { code: 'personUnknown', field: 'ownerPost' } });
    const left = [{ id: 'lead', name: '孙磊', joinedOn, leftOn: day('2026-11-17') }];
    expect(nameOwners({ ownerPost: 'lead' }, left, today)).toMatchObject({ refusal: { code: 'personLeft', name: '孙磊' } });
    expect(nameOwners({ ownerPost: 'lead', ownerWorkshop: null }, members, today)).toEqual({ ok: true, fact: { ownerPost: 'lead', ownerWorkshop: null } });
  });
});
