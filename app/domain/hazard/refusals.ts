import { HAZARD_STAGE_NAMES, HAZARD_VERB_NAMES } from './words';
import { formatDate, formatDay } from '../shared/day';
import { formatInstant } from '../shared/instant';
import type { RefusalTexts } from '../shared/refusal';
import type { DecideExtensionRefusal } from './decideExtension';
import type { GradeRefusal } from './grade';
import type { NotifyRefusal } from './notify';
import type { ReceiveRefusal } from './receive';
import type { RectifyRefusal } from './rectify';
import type { RegisterRefusal } from './register';
import type { RequestExtensionRefusal } from './requestExtension';
import type { HazardAct, HazardStage } from './types';
import type { VerifyRefusal } from './verify';

/** What somebody else did to the hazard after the page was opened. */
export type ActSince = Pick<HazardAct, 'verb' | 'actorName' | 'at'>;

/** Why a use case refuses before the domain is asked. */
export type HazardAccessRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'notYours' }
  | { readonly code: 'moved'; readonly stage: HazardStage; readonly version: number; readonly since: readonly ActSince[] }
  | { readonly code: 'personUnknown' }
  | { readonly code: 'postUnknown' }
  | { readonly code: 'photoUnknown' };

export type HazardRefusal =
  | HazardAccessRefusal
  | RegisterRefusal
  | GradeRefusal
  | NotifyRefusal
  | ReceiveRefusal
  | RectifyRefusal
  | VerifyRefusal
  | RequestExtensionRefusal
  | DecideExtensionRefusal;

const ELEMENT_NAMES = { measure: '整改措施', fund: '整改资金', contingency: '应急预案' } as const;

/** What to do next, for every refusal of the hazard verbs. */
export const HAZARD_REFUSALS: RefusalTexts<HazardRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这条隐患，或您无权查看。' }),
  notYours: () => ({ status: 403, sentence: '这一步不在您的职责范围内，请由页面上写明的人办理。' }),
  moved: ({ stage, version, since }) => ({ status: 409, now: { lock: { version: String(version) }, lines: [] }, sentence: `您打开页面之后，${storySince(since)}现在的状态是“${HAZARD_STAGE_NAMES[stage]}”。您填写的内容没有保存，请核对后重新提交。` }),
  personUnknown: () => ({ status: 422, field: 'responsibleId', sentence: '没有找到这位在职的责任人，请从名单中另选一位。' }),
  postUnknown: () => ({ status: 422, field: 'postId', sentence: '没有找到这个岗位，或它不在您负责的范围内，请从名单中另选。' }),
  fieldMissing: ({ field, sentence }) => ({ status: 422, field, sentence }),
  anonymousOff: () => ({ status: 422, field: 'anonymous', sentence: '本企业没有开启匿名上报。请去掉“匿名上报”后再提交，或请质量安全总监在设置里开启。' }),
  photoUnknown: () => ({ status: 422, field: 'photos', sentence: '有照片没有上传成功，请重新选择照片后提交。' }),
  foundInFuture: ({ today }) => ({ status: 422, field: 'foundDay', sentence: `发现日期不能晚于今天（${formatDay(today)}）。` }),
  wrongStage: ({ stage }) => ({ status: 409, sentence: `这条隐患现在是“${HAZARD_STAGE_NAMES[stage]}”，不能办理这一步。请刷新页面查看下一步由谁办理。` }),
  dayBeforeLast: ({ last }) => ({ status: 409, sentence: `上一步办理于${formatDay(last)}，这一步的日期不能早于它。` }),
  majorNotImmediate: () => ({ status: 422, field: 'treatment', sentence: '重大隐患须限期整改并落实五项要求，不能按即查即改处理。' }),
  deadlinePast: ({ today }) => ({ status: 422, field: 'deadline', sentence: `整改期限不能早于今天（${formatDay(today)}）。` }),
  deadlineTooFar: ({ latest, days, gradeName }) => ({
    status: 422,
    field: 'deadline',
    sentence: `本企业设定${gradeName}隐患最长整改期限为 ${days} 天，最晚可定到${formatDay(latest)}；确需更长的，可在期限内申请延期。`,
  }),
  immediateToday: ({ today }) => ({ status: 422, field: 'deadline', sentence: `即查即改的期限就是当天（${formatDay(today)}）；需要更多时间的，请选择限期整改。` }),
  majorUnconfirmed: () => ({ status: 409, sentence: '重大定级须先由质量安全总监确认，确认后才能签发通知单。' }),
  fiveElementsMissing: ({ missing }) => ({ status: 422, field: missing, sentence: `重大隐患须落实责任人、措施、资金、时限、预案五项，请填写${ELEMENT_NAMES[missing]}。` }),
  handOverDated: () => ({ status: 422, field: 'handedOver', sentence: '只有即查即改的隐患可以在签发时当场交接，限期整改须由责任人接收。' }),
  notResponsible: ({ responsibleName }) => ({ status: 403, sentence: `这一步须由责任人${responsibleName}或所在车间的车间主任办理。` }),
  doneBeforeFound: ({ foundDay }) => ({ status: 422, field: 'doneOn', sentence: `完成日期不能早于发现日期（${formatDay(foundDay)}）。` }),
  doneInFuture: ({ today }) => ({ status: 422, field: 'doneOn', sentence: `完成日期不能晚于今天（${formatDay(today)}）；整改完成后再提交。` }),
  photoMissing: () => ({ status: 422, field: 'photos', sentence: '请至少上传一张整改后的照片，与整改前对照。' }),
  photoOfFinding: ({ position }) => ({ status: 422, field: 'photos', sentence: `第 ${position} 张照片就是发现这条隐患时的照片，不能证明整改结果。请去掉它，换成整改后拍的照片。` }),
  verifierRectified: () => ({ status: 403, field: 'opinion', sentence: '整改人不能验收自己整改的隐患，请由他人验收。' }),
  limitPassed: ({ deadline }) => ({ status: 409, sentence: `整改期限${formatDate(deadline)}已过，不能再申请延期；请尽快整改并提交结果。` }),
  extensionPending: () => ({ status: 409, sentence: '已有一份延期申请等待审批，请等审批结果。' }),
  notLater: ({ deadline }) => ({ status: 422, field: 'deadline', sentence: `申请的期限须晚于现在的期限（${formatDay(deadline)}）。` }),
  nothingRequested: () => ({ status: 409, sentence: '现在没有等待审批的延期申请。' }),
  ownRequest: () => ({ status: 403, sentence: '不能审批自己提出的延期申请，请由质量安全总监或主要负责人中的另一位审批。' }),
};

/** `周敏已于…定级,`; empty when nothing is known of what happened. */
function storySince(since: readonly ActSince[]): string {
  return since.map(({ actorName, verb, at }) => `${actorName}已于${formatInstant(at)}办理“${HAZARD_VERB_NAMES[verb]}”，`).join('');
}
