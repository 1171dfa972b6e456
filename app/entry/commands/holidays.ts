import { existsSync, readFileSync } from 'node:fs';
import { namesOfEnterprises } from 'db/repositories/installation';
import { HOLIDAY_REFUSALS, readHolidayFile } from '~/domain/routine/holidays';
import { SYSTEM } from '~/domain/shared/actor';
import { dayOf } from '~/domain/shared/instant';
import { explain } from '~/domain/shared/refusal';
import { setHolidaysOf } from '~/services/routine/setHolidays';
import { openContext } from '../boot';
import type { Command } from './command';

/** `holidays FILE`: takes the published holidays and make-up days of a year into the calendar of every factory of this installation. */
export const holidays: Command = {
  name: 'holidays',
  purpose: '为全部企业录入一年的放假调休安排：holidays 文件.json（格式见 README）',
  run: async ([file], config, print) => {
    if (!file || !existsSync(file)) {
      print(file ? `没有这个文件：${file}。` : '请写数据文件：npm run zhian -- holidays 文件.json。');
      return 2;
    }
    const read = readHolidayFile(readFileSync(file, 'utf8'));
    if (!read.ok) {
      print(explain(HOLIDAY_REFUSALS, read.refusal).sentence);
      return 2;
    }
    const cx = await openContext(config);
    let code = 0;
    try {
      for (const [enterpriseId, name] of await namesOfEnterprises(cx.store.read)) {
        const result = await setHolidaysOf(cx, enterpriseId, SYSTEM, dayOf(cx.now()), read.fact);
        print(`${name}：${result.ok ? `已录入 ${read.fact.year} 年的放假调休安排，从今天起按它计算。` : explain(HOLIDAY_REFUSALS, result.refusal).sentence}`);
        if (!result.ok) code = 1;
      }
      return code;
    } finally {
      await cx.store.close();
    }
  },
};
