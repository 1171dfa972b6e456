import { contract } from '../shared/contract';
import { hidden, listOf, recordOf } from '../shared/fields';

/** Which paper of a version of the list, as which file (`riskList:pdf`), of which part: `workshop:ID`, `post:ID`, `product:NAME`, or nothing for the whole. */
export const RENDER_LIST = contract({
  at: 'rendering', send: '生成', done: '文书在生成，好了在这里打开。',
  fields: { file: recordOf('文书', '请选择文书。'), part: recordOf('范围', '没有这个范围，请重新选择。', { optional: true, most: 300 }) },
});

/** Which columns of a list are shown, and where its page is. */
export const COLUMNS_CONTRACT = contract({ at: '', send: '显示选中的列', fields: { shown: listOf('列', 40, '请选择列。', { optional: true }), back: hidden(2000) } });
