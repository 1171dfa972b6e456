import { contract } from '../shared/contract';
import { remark, words } from '../shared/fields';
import { FILTER_NAME_LENGTH } from './savedFilter';

/** What is asked for where somebody keeps a filter of a list; a file of its own, as every list of the desk draws it. */
export const FILTER_CONTRACTS = {
  keepFilter: contract({ at: 'filters', send: '保存', fields: { query: remark('筛选条件', 1000), name: words('名称', FILTER_NAME_LENGTH, '请给这个筛选起个名称。') } }),
  dropFilter: contract({ at: 'removal', send: '删除', fields: {} }),
} as const;
