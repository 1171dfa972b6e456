import { describe, expect, it } from 'vitest';
import { criterionWords, limitMark, limitStateOf } from '~/domain/risk/library/limit';
import { lacksOf } from '~/domain/risk/list/lacks';
import { editionWords, type KnownStandard, noticeWords, readKnownStandards, standardNotices } from '~/domain/risk/library/standards';
import { rulesOf } from '~/domain/rulepack/pack';
import { day } from '~/domain/shared/day';
import { riskItem } from '../../world/riskItem';

const known = (standard: Partial<KnownStandard>): KnownStandard => readKnownStandards([standard])[0]!;
const bare = { title: '', sourceKind: 'third-party', verified: false };
const gas = [
  known({ ...bare, number: 'GB 11174-2011' }),
  known({ ...bare, number: 'GB 11174-2025', effectiveFrom: day('2026-11-01'), replaces: ['GB 11174-2011'] }),
];

describe('a cited standard', () => {
  const told = (text: string, today: string, days = 90) => standardNotices([text], gas, day(today), days).map(noticeWords);

  it('warns from the notice on, says whether the other is in force, and is quiet before', () => {
    expect(told('蒸气压符合GB 11174-2011', '2026-08-02')).toEqual([]);
    expect(told('蒸气压符合GB 11174-2011', '2026-08-03')).toEqual(['GB 11174-2011 将由 GB 11174-2025 代替（2026年11月1日起），请提前核对。']);
    expect(told('蒸气压符合GB 11174-2011', '2026-10-31', 1)).toHaveLength(1);
    expect(told('蒸气压符合GB 11174-2011', '2026-11-01')).toEqual(['GB 11174-2011 已由 GB 11174-2025 代替（2026年11月1日起），此后生产的产品请按新版核对。']);
  });

  it('is known however it is set, and only by its whole number', () => {
    for (const text of ['gb11174-2011', 'GB 11174—2011', 'ＧＢ １１１７４－２０１１', '（GB 11174–2011）']) expect(told(text, '2026-11-29')).toHaveLength(1);
    for (const text of ['GB 11174', 'GB/T 11174-2011', 'GB 11174-20115', 'SGB 11174-2011', '']) expect(told(text, '2026-11-29')).toEqual([]);
  });

  it('that stands beside its successor, by date of manufacture, needs no warning', () => {
    expect(told('2026-11-01前生产的按GB 11174-2011，此后的按GB 11174-2025', '2026-11-29')).toEqual([]);
  });

  it('is told by its own entry too, with amendments and the day it was looked up', () => {
    const old = known({ ...bare, number: 'A 1-2000', replacedBy: { number: 'A 1-2026', effectiveFrom: day('2026-12-01') }, amendments: ['第1号修改单（2018）'], asOf: day('2026-11-29') });
    expect(standardNotices(['A 1-2000'], [old], day('2026-11-29'), 90)).toEqual([{ number: 'A 1-2000', replacedBy: 'A 1-2026', effectiveFrom: '2026-12-01', replaced: false }]);
    expect(editionWords(old)).toBe('2026年12月1日起由 A 1-2026 代替；第1号修改单（2018）（查至 2026年11月29日）');
    expect(editionWords(gas[0]!)).toBe('');
  });

  it('is a warning on the list, never a refusal', () => {
    const item = riskItem({ criterion: '符合GB 11174-2011' });
    const ground = { activity: 'production' as const, members: ['director', 'head', 'lead'].map((id) => ({ id, name: id, joinedOn: day('2026-01-05'), leftOn: null })), openPostIds: new Set(['p1']), today: day('2026-11-29'), standards: gas, standardNoticeDays: 90 };
    expect(lacksOf([item], ground).filter(({ kind }) => kind === 'standardReplaced')).toMatchObject([{ refusing: false }]);
  });

  it('is warned of by the setting of the factory, also where it was kept before there was one', () => {
    const { standardNoticeDays: _, ...before } = rulesOf({}).upkeep;
    expect(rulesOf({ upkeep: { ...before, reviewDays: 20 } }).upkeep).toMatchObject({ reviewDays: 20, standardNoticeDays: 90 });
  });
});

describe('how well a limit is known', () => {
  const limitReading = { standard: 'GB 1-2020', clause: '5', text: '官方文本的非官方副本', reader: '编辑', on: day('2026-11-29') };

  it('has three states; a copy is never called verified', () => {
    expect(limitStateOf({ limitVerified: false })).toBe('unverified');
    expect(limitStateOf({ limitVerified: false, limitReading })).toBe('copyRead');
    expect(limitStateOf({ limitVerified: true, limitReading })).toBe('verified');
    expect(limitMark({ limitVerified: false, limitReading })).toBe('〔已对照副本〕');
    expect(limitMark({ limitVerified: true })).toBe('');
  });

  it('stands beside what the criterion holds for', () => {
    expect(criterionWords({ criterion: '不小于50%', criterionCondition: '仅Ⅰ类' })).toBe('〔适用：仅Ⅰ类〕不小于50%');
    expect(criterionWords({ criterion: '不小于50%' })).toBe('不小于50%');
    expect(criterionWords({ criterion: '', criterionCondition: '仅Ⅰ类' })).toBe('');
  });
});
