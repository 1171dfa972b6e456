import { contract } from '../shared/contract';
import { oneOf, recordOf, remark } from '../shared/fields';

/** What the verbs between a factory and its regulator ask for (报送、答复). */
export const SUPERVISION_CONTRACTS = {
  submit: contract({
    at: '', send: '报送这一版', forever: '报送后不能撤回；监管部门看到的就是这一版的内容和 PDF。', fields: { versionId: recordOf('版本', '请选择要报送的版本。') },
  }),
  answer: contract({
    at: '',
    send: '答复',
    fields: {
      kind: oneOf('答复', [{ value: 'accepted', label: '接受' }, { value: 'returned', label: '退回' }], '请选择接受或退回。'),
      reason: remark('退回理由', 1000, { lines: true, help: '写明要企业改什么。' }),
    },
  }),
} as const;
