import { contract } from '../../shared/contract';
import { file, hidden, listOf, recordOf, tick, VERSION, whole } from '../../shared/fields';
import { BOARD } from '../list/contracts';

const row = (label: string, missing: string) => whole(label, { least: 0, most: 99_999 }, { missing });

/** What each choice about a sheet that is imported asks for. */
export const IMPORT_CONTRACTS = {
  upload: contract({
    at: '', send: '上传并读取',
    fields: {
      file: file('清单文件', '.xlsx,.xlsm,.csv,.txt,.xls,.et,.ods,.xlsb', '请选择要导入的文件。', {
        help: '.xlsx 或 .csv，最大 10 MB，2 万行以内。合并单元格、多行内容、公式都能读。旧版的 .xls、.et 和其他格式，请先在 Excel 或 WPS 里打开，另存为 .xlsx。',
      }),
    },
  }),
  sheet: contract({ at: 'sheet', send: '换这一张', done: '已换成这一张工作表。', fields: { version: VERSION, sheet: row('工作表', '请选择工作表。') } }),
  head: contract({ at: 'head', send: '按这个表头读', fields: { version: VERSION, head: row('表头', '请指定表头在哪一行。'), two: tick('表头占两行（上一行是大类，下一行是细分）') } }),
  /** One answer a column in their order, and which stage all rows stand at where no column says it. */
  columns: contract({
    at: 'columns', send: '按这些列对比', fields: { version: VERSION, field: listOf('各列', 40, '请为各列选择对应的内容。'), stage: recordOf('环节', '请选择环节。', { optional: true }) },
  }),
  places: contract({ at: 'places', send: '按所选岗位对比', fields: { version: VERSION, places: BOARD } }),
  confirm: contract({ at: 'confirmation', send: '写入草稿', fields: { version: VERSION, seen: hidden(200) } }),
} as const;
