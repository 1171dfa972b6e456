import type { ChannelKind } from '../../channel/types';
import { CHANNEL_NAMES } from '../../channel/words';
import type { EnterpriseEvents, OrganisationEvents } from '../../events/payloads';
import { formatDate, parseDay } from '../../shared/day';
import { partsOf, textsOf } from '../../shared/stored';
import type { Json } from '../../shared/canonical';
import { ROLE_NAMES } from '../words';
import type { Role } from '../types';

type Payload = Readonly<Record<string, Json>>;
const text = (payload: Payload, key: string): string => (typeof payload[key] === 'string' ? payload[key] : '');
const dayIn = (payload: Payload, key: string): string => {
  const found = parseDay(text(payload, key));
  return found ? formatDate(found) : '';
};
const num = (payload: Payload, key: string): string => (typeof payload[key] === 'number' ? ` ${payload[key]}` : '');
const listed = (payload: Payload, key: string): string => textsOf(payload[key]).join('、');
const roleIn = (payload: Payload): string => ROLE_NAMES[text(payload, 'role') as Role] ?? '';

const LINES: Readonly<Record<keyof EnterpriseEvents | keyof OrganisationEvents, (payload: Payload) => string>> = {
  'enterprise.created': () => '建立企业档案',
  'enterprise.edited': () => '修改企业档案',
  'settings.edited': () => '修改规则设置',
  'calendar.workWeekSet': (p) => `设定每周开工日，自${dayIn(p, 'from')}起`,
  'calendar.shiftsSet': (p) => `设定班次：${listed(p, 'shifts') || '不分班'}，自${dayIn(p, 'from')}起`,
  'calendar.postShiftsSet': (p) => `设定岗位的班次（${listed(p, 'posts')}）：${listed(p, 'names') || '不分班'}，自${dayIn(p, 'from')}起`,
  'calendar.holidaysSet': (p) => `录入${num(p, 'year')} 年放假调休：放假${num(p, 'holidays')} 天，调休上班${num(p, 'makeUpDays')} 天，自${dayIn(p, 'from')}起`,
  'settings.addressSet': (p) => (text(p, 'to') ? `设定系统地址为 ${text(p, 'to')}` : '不再使用自设的系统地址'),
  'settings.remindersSet': () => '修改提醒时机',
  'settings.selfCheckSet': () => '修改自查表',
  'settings.signalsSet': () => '修改检查提示的界限',
  'settings.accessSet': () => '修改登录和签名规则',
  'settings.platesHung': () => '记下岗位二维码已贴到现场',
  'channel.opened': (p) => `添加提醒渠道“${text(p, 'name')}”（${CHANNEL_NAMES[text(p, 'kind') as ChannelKind] ?? ''}）`,
  'channel.closed': (p) => `停用提醒渠道“${text(p, 'name')}”`,
  'workshop.opened': (p) => `设立车间“${text(p, 'name')}”`,
  'workshop.renamed': (p) => `由“${text(p, 'from')}”改名为“${text(p, 'to')}”`,
  'workshop.moved': (p) => `${text(p, 'direction') === 'up' ? '上移' : '下移'}，与“${text(p, 'neighbour')}”换位`,
  'workshop.closed': () => '关闭',
  'workshop.undone': () => '撤销设立',
  'team.opened': (p) => `在“${text(p, 'workshop')}”设立班组“${text(p, 'name')}”`,
  'team.renamed': (p) => `由“${text(p, 'from')}”改名为“${text(p, 'to')}”`,
  'team.moved': (p) => `由“${text(p, 'from')}”移至“${text(p, 'to')}”`,
  'team.closed': () => '关闭',
  'team.undone': () => '撤销设立',
  'post.opened': (p) => `在“${text(p, 'workshop')}”设立岗位“${text(p, 'name')}”，每日时限 ${text(p, 'dueTime')}`,
  'post.renamed': (p) => `由“${text(p, 'from')}”改名为“${text(p, 'to')}”`,
  'post.moved': (p) => `由“${text(p, 'from')}”移至“${text(p, 'to')}”`,
  'post.dueTimeSet': (p) => `每日时限由 ${text(p, 'from')} 改为 ${text(p, 'to')}`,
  'post.closed': () => '关闭',
  'post.undone': () => '撤销设立',
  'person.added': (p) => `录入人员，入职日${dayIn(p, 'joinedOn')}`,
  'person.undone': () => '撤销录入',
  'person.linked': (p) => `关联已有账号，起始日${dayIn(p, 'joinedOn')}，由${text(p, 'confirmedBy')}确认`,
  'person.invited': (p) => `邀请“${text(p, 'name')}”加入，起始日${dayIn(p, 'joinedOn')}`,
  'person.invitationDeclined': (p) => `“${text(p, 'name')}”没有接受邀请`,
  'person.invitationWithdrawn': (p) => `撤回给“${text(p, 'name')}”的邀请`,
  'person.phoneSet': () => '登记联系电话',
  'person.passwordIssued': (p) => `签发新的首次密码，并退出全部登录，理由：${text(p, 'reason')}`,
  'person.accountShut': (p) => `停用账号，理由：${text(p, 'reason')}`,
  'person.accountOpened': (p) => `恢复账号，理由：${text(p, 'reason')}`,
  'person.handedOver': (p) => `移交给${listed(p, 'to')}：岗位${num(p, 'places')} 个，风险项${num(p, 'items')} 条，隐患${num(p, 'hazards')} 条，决议${num(p, 'resolutions')} 项；任到${dayIn(p, 'lastDay')}`,
  'person.left': (p) => `办理离职，最后在岗日${dayIn(p, 'lastDay')}`,
  'appointment.made': (p) => `任命为${roleIn(p)}，自${dayIn(p, 'fromDay')}起${text(p, 'paper') ? `，附“${text(p, 'paper')}”` : ''}`,
  'appointment.paperAttached': (p) => `补交${roleIn(p)}任命文件“${text(p, 'paper')}”`,
  'appointment.ended': (p) => `${roleIn(p)}任职至${dayIn(p, 'toDay')}结束`,
  'holding.begun': (p) => `任${text(p, 'place')} ${roleIn(p)}，自${dayIn(p, 'fromDay')}起`,
  'holding.standInBegun': (p) => `代${text(p, 'replaced')}任${text(p, 'place')} ${roleIn(p)}，自${dayIn(p, 'fromDay')}至${dayIn(p, 'toDay')}`,
  'holding.ended': (p) => `${text(p, 'place')} ${roleIn(p)}任至${dayIn(p, 'toDay')}结束`,
};

/** One event of the organisation in words. */
export const storyLine = (type: string, payload: unknown): string => (type in LINES ? LINES[type as keyof typeof LINES](partsOf<Payload>(payload) as Payload) : '其他变动');
