import { describe, expect, it } from 'vitest';
import { type CheckTrace, minutesOf, minutesWords, type Signal, signalsOf, signalWords } from '~/domain/routine/signals';
import { defaultRules } from '~/domain/rulepack/pack';
import { addDays, day, type Day } from '~/domain/shared/day';
import { instant, instantOf, millisecondsOf } from '~/domain/shared/instant';

const TODAY = day('2026-11-18');
const { signals: RULES } = defaultRules();
let count = 0;
const check = (more: Partial<CheckTrace> = {}): CheckTrace => {
  count += 1;
  const on = more.day ?? TODAY;
  return { id: `r${count}`, number: `RG-${count}`, postId: 'extruder', postName: '挤出岗', personId: 'wang', personName: '王小军', day: on, at: instant(`${on}T09:00:00+08:00`), items: 10, findings: 0, seconds: 60, plate: 'scanned', clockOff: null, ...more };
};
const later = (seconds: number): CheckTrace['at'] => instantOf(millisecondsOf(instant(`${TODAY}T09:00:00+08:00`)) + seconds * 1000);
/** Checks of the days before, each a little different. */
const days = (most: number, more: Partial<CheckTrace> = {}): CheckTrace[] => Array.from({ length: most }, (_, at) => check({ day: addDays(TODAY, at - most), seconds: 55 + (at % 3) * 5, ...more }));
const told = (checks: readonly CheckTrace[], from: Day = TODAY): Signal['kind'][] => [...signalsOf(from, checks, [], RULES).values()].flat().map(({ kind }) => kind);

describe('what is told of how checks were made', () => {
  it('flags a faked day: three posts within a minute, at a fraction of the own time, without the plate', () => {
    const faked = ['extruder', 'sheath', 'print'].map((postId, at) => check({ postId, seconds: 6, plate: null, at: later(at * 12) }));
    const signals = signalsOf(TODAY, [...days(12), ...faked], [], RULES);
    expect([...signals.keys()]).toEqual(faked.map(({ id }) => id));
    expect(signals.get(faked[0]!.id)!.map(({ kind }) => kind)).toEqual(['fast', 'together', 'noPlate']);
    expect(signals.get(faked[0]!.id)!.map(signalWords)).toEqual([
      '平均每项 0.6 秒；本人此前 12 次检查通常每项 6 秒', '3 个岗位共 30 项，在 24 秒内先后签名，记录的检查用时合计不超过 60 秒', '没有扫岗位码；本人此前在这个岗位 12 次检查中有 12 次扫了码',
    ]);
  });

  it('flags nothing of an honest fast day: as fast as always, or signed in one go after walking three posts', () => {
    expect(told([...days(12, { seconds: 25 }), check({ seconds: 22 })])).toEqual([]);
    expect(told([...days(12), ...['extruder', 'sheath', 'print'].map((postId, at) => check({ postId, at: later(at * 12) }))])).toEqual([]);
    // Somebody of whom nothing is known yet is compared with nobody.
    expect(told([...days(4), check({ seconds: 5 })])).toEqual([]);
    // Two posts of one item each are done at once.
    expect(told(['a', 'b'].map((postId) => check({ postId, items: 1, seconds: 5 })))).toEqual([]);
  });

  it('compares everybody with their own checks alone', () => {
    expect(told([...days(12, { personId: 'slow', personName: '慢', seconds: 300 }), check({ seconds: 20 })])).toEqual([]);
  });

  it('does not miss a plate that was never used, or where nothing is known of the sheet', () => {
    expect(told([...days(12, { plate: null }), check({ plate: null })])).toEqual([]);
    expect(told([...days(12), check({ plate: undefined })])).toEqual([]);
  });

  it('tells of a photo that stood in another record before, at the later one alone, and of a clock that was off', () => {
    const [first, second] = [check({ day: addDays(TODAY, -3) }), check({ clockOff: 42 })];
    const photos = [first, second].map(({ id, number, day: on, personId }) => ({ recordId: id, number, day: on, personId, photo: 'p1' }));
    const signals = signalsOf(addDays(TODAY, -5), [first, second], photos, RULES);
    expect([...signals]).toEqual([[second.id, [{ kind: 'samePhoto', number: first.number, day: first.day }, { kind: 'clock', minutes: 42 }]]]);
    expect(signals.get(second.id)!.map(signalWords)).toEqual([`有一张照片与 2026年11月15日（周日）记录 ${first.number} 的照片是同一张`, '手机时钟快 42 分钟，记录的时间以服务器为准']);
  });

  it('tells of a photo that looks like one of the same person’s before, to be looked at, never as the same, and never across people', () => {
    const [first, second, other] = [check({ day: addDays(TODAY, -3) }), check(), check({ personId: 'li', personName: '李' })];
    const photo = (of: CheckTrace, name: string, look?: string) => ({ recordId: of.id, number: of.number, day: of.day, personId: of.personId, photo: name, ...(look ? { look } : {}) });
    const kinds = (photos: Parameters<typeof signalsOf>[2], rules = RULES) => [...signalsOf(TODAY, [first, second, other], photos, rules)].map(([id, signals]) => [id, signals.map(signalWords)]);
    const like = [photo(first, 'p1', 'ff00ff00ff00ff00'), photo(second, 'p2', 'ff00ff00ff00ff07'), photo(other, 'p3', 'ff00ff00ff00ff00')];
    expect(kinds(like)).toEqual([[second.id, [`请看一下：有一张照片看上去与本人 2026年11月15日（周日）记录 ${first.number} 的一张相近，也可能只是在同一处拍的`]]]);
    expect(kinds([like[0]!, photo(second, 'p2', 'ff00ff00ff00ff0f')])).toEqual([]);
    expect(kinds(like, { ...RULES, similarBits: 0 })).toEqual([]);
    expect(kinds([photo(first, 'p1'), photo(second, 'p2')])).toEqual([]);
    expect(kinds([photo(second, 'p1', '0f'.repeat(8)), photo(second, 'p2', '0f'.repeat(8))])).toEqual([]);
    expect(kinds([photo(first, 'p1', 'ffffffff00000000'), photo(second, 'p2', '7fffffff80000001')])).toHaveLength(1);
  });

  it('tells of a long streak once, and again after some more; one finding ends it', () => {
    expect(told([...days(59), check()])).toEqual(['streak']);
    expect(told([...days(60), check()])).toEqual([]);
    expect(told([...days(89), check()])).toEqual(['streak']);
    expect(told([...days(40), check({ day: addDays(TODAY, -41), findings: 1 }), ...days(19, { postId: 'other' }), check()])).toEqual([]);
  });

  it('adds up the time of each person and day, and says where it is not known', () => {
    const [one] = minutesOf([check({ seconds: 50 }), check({ seconds: 40 }), check({ seconds: null })]);
    expect([minutesWords(one!.days[TODAY]), minutesWords(undefined)]).toEqual(['1 分 30 秒，1 次用时不详', '—']);
  });
});
