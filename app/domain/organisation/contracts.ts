import { contract } from '../shared/contract';
import { anyOf, type Choice, dayOn, EXPIRED, file, maybeFile, maybeOneOf, oneOf, recordOf, remark, rowsOf, tick, VERSION, words, type WordsField } from '../shared/fields';
import { MOST_PEOPLE, PEOPLE_SHEET_MEGABYTES, ROW_TEXTS } from './people/takeIn';
import { EMPLOYMENT_NAMES, ROLE_NAMES } from './words';
import { APPOINTED_ROLES, type Employment, HELD_ROLES, type Role } from './types';

/** A name of a person or a place. */
const name = (label: string): WordsField => words(label, 40, `请填写${label}。`);
const LOGIN_NAME_HELP = '2 至 32 个字：汉字、小写字母、数字，以及点、横线、下划线。';
const loginName = (label: string, help?: string): WordsField => words(label, 32, '请填写登录名。', { tidy: 'loginName', help });
const reason = (label: string, help?: string): WordsField => words(label, 200, '请写明理由。', { help });
const day = (label: string, help?: string) => dayOn(label, `请填写${label}。`, { help });
/** The second yes to a last day in the past: the refusal of the first names what was done after it. */
const LATER_ACTS = tick('此后本人的操作已核对', { help: '最后一天早于今天而此后还有本人的操作时，先列出这些操作，勾选后才结束。' });
const PAPER = '.pdf,.jpg,.jpeg,.png';
const rolesOf = <R extends Role>(roles: readonly R[]): readonly Choice<R>[] => roles.map((value) => ({ value, label: ROLE_NAMES[value] }));
const EMPLOYMENTS: readonly Choice<Employment>[] = (['fullTime', 'partTime'] as const).map((value) => ({ value, label: EMPLOYMENT_NAMES[value] }));
const DUE_TIME_HELP = '24小时制，例如 18:00。当天这个时刻之前提交算按时';
const WORKSHOP = '请选择车间。';
const PLACE = '请选择位置。';

/** What each verb of workshops, teams, posts, people and their appointments asks for. */
export const ORGANISATION_CONTRACTS = {
  openWorkshop: contract({ at: 'workshops', send: '设立车间', fields: { name: name('车间名称') } }),
  openTeam: contract({ at: 'teams', send: '设立班组', fields: { workshopId: recordOf('所属车间', WORKSHOP), name: name('班组名称') } }),
  openPost: contract({
    at: 'posts',
    send: '设立岗位',
    fields: {
      place: recordOf('所属车间或班组', PLACE),
      name: name('岗位名称'),
      dueTime: remark('每日检查时限', 16, { tidy: 'entry', help: `${DUE_TIME_HELP}。` }),
    },
  }),
  hangPlates: contract({ at: 'plates', send: '都贴好了', done: '已记下：岗位二维码都贴到了现场。', fields: {} }),
  rename: contract({ at: 'name', send: '改名', fields: { version: VERSION, name: words('名称', 40, '请填写名称。', { help: '已形成的记录保持当时的名称。' }) } }),
  close: contract({ at: 'close', send: '关闭', fields: {} }),
  orderWorkshop: contract({
    at: 'order', send: '移动', fields: { direction: oneOf('方向', [{ value: 'up', label: '上移一位' }, { value: 'down', label: '下移一位' }], '请选择上移或下移。') },
  }),
  moveTeam: contract({ at: 'place', send: '移动', fields: { version: VERSION, workshopId: recordOf('移到车间', WORKSHOP) } }),
  movePost: contract({ at: 'place', send: '移动', fields: { version: VERSION, place: recordOf('移到车间或班组', PLACE) } }),
  setDueTime: contract({
    at: 'due-time', send: '修改时限', fields: { version: VERSION, dueTime: words('时限', 16, '请填写时限。', { tidy: 'entry', help: `${DUE_TIME_HELP}；从下一次检查起生效。` }) },
  }),
  linkAccount: contract({
    at: 'link',
    send: '发出邀请',
    fields: { loginName: loginName('本人的登录名'), name: name('姓名'), joinedOn: day('起始日'), confirmed: tick('我已向本人核对，这个登录名就是这位人员') },
  }),
  withdrawInvitation: contract({ at: 'withdrawal', send: '撤回邀请', fields: {} }),
  addPerson: contract({ at: '', send: '录入并生成首次密码', fields: { name: name('姓名'), loginName: loginName('登录名', LOGIN_NAME_HELP), joinedOn: day('入职日') } }),
  takeIn: contract({
    at: '',
    send: '核对',
    fields: {
      pasted: remark('从表格粘贴', 20_000, { lines: true, help: '从 Excel 复制几列粘贴到这里：姓名、岗位、职务、登录名、电话；有表头的连表头一起粘贴，列的次序不限。登录名空着的，按姓名的拼音拟定。' }),
      file: maybeFile('或上传人员表', '.xlsx,.csv', { help: `.xlsx 或 .csv，表头写“姓名、岗位、职务、登录名、电话”，次序不限；最大 ${PEOPLE_SHEET_MEGABYTES} MB，${MOST_PEOPLE} 人以内。先列出核对，不直接写入。` }),
      fromDay: day('入职与任职的起始日', '这一次录入的人都从这一天起。'),
      step: oneOf('', [{ value: 'look', label: '核对' }, { value: 'take', label: '录入' }], EXPIRED, { given: 'look' }),
      people: rowsOf('-', {
        name: remark('姓名', ROW_TEXTS.name), place: remark('岗位（车间主任写车间）', ROW_TEXTS.place), held: maybeOneOf('在岗位上的职务', rolesOf(HELD_ROLES), '请选择职务。'),
        appointed: maybeOneOf('任命', rolesOf(APPOINTED_ROLES), '请选择任命的职务。'), employment: maybeOneOf('全职或兼职', EMPLOYMENTS, '请选择全职或兼职。'),
        loginName: remark('登录名', 32, { tidy: 'loginName' }), phone: remark('联系电话', ROW_TEXTS.phone, { tidy: 'entry' }), another: tick('同名的另一人'),
      }),
    },
  }),
  undoPeople: contract({ at: 'undoing', send: '撤销录入', fields: { ids: anyOf('撤销录入', '请勾选要撤销的人员。') } }),
  undoNode: contract({ at: 'undoing', send: '撤销设立', fields: {} }),
  issuePassword: contract({
    at: '', send: '重置密码', fields: { reason: reason('重置密码的理由', '例如本人忘记密码。记入历史；本人所有设备上的登录会退出。') },
  }),
  setPhone: contract({ at: 'phone', send: '保存电话', fields: { phone: remark('联系电话', 20, { tidy: 'entry', help: '本企业的班组长、车间主任可以看到并拨打；不填则清除。' }) } }),
  shutAccount: contract({
    at: 'closure', send: '停用账号', fields: { reason: reason('停用的理由', '例如手机丢失、长期不在岗。停用后不能登录，可以恢复；名下的记录与职务不变。') },
  }),
  openAccount: contract({ at: 'reopening', send: '恢复账号', fields: { reason: reason('恢复的理由') } }),
  leave: contract({ at: 'leave', send: '办理离职', fields: { lastDay: day('最后在岗日', '仍在任的职务到这一天为止；第二天起不能登录本企业。'), confirmed: LATER_ACTS } }),
  handOver: contract({
    at: '',
    send: '预览',
    fields: {
      lastDay: day('任到哪一天', '岗位、代检到这一天为止，第二天起由接手的人任；风险项、隐患、决议确认后就改。'),
      to: recordOf('都交给', '请选择交给谁。', { optional: true, help: '下面单独选了人的，以单独选的为准。' }),
      rows: rowsOf('~', { to: recordOf('交给', '请选择交给谁。', { optional: true }) }),
      confirmed: LATER_ACTS,
      step: oneOf('', [{ value: 'look', label: '预览' }, { value: 'take', label: '移交' }], EXPIRED, { given: 'look' }),
      seen: recordOf('', EXPIRED, { optional: true, most: 64 }),
    },
  }),
  hold: contract({
    at: 'holdings',
    send: '安排',
    fields: {
      personId: recordOf('人员', '请选择人员。'),
      role: oneOf('职务', rolesOf(HELD_ROLES), '请选择职务。'),
      place: recordOf('车间或岗位', '请选择车间或岗位。'),
      fromDay: day('任职开始日'),
    },
  }),
  standIn: contract({
    at: 'stand-ins',
    send: '安排代检',
    fields: {
      personId: recordOf('人员', '请选择人员。'),
      holdingId: recordOf('代谁检查', '请选择代谁检查。'),
      fromDay: day('代检开始日'),
      toDay: day('代检最后一天', '到这一天为止；记录上写明代谁检查。'),
    },
  }),
  end: contract({ at: 'end', send: '结束', fields: { toDay: day('最后一天'), confirmed: LATER_ACTS } }),
  appoint: contract({
    at: 'appointments',
    send: '任命',
    fields: {
      personId: recordOf('人员', '请选择人员。'),
      role: oneOf('职务', rolesOf(APPOINTED_ROLES), '请选择职务。'),
      fromDay: day('任职开始日'),
      employment: oneOf('全职或兼职', EMPLOYMENTS, '请选择全职或兼职。'),
      paper: maybeFile('任命文件', PAPER, { help: 'PDF、JPG 或 PNG，不超过 10 MB；可以以后补交。' }),
    },
  }),
  attachPaper: contract({ at: 'attachment', send: '补交', fields: { paper: file('任命文件', PAPER, '请选择任命文件。', { help: 'PDF、JPG 或 PNG，不超过 10 MB。附上后不再更换。' }) } }),
} as const;
