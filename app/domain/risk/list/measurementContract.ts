import { contract } from '../../shared/contract';
import { remark, rowsOf, VERSION } from '../../shared/fields';
import type { RefusalTexts } from '../../shared/refusal';
import { COUNT_LIMIT, MOST_DECIMALS, type MeasurementRefusal } from './measurementText';

const ENTRY = { tidy: 'entry' } as const;

/** What the measuring of an item asks for: a line for each number and product, in the order of the lines; a line without words is none. */
export const MEASUREMENT_CONTRACT = contract({
  at: 'measurements',
  send: '保存测量值',
  fields: {
    version: VERSION,
    lines: rowsOf('~', {
      label: remark('测什么', 40, ENTRY),
      unit: remark('单位', 20, ENTRY),
      lower: remark('下限', 20, ENTRY),
      upper: remark('上限', 20, ENTRY),
      count: remark('每次测几个', 4, ENTRY),
      decimals: remark('小数位', 4, ENTRY),
      product: remark('产品规格', 60),
    }),
  },
});

/** The sentences of what cannot be measured. */
export const MEASUREMENT_REFUSALS: RefusalTexts<MeasurementRefusal> = {
  measurementUnnamed: ({ row }) => ({ status: 422, field: `label~${row}`, sentence: '请写明测什么，例如“外径”；不需要的行请清空。' }),
  limitUnreadable: ({ row, side, label }) => ({ status: 422, field: `${side}~${row}`, sentence: `“${label}”的${side === 'lower' ? '下限' : '上限'}应是数字，例如 1.40 或 -5；没有的请留空。` }),
  limitsCrossed: ({ row, label }) => ({ status: 422, field: `upper~${row}`, sentence: `“${label}”的上限小于下限，请核对。` }),
  countWrong: ({ row, label }) => ({ status: 422, field: `count~${row}`, sentence: `“${label}”每次检查测几个数，请填 1 至 ${COUNT_LIMIT} 的整数。` }),
  decimalsWrong: ({ row, label }) => ({ status: 422, field: `decimals~${row}`, sentence: `“${label}”的小数位请填 0 至 ${MOST_DECIMALS} 的整数，或留空。` }),
  measuredTwice: ({ row, label }) => ({ status: 422, field: `product~${row}`, sentence: `“${label}”对同一产品规格写了两行，请只留一行，或写明不同的产品规格。` }),
  linesDiffer: ({ row, label }) => ({ status: 422, field: `count~${row}`, sentence: `“${label}”各行的单位和每次测几个应当相同，请改成一样，或换一个名称。` }),
  tooMuchMeasured: ({ row, lines, values }) => ({ status: 422, field: `label~${row}`, sentence: `一个风险项最多写 ${lines} 行测量值，每次检查最多测 ${values} 个数，请分到几个风险项里。` }),
};
