import { contract } from '../shared/contract';
import { maybeFile, remark } from '../shared/fields';

/** The published holidays and make-up days of a year, typed or as a data file. */
export const HOLIDAY_CONTRACT = contract({
  at: 'holidays',
  send: '保存放假调休',
  fields: {
    year: remark('年份', 20, { tidy: 'entry' }),
    holidays: remark('放假', 10_000, { lines: true, help: '全年的放假日期，每行一个日期或一段日期，例如“2027-02-05 至 2027-02-11 春节”。周末的假日也要写。' }),
    makeUpDays: remark('调休上班', 10_000, { lines: true, help: '要上班的周六、周日，写法相同；没有就留空。' }),
    file: maybeFile('或者上传数据文件', '.json,application/json', {
      help: 'JSON 文件，含 year 和 days（name、date、isOffDay），不超过 100 KB。选了文件就以文件为准，年份和上面两栏不用填。',
    }),
  },
});
