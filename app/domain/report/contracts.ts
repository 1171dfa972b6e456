import { contract } from '../shared/contract';
import { dayOn, file, hidden, listOf, recordOf, tick } from '../shared/fields';
import { TEMPLATE_MEGABYTES } from './wordTemplateRefusals';

/** Which paper of a version of the list, as which file (`riskList:pdf`), of which part: `workshop:ID`, `post:ID`, `product:NAME`, or nothing for the whole. */
export const RENDER_LIST = contract({
  at: 'rendering', send: '生成', done: '文书在生成，好了在这里打开。',
  fields: { file: recordOf('文书', '请选择文书。'), part: recordOf('范围', '没有这个范围，请重新选择。', { optional: true, most: 300 }) },
});

/** All papers of a month as one file. */
export const RENDER_MONTH = contract({ at: 'rendering', send: '整月一个 PDF', done: '整月的文书在生成，好了在这里打开。', fields: {} });

/** Which columns of a list are shown, and where its page is. */
export const COLUMNS_CONTRACT = contract({ at: '', send: '显示选中的列', fields: { shown: listOf('列', 40, '请选择列。', { optional: true }), back: hidden(2000) } });

/** Of which days an evidence pack is made. */
export const PACK_CONTRACT = contract({
  at: '', send: '生成证据包', done: '证据包在生成，好了在这里下载。',
  fields: { from: dayOn('从哪天', '请选择开始日期。'), to: dayOn('到哪天', '请选择结束日期。') },
});

/** Word templates of a bureau: uploaded and tried, then used. */
export const WORD_TEMPLATE_CONTRACTS = {
  take: contract({
    at: '', send: '上传并试填', done: '模板已收下，并用最近签的一份试填过。请下载试填结果看一看，再启用。',
    fields: { kind: recordOf('用于哪种文书', '请选择文书。'), file: file('Word 文件', '.docx', '请选择 Word 文件。', { help: `.docx，不超过 ${TEMPLATE_MEGABYTES} MB；要填的地方写上占位词，例如{编号}。` }) },
  }),
  adopt: contract({ at: 'adoption', send: '启用', done: '已启用。文书页上每一份旁边都可以按这个模板下载。', fields: { blanks: tick('认不出的占位词留空') } }),
  stop: contract({ at: 'stop', send: '停用', done: '已停用。', fields: {} }),
} as const;
