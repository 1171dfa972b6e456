import { contract } from '../shared/contract';
import { anyOf, choicesOf, dayOn, EXPIRED, maybeDay, maybeOneOf, oneOf, photos, recordOf, remark, rowsOf, tick, whole, words } from '../shared/fields';
import { ANSWER_LIMITS } from './answer';
import { BUREAU_LEVEL_NAMES, BUREAU_LEVELS, OFFICER_ROLE_NAMES, OFFICER_ROLES } from './bureaus';
import { INSTRUMENT_LIMITS as MOST } from './instrument';
import { answerChoices, NOTE_MOST } from './packages';
import { APPOINTED_ROLES } from '../organisation/types';
import { ROLE_NAMES } from '../organisation/words';
import { RECORD_LIMITS } from './records';
import { SETTING_LIMITS } from './settings';
import { FOUND_RISKS, INSTRUMENT_KINDS, RECORD_RESULTS } from './types';
import { FOUND_RISK_NAMES, INSTRUMENT_KIND_NAMES, RECORD_RESULT_NAMES } from './words';

/** What every instrument says. */
const SAID = {
  words: words('内容', MOST.words, '请写明要企业做什么。', { lines: true, help: '企业看到的就是这里写的，发出后不能改；写错的可以撤回，重新发。' }),
  replyBy: maybeDay('答复期限', { help: '留空表示只需签收，不要求答复。' }),
  documentNumber: remark('文号', MOST.documentNumber, { help: '本局自己的文号，可以留空。' }),
  secondOfficer: remark('另一名执法人员', MOST.secondOfficer, { help: '需要两人办理的，写另一人的姓名。' }),
};

/** What everything says that a bureau puts on record. */
const ON_RECORD = { words: remark('说明', RECORD_LIMITS.words, { lines: true }) };
const RECORDED = '登记后内容不能改，企业看得到；登记有误的可以撤销，重新登记。';

/** What the verbs between a factory and its regulator ask for (报送、答复). */
export const SUPERVISION_CONTRACTS = {
  submit: contract({
    at: '', send: '报送这一版', forever: '监管部门看到的就是这一版的内容和 PDF；监管部门打开之前可以撤回，打开后不能。', fields: { versionId: recordOf('版本', '请选择要报送的版本。') },
  }),
  sendPackage: contract({
    at: '', send: '报送', forever: '监管部门看到的就是下面这份材料的内容和 PDF；监管部门打开之前可以撤回，打开后不能。',
    fields: { rows: rowsOf('.', { answer: maybeOneOf('结果', answerChoices({ yes: '是', no: '否', none: '不适用' }), '请选择结果。'), note: remark('说明', NOTE_MOST) }) },
  }),
  answer: contract({
    at: '',
    send: '答复',
    fields: {
      kind: oneOf('答复', [{ value: 'accepted', label: '接受' }, { value: 'returned', label: '退回' }], '请选择接受或退回。'),
      reason: remark('退回理由', ANSWER_LIMITS.reason, { lines: true, help: '写明要企业改什么。' }),
      remarks: remark('逐行意见', ANSWER_LIMITS.remarks * (ANSWER_LIMITS.remark + 10), { lines: true, placeholder: '12 判定准则没有依据', help: '可选。每行一条：先写表里的序号，空一格，再写这一行要改什么。' }),
    },
  }),
  takeBack: contract({ at: 'withdrawal', send: '撤回报送', done: '已撤回。', forever: '撤回后监管部门打不开这份材料；回执号不再使用，记录仍保留。', fields: {} }),
  issue: contract({
    at: '', send: '发出', done: '已发出，企业的质量安全总监和主要负责人已收到提醒。', forever: '发出后内容不能改，企业会留下这份记录。',
    fields: { kind: oneOf('文书', choicesOf(INSTRUMENT_KINDS, INSTRUMENT_KIND_NAMES), '请选择文书的种类。'), ...SAID, risk: maybeOneOf('认定的质量安全风险', choicesOf(FOUND_RISKS, FOUND_RISK_NAMES), '请重新选择认定的风险。', { help: '检查中认定了较大或重大质量安全风险的才选；企业看得到，并计入重点监管、特别监管的计数。' }) },
  }),
  urgeMany: contract({
    at: '', send: '发出提醒敦促函', forever: '给勾选的每家企业各发一份，发出后内容不能改。',
    fields: { all: tick('本页全部勾选'), listed: recordOf('', EXPIRED, { optional: true, most: 4000 }), enterprise: anyOf('企业', '请勾选企业。', { optional: true }), ...SAID },
  }),
  register: contract({
    at: '', send: '登记来文', done: '已登记。', forever: '登记后内容不能改，作为来文的记录留存。',
    fields: {
      kind: oneOf('文书', choicesOf(INSTRUMENT_KINDS, INSTRUMENT_KIND_NAMES), '请选择文书的种类。'),
      bureau: words('发文单位', MOST.bureau, '请写明是哪个单位发来的。'),
      documentNumber: remark('文号', MOST.documentNumber),
      replyBy: maybeDay('答复期限', { help: '来文要求答复的，照来文填写。' }),
      words: words('内容', MOST.words, '请写明来文要求做什么。', { lines: true }),
      photo: photos('来文照片', MOST.photos, { help: '拍下来文的每一页，最多 9 张。' }),
    },
  }),
  makeBureau: contract({
    at: '', send: '建立下级单位', done: '已建立下级单位。', forever: '建立后，这个地区的企业报送给它；本单位也看得到。',
    fields: {
      name: words('单位名称', 50, '请填写单位名称。'),
      region: words('地区', 50, '请填写地区。', { help: '以本单位的地区开头，与企业档案里的“所属地区”一字不差；一个地区只有一个接收单位。' }),
      level: oneOf('级别', choicesOf(BUREAU_LEVELS, BUREAU_LEVEL_NAMES), '请选择级别。'),
    },
  }),
  makeOfficer: contract({
    at: '', send: '建立人员账户',
    fields: {
      bureauId: recordOf('单位', '请选择本单位或下级单位。'),
      name: words('姓名', 50, '请填写姓名。'),
      title: words('职务', 50, '请填写职务。', { help: '印在文书和答复上，例如：产品质量监督科 科员。' }),
      loginName: words('登录名', 60, '请填写登录名。', { tidy: 'loginName' }),
      role: oneOf('权限', choicesOf(OFFICER_ROLES, OFFICER_ROLE_NAMES), '请选择权限。', { help: '负责人还可以建立下级单位和人员账户、结束任职。' }),
    },
  }),
  endOfficer: contract({ at: 'end', send: '结束任职', done: '任职已结束。', forever: '结束后，这个账户不能再看企业的材料；收到的报送和发出的文书留在单位，由其他人员接着办。', fields: {} }),
  recordSampling: contract({
    at: 'samplings', send: '登记抽查结果', done: '已登记，企业的质量安全总监和主要负责人已收到提醒。', forever: RECORDED,
    fields: {
      subject: words('产品', RECORD_LIMITS.subject, '请填写抽查的产品。', { help: '同一产品每次写法一致，才会连续计数。' }), day: dayOn('抽查日期', '请选择抽查日期。'),
      result: oneOf('结果', choicesOf(RECORD_RESULTS, RECORD_RESULT_NAMES.sampling), '请选择结果。'), reference: remark('抽样单或报告编号', RECORD_LIMITS.reference), ...ON_RECORD,
    },
  }),
  recordExam: contract({
    at: 'exams', send: '登记抽考结果', done: '已登记，企业的质量安全总监和主要负责人已收到提醒。', forever: RECORDED,
    fields: {
      subject: words('被考人', RECORD_LIMITS.subject, '请填写被考人的姓名。'), role: oneOf('职务', choicesOf(APPOINTED_ROLES, ROLE_NAMES), '请选择职务。'), day: dayOn('抽考日期', '请选择抽考日期。'),
      result: oneOf('结果', choicesOf(RECORD_RESULTS, RECORD_RESULT_NAMES.exam), '请选择结果。'), reference: remark('试卷编号或得分', RECORD_LIMITS.reference), ...ON_RECORD,
    },
  }),
  lookBack: contract({
    at: 'look-back', send: '登记回头看', done: '已登记，企业的质量安全总监和主要负责人已收到提醒。', forever: RECORDED,
    fields: { day: dayOn('回头看日期', '请选择回头看日期。'), result: oneOf('结果', choicesOf(RECORD_RESULTS, RECORD_RESULT_NAMES.lookBack), '请选择结果。'), ...ON_RECORD },
  }),
  withdrawRecord: contract({
    at: 'records/withdrawal', send: '撤销记录', done: '已撤销。', forever: '撤销后不再计数，记录和撤销理由仍保留，企业看得到。',
    fields: { recordId: recordOf('记录', EXPIRED), words: words('撤销理由', RECORD_LIMITS.words, '请写明为什么撤销。') },
  }),
  setBureau: contract({
    at: '', send: '保存', done: '已保存。',
    fields: {
      heading: remark('文书抬头', SETTING_LIMITS.heading, { help: '印在文书标题的文种之前，代替单位名称；留空用单位名称。已发出的文书不变。' }),
      lookBackDays: whole('办结后多少天起回头看', { least: 1, most: SETTING_LIMITS.lookBackDays }, { unit: '天', help: '整改通知书和挂牌督办通知书办结满这些天后，列入待回头看。天数由本单位定；没有改过的 30 天是本软件的建议。' }),
      redMajor: whole('区域分色：认定重大多少次起为红', { least: 1, most: SETTING_LIMITS.colour }, { unit: '次' }),
      redLate: whole('区域分色：逾期未答复的文书多少份起为红', { least: 1, most: SETTING_LIMITS.colour }, { unit: '份' }),
      yellowConsiderable: whole('区域分色：认定较大多少次起为黄', { least: 1, most: SETTING_LIMITS.colour }, { unit: '次', help: '分色的规则没有公开的统一规定，这里的数由本单位定；没有改过的 1 是本软件的建议。' }),
    },
  }),
  receive: contract({ at: 'receipt', send: '签收', forever: '签收人和时间会告诉监管部门。', fields: {} }),
  reply: contract({
    at: 'reply', send: '提交答复', done: '已答复，等监管部门办结。', forever: '提交后不能改；被退回的可以再答复。',
    fields: {
      words: words('答复', MOST.reply, '请写明答复的内容。', { lines: true }),
      hazards: remark('相关隐患', 400, { help: '隐患编号，多个用顿号或空格分开；监管部门看得到这些编号和当时的状态，看不到隐患的内容。' }),
      photo: photos('照片', MOST.photos, { help: '可选，最多 9 张。' }),
    },
  }),
  sendBack: contract({ at: 'return', send: '退回答复', forever: '退回的理由会原样给到企业，企业须再次答复。', fields: { words: words('退回理由', 1000, '请写明哪里不够，要补什么。', { lines: true }) } }),
  close: contract({ at: 'closure', send: '办结', forever: '办结后不再改动。', fields: { words: remark('办结意见', 1000, { lines: true }) } }),
  withdraw: contract({ at: 'withdrawal', send: '撤回', forever: '撤回后企业不必再办，记录仍保留。', fields: { words: words('撤回理由', 1000, '请写明为什么撤回。', { lines: true }) } }),
} as const;
