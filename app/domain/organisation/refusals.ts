import { type Day, formatDate } from '../shared/day';
import type { RefusalTexts } from '../shared/refusal';
import type { Snapshot } from '../shared/standing';
import { ROLE_NAMES } from './words';
import type { CreditCodeFault } from './creditCode';
import type { DutyRefusal } from './dutyScope';
import { describeOpenThings, type OpenThings } from './places/openThings';
import type { HeldRole, Role } from './types';
import { type UndoRefusal, undoSentence } from './undo';

export type NotFound = { readonly code: 'notFound' };
/** The row was changed in between; `now` is what stands there. */
export type MovedOn = { readonly code: 'movedOn'; readonly now: Snapshot };
export type NameTaken = { readonly code: 'nameTaken'; readonly name: string };
/** A place wanted where a closed one has the name. */
export type PlaceTaken = { readonly code: 'placeTaken'; readonly name: string };
export type NodeClosed = { readonly code: 'nodeClosed'; readonly name: string };
export type NoFurther = { readonly code: 'noFurther' };
export type HasOpenParts = { readonly code: 'hasOpenParts'; readonly name: string; readonly parts: readonly string[] };
export type StillNamed = { readonly code: 'stillNamed'; readonly name: string; readonly things: OpenThings };
export type TeamElsewhere = { readonly code: 'teamElsewhere'; readonly team: string; readonly workshop: string };
export type SamePlace = { readonly code: 'samePlace'; readonly field: 'workshopId' | 'place'; readonly name: string };
export type DueTimeWrong = { readonly code: 'dueTimeWrong' };
export type PersonLeft = { readonly code: 'personLeft'; readonly name: string; readonly leftOn: Day };
export type BeforeJoined = { readonly code: 'beforeJoined'; readonly field: 'fromDay' | 'lastDay'; readonly name: string; readonly joinedOn: Day };
export type Overlaps = { readonly code: 'overlaps'; readonly name: string; readonly role: Role; readonly fromDay: Day; readonly toDay: Day | null };
export type AlreadyEnded = { readonly code: 'alreadyEnded'; readonly toDay: Day };
export type EndsBeforeStart = { readonly code: 'endsBeforeStart'; readonly fromDay: Day };
export type ActedLater = { readonly code: 'actedLater'; readonly name: string; readonly lastDay: Day; readonly acts: string };
export type StandsInForSelf = { readonly code: 'standsInForSelf'; readonly name: string };
export type NotHeld = { readonly code: 'notHeld'; readonly name: string; readonly fromDay: Day; readonly toDay: Day | null };
export type LastManager = { readonly code: 'lastManager' };
export type PostNeeded = { readonly code: 'postNeeded'; readonly role: HeldRole };
export type WorkshopNeeded = { readonly code: 'workshopNeeded'; readonly role: HeldRole };
export type LoginNameWrong = { readonly code: 'loginNameWrong' };
export type LoginNameTaken = { readonly code: 'loginNameTaken'; readonly loginName: string };
export type UnknownAccount = { readonly code: 'unknownAccount' };
export type AlreadyMember = { readonly code: 'alreadyMember'; readonly name: string };
export type AlreadyInvited = { readonly code: 'alreadyInvited' };
export type OwnAccount = { readonly code: 'ownAccount' };
export type AccountElsewhere = { readonly code: 'accountElsewhere'; readonly name: string };
export type PhoneWrong = { readonly code: 'phoneWrong' };
export type AccountShut = { readonly code: 'accountShut' };
export type AccountNotShut = { readonly code: 'accountNotShut' };
export type NotConfirmed = { readonly code: 'notConfirmed' };
export type StillResponsible = { readonly code: 'stillResponsible'; readonly name: string; readonly things: OpenThings };
export type PaperThere = { readonly code: 'paperThere'; readonly name: string };
export type CreditCodeWrong = { readonly code: 'creditCodeWrong'; readonly fault: CreditCodeFault };
export type OwnEntry = { readonly code: 'ownEntry' };
export type CreditCodeTaken = { readonly code: 'creditCodeTaken' };

export type OrganisationRefusal =
  | NotFound | MovedOn | NameTaken | NodeClosed | NoFurther | HasOpenParts | StillNamed | TeamElsewhere | SamePlace | DueTimeWrong
  | PersonLeft | BeforeJoined | Overlaps | AlreadyEnded | EndsBeforeStart | StandsInForSelf | NotHeld | ActedLater | LastManager | PostNeeded | WorkshopNeeded | LoginNameWrong | LoginNameTaken
  | OwnEntry | UndoRefusal | UnknownAccount | AlreadyMember | AlreadyInvited | NotConfirmed | OwnAccount | AccountElsewhere | PhoneWrong | AccountShut | AccountNotShut | StillResponsible | PaperThere | CreditCodeWrong | CreditCodeTaken | DutyRefusal;

const FAULTS: Readonly<Record<CreditCodeFault, string>> = {
  length: '统一社会信用代码应为18位，请核对位数。',
  characters: '统一社会信用代码只含数字和大写字母，不含 I、O、S、V、Z，请核对。',
  checkDigit: '统一社会信用代码的校验位不对，请对照营业执照逐位核对。',
};

const until = (toDay: Day | null): string => (toDay ? formatDate(toDay) : '今');

/** The sentence where a post that is missing cannot be opened in place. */
export const PLACE_TAKEN: RefusalTexts<PlaceTaken> = {
  placeTaken: ({ name }) => ({ status: 422, sentence: `没有新建“${name}”：已关闭的车间或岗位用着这个名称。请换一个名称，输入的内容都还在。` }),
};

/** What a person reads when a verb of the organisation is refused. */
export const ORGANISATION_REFUSALS: RefusalTexts<OrganisationRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这条记录，它可能不属于本企业。' }),
  movedOn: ({ now }) => ({ status: 409, now, sentence: '这条记录在您打开之后已被改动。下面列出现在的内容，请核对后再提交。' }),
  nameTaken: ({ name }) => ({ status: 422, field: 'name', sentence: `“${name}”已在使用（含已关闭的），请换一个名称。` }),
  nodeClosed: ({ name }) => ({ status: 409, sentence: `“${name}”已关闭，不能再改动。` }),
  noFurther: () => ({ status: 409, sentence: '已经在最前或最后，不能再移动。' }),
  hasOpenParts: ({ name, parts }) => ({ status: 409, sentence: `“${name}”下还有未关闭的班组或岗位：${parts.join('、')}。请先关闭或移走它们。` }),
  stillNamed: ({ name, things }) => ({ status: 409, sentence: `“${name}”还不能关闭：${describeOpenThings(things)}。请先改派或了结它们。` }),
  teamElsewhere: ({ team, workshop }) => ({ status: 422, field: 'teamId', sentence: `班组“${team}”不在“${workshop}”，请选该车间的班组，或不选班组。` }),
  samePlace: ({ field, name }) => ({ status: 422, field, sentence: `已经在“${name}”，请选另一个位置。` }),
  dueTimeWrong: () => ({ status: 422, field: 'dueTime', sentence: '时限请写成24小时制的“时：分”，例如 18:00。' }),
  personLeft: ({ name, leftOn }) => ({ status: 409, sentence: `${name}的最后在岗日是${formatDate(leftOn)}，此后不能再任职或改动。` }),
  beforeJoined: ({ field, name, joinedOn }) => ({ status: 422, field, sentence: `日期早于${name}的入职日${formatDate(joinedOn)}，请改为入职日或以后。` }),
  overlaps: ({ name, role, fromDay, toDay }) => ({
    status: 409, field: 'fromDay', sentence: `${name}在${formatDate(fromDay)}至${until(toDay)}已任${ROLE_NAMES[role]}，同一任职不能重叠；请先结束前一段。`,
  }),
  alreadyEnded: ({ toDay }) => ({ status: 409, sentence: `这段任职已于${formatDate(toDay)}结束，结束后不再改动。` }),
  endsBeforeStart: ({ fromDay }) => ({ status: 422, field: 'toDay', sentence: `最后一天不能早于任职开始日${formatDate(fromDay)}。` }),
  actedLater: ({ name, lastDay, acts }) => ({
    status: 422, field: 'confirmed', sentence: `${name}在${formatDate(lastDay)}以后还有操作：${acts}。任职到那天为止，这些操作就在任期之外。日期有误的请改日期；确实如此的，请勾选这一项再提交。`,
  }),
  standsInForSelf: ({ name }) => ({ status: 422, field: 'holdingId', sentence: `${name}自己任这个岗位，不需要代检。请选择要替谁检查。` }),
  notHeld: ({ name, fromDay, toDay }) => ({
    status: 422, field: 'fromDay', sentence: `${name}在这个岗位的任职是${formatDate(fromDay)}至${until(toDay)}，代检的日子要在这段时间以内。`,
  }),
  lastManager: () => ({ status: 409, sentence: '这样一来就没有人能管理组织了。请先任命新的主要负责人或质量安全总监。' }),
  workshopNeeded: ({ role }) => ({ status: 422, field: 'place', sentence: `${ROLE_NAMES[role]}负责整个车间，请选择车间，不选岗位。` }),
  postNeeded: ({ role }) => ({ status: 422, field: 'place', sentence: `${ROLE_NAMES[role]}要落实到岗位，请选择岗位。` }),
  loginNameWrong: () => ({ status: 422, field: 'loginName', sentence: '登录名为2 至 32 个字：汉字、小写字母、数字，以及点、横线、下划线。' }),
  loginNameTaken: ({ loginName }) => ({ status: 409, field: 'loginName', sentence: `登录名“${loginName}”已有人使用，请换一个。` }),
  ownEntry: () => ({ status: 409, sentence: '不能撤销自己的录入。' }),
  undoTooLate: (refusal) => ({ status: 409, sentence: undoSentence(refusal) }),
  signedIn: (refusal) => ({ status: 409, sentence: undoSentence(refusal) }),
  alreadyUsed: (refusal) => ({ status: 409, sentence: undoSentence(refusal) }),
  unknownAccount: () => ({ status: 422, field: 'loginName', sentence: '没有可以关联的账号，请向本人核对登录名。' }),
  alreadyMember: ({ name }) => ({ status: 409, field: 'loginName', sentence: `这个账号在本企业已经是“${name}”。离职后再入职的，请新建账号，以免前后两段混在一起。` }),
  alreadyInvited: () => ({ status: 409, field: 'loginName', sentence: '已经邀请过这个账号，正等待本人答复。要重新邀请，请先撤回原来的。' }),
  ownAccount: () => ({ status: 409, sentence: '自己的账号不能这样处理。要换密码，请到“修改密码”；忘记密码或要停用的，请另一位有权的人办理，没有别人时由服务器管理员用命令办理。' }),
  accountElsewhere: ({ name }) => ({ status: 409, sentence: `${name}的账号同时属于其他企业，不能由一家企业处理。请本人修改密码，或由服务器管理员用命令办理；不再任职的，可办理离职。` }),
  phoneWrong: () => ({ status: 422, field: 'phone', sentence: '联系电话只写数字，可以带开头的 + 和中间的横线，5 至 20 位。' }),
  accountShut: () => ({ status: 409, sentence: '这个账号已经停用。' }),
  accountNotShut: () => ({ status: 409, sentence: '这个账号没有停用。' }),
  notConfirmed: () => ({ status: 422, field: 'confirmed', sentence: '请确认该登录名就是这位人员本人。' }),
  stillResponsible: ({ name, things }) => ({ status: 409, sentence: `${name}名下还有未交接的事项：${describeOpenThings(things)}。请先在本人的页面“移交给他人”，再办理离职。` }),
  paperThere: ({ name }) => ({ status: 409, field: 'paper', sentence: `已附任命文件“${name}”，不再更换。新的任命请另起一条。` }),
  creditCodeWrong: ({ fault }) => ({ status: 422, field: 'creditCode', sentence: FAULTS[fault] }),
  creditCodeTaken: () => ({ status: 409, field: 'creditCode', sentence: '已有企业使用这个统一社会信用代码。' }),
  unknownExcludesOthers: () => ({ status: 422, field: 'duty', sentence: '“还不清楚”与其他各项互斥，请只选其一。' }),
  noneExcludesOthers: () => ({ status: 422, field: 'duty', sentence: '“以上都不是”与其他三项互斥，请只选其一。' }),
  scopeUnanswered: () => ({ status: 422, field: 'duty', sentence: '请选择适用情况；都不适用时选“以上都不是”。' }),
};
