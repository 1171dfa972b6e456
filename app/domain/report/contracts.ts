import { contract } from '../shared/contract';
import { dayOn, hidden, listOf, recordOf } from '../shared/fields';

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
