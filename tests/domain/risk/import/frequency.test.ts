import { describe, expect, it } from 'vitest';
import { readFrequency } from '~/domain/risk/import/frequency';
import { FREQUENCIES, type Frequency } from '~/domain/risk/types';

/** Words of real sheets by what each is: never laxer than written, and an event only where one is named. */
const WORDS: readonly (readonly [Frequency | null, readonly string[]])[] = [
  ['day', ['每周两检', '一日三检', '每周三次', '每周三检', '日/次', '每个生产日', '每年365次', '每周１～２次',
    '每日两次', '每周2次', '日管控', '每48小时', '每日多次', '隔日', '每隔3天', '每周一、三、五', '周二、周五', '周一至周五', '随时', '连续', '实时监控', '每24小时', '每3班',
    '首件', '每天', '日', '每工作日', '半天', '3次以上/周', '每时每刻', '每日\n每周']],
  ['shift', ['每班', '1次/班', '每个班次', '每班一次', '班前', '交接班', '两班一次', '每班及每批', '早班、中班、晚班', '白班夜班各一次', '每日每班', '每班开机前', '每班多次']],
  ['hour1', ['每小时', '每30分钟', '每1-2小时', '每1.5小时', '每小时多次']],
  ['hour2', ['2小时/次', '每2小时', '每2小时一次', '1次/2h', '每二小时', '每2时', '3次/班', '4次/班', '每两小时一次，夜班每4小时']],
  ['hour4', ['每4小时巡检', '4小时', '每5小时', '2次/班', '每班检查两次', '班前、班后']],
  ['hour6', ['每6小时', '每7小时']],
  ['hour8', ['每8h', '每12小时']],
  ['week', ['每周三', '周三检查', '次/周', '每月二次', '廿天', '每二十天', '每半月', '半月一次', '10天', '旬', '每旬', '双周', '1次/周', '周排查', '168h', '１次／周', '一周一次',
    '每半个月', '每月不少于2次', '每周检查一次', '隔周', '每周一', '每周一次', '月初、月末', '每4周', '7日', '1/周', '2/月', '1~2次/月', '每两周', '每十天', '每十五日']],
  ['halfYear', ['1次/半年', '三季度', '2次/年', '每半年', '每６个月', '六个月', '年中、年末', '上半年、下半年各一次', '180天', '每半年一次', '半年检', '每年2次']],
  ['quarter', ['2次/半年', '每一百天', '3个月', '每三个月', '每季', '四次/年', '90天', '季检', '每季度', '三个月一次', '1次/季', '每年3次']],
  ['event', ['1次/批', '2次/批', '一批一检', '每3炉', '进货时', '按需', '设备检修后', '季节变化时', '事件触发', 'event', '每批', '逐批', '换模时', '需选择或更换供应商时', '必要时',
    '不定期', '开机前', '每次使用前', '每100件', '每百件']],
  [null, ['临时抽查', '每周期', 'daily', '1'.repeat(50), '每月数次', '定时', '定期', '看情况', '按检定周期', '班组长', '每批/每年一次', '全检']],
  ['month', ['每季度首月', '月检', '月调度', '每2个月', '一月一次', '每季度2次', '隔月', '双月', '每月10日', '月底', '每12周', '30天', '每45天', '一个半月', '每月一次，异常时增加',
    '每個月', '每年12次']],
  ['year', ['每两年', '2年', '18个月', '一年一次', '每年至少一次', '365天', '年检', '年审']],
];

describe('a frequency in the words of a factory', () => {
  it.each(WORDS.flatMap(([frequency, words]) => words.map((word) => [word, frequency] as const)))('“%s” is %s', (word, frequency) => {
    expect(readFrequency(word)?.frequency ?? null).toBe(frequency);
  });

  it('of every n of a unit is the nearest of the calendar that is not laxer, in digits, wide digits and Chinese', () => {
    const days: Readonly<Record<string, number>> = { 小时: 1 / 24, 天: 1, 日: 1, 周: 7, 个月: 30, 年: 365 };
    const intervals: Readonly<Partial<Record<Frequency, number>>> = { hour1: 1 / 24, hour2: 2 / 24, hour3: 3 / 24, hour4: 4 / 24, hour6: 6 / 24, hour8: 8 / 24, day: 1, week: 7, month: 30, quarter: 90, halfYear: 180, year: 364 };
    const chinese = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
    for (const [unit, length] of Object.entries(days)) {
      for (let count = 1; count <= 12; count += 1) {
        const wanted = FREQUENCIES.filter((one) => intervals[one] !== undefined && intervals[one] <= count * length).at(-1);
        const wide = String(count).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        for (const number of [String(count), wide, chinese[count]!]) for (const word of [`每${number}${unit}`, `每${number}${unit}一次`, `1次/${number}${unit}`]) expect([word, readFrequency(word)?.frequency]).toEqual([word, wanted]);
      }
    }
  });

  it('tells whether it says the same, or only something laxer', () => {
    expect(['每日', '每班', '半年', '3个月', '1次/周', '每批'].map((word) => readFrequency(word)?.exact)).toEqual([true, true, true, true, true, true]);
    expect(['每5小时', '2次/班', '双周', '每周2次', '每月，异常时增加'].map((word) => readFrequency(word)?.exact)).toEqual([false, false, false, false, false]);
    expect(['每2小时', '每班', '2次/班', '双周', '每日多次', '每日两次', '每30分钟'].map((word) => readFrequency(word)?.laxer)).toEqual([false, false, false, false, true, true, true]);
  });

  it('is read at once however long the cell is', () => {
    for (const text of ['1'.repeat(30_000), '每'.repeat(30_000), '一'.repeat(60), '1次/'.repeat(15), '每周'.repeat(30)]) readFrequency(text);
  }, 1000);
});
