import { formatDate } from '../shared/day';
import { formatInstant } from '../shared/instant';
import type { RefusalTexts } from '../shared/refusal';
import { turnHours } from './turn';
import { POST_DAY_NAMES } from './words';
import type { AnswersRefusal, TakenRefusal } from './answers';
import type { CorrectRefusal } from './correct';
import type { GapRefusal } from './gap';
import type { SignDayRefusal } from './signDay';
import type { StopRefusal } from './stops';
import type { SubmitRefusal } from './submit';

const NOT_FOUND = () => ({ status: 404 as const, sentence: '没有找到要处理的内容，可能不在您负责的范围内。' });
const KEY_IN_USE = () => ({ status: 409 as const, sentence: '这份检查的提交编号已用于另一份记录。请重新打开检查页再提交。' });
const TAKEN_BEFORE = ({ number }: TakenRefusal) => ({ status: 409 as const, sentence: `这份表单先前已经提交，记录 ${number}。这次的改动没有保存：内容有误的，请打开该记录办理更正。` });
const PHOTO_UNKNOWN = () => ({ status: 422 as const, sentence: '有照片没有上传成功。请重新选择照片后再提交，其他内容已保留。' });

/** Characters of something unreadable that are said back. */
const VALUE_SHOWN = 20;
/** `外径第 2 个数`, or the name alone where there is but one. */
const placeOf = (label: string, at: number, count: number): string => (count > 1 ? `${label}第 ${at} 个数` : label);

/** Sentences of everything that can stand against the answers of a form. */
export const ANSWER_REFUSALS: RefusalTexts<AnswersRefusal> = {
  unanswered: ({ items }) => {
    const [first, ...others] = items.map(({ id, riskPoint }) => ({ status: 422 as const, field: `answer.${id}`, sentence: `“${riskPoint}”没有选择结果，请选择符合、不符合或不适用。` }));
    return { ...first!, also: others };
  },
  unknownItems: ({ count }) => ({ status: 422, sentence: `提交的内容里有 ${count} 项不属于这个岗位当天的检查。请重新打开检查页，按页面上的项目填写。` }),
  answeredTwice: ({ item }) => ({ status: 422, field: `answer.${item.id}`, sentence: `“${item.riskPoint}”选择了两个结果，请只选一个。` }),
  notApplicableUnexplained: ({ item }) => ({ status: 422, field: `why.${item.id}`, sentence: `“${item.riskPoint}”选了不适用，请选择或写明为什么不适用。` }),
  nothingChecked: () => ({ status: 422, field: 'zeroRisk', sentence: '所有项目都不适用，按“本班未生产”提交，不能声明零风险。请取消零风险声明。' }),
  descriptionMissing: ({ item }) => ({
    status: 422,
    field: `description.${item.id}`,
    sentence: `“${item.riskPoint}”选了不符合，请写明哪里不符合，不能留空或只写“无”。`,
  }),
  measureMissing: ({ item, out }) => ({
    status: 422,
    field: `measure.${item.id}`,
    sentence: `“${item.riskPoint}”${out.length > 0 ? `测得${out.join('；')}，判为不符合` : '选了不符合'}，请写明当场采取了什么措施，不能留空或只写“无”。`,
  }),
  productMissing: ({ item, products }) => ({ status: 422, field: `product.${item.id}`, sentence: `“${item.riskPoint}”的限值因产品不同，请选择正在生产的产品：${products.join('、')}。` }),
  valueMissing: ({ item, label, at, count }) => ({
    status: 422, field: `values.${item.id}`, sentence: `“${item.riskPoint}”要填测量值：${placeOf(label, at, count)}还没有填。没有测的，请改选不适用并写明原因。`,
  }),
  valueUnreadable: ({ item, label, at, count, typed }) => ({
    status: 422, field: `values.${item.id}`,
    sentence: `“${item.riskPoint}”的${placeOf(label, at, count)}“${typed.slice(0, VALUE_SHOWN)}”读不出是多少：请只填一个数，小数用小数点，例如 1.40 或 -3；整数部分最多 9 位，小数最多 6 位。`,
  }),
  valuesTooMany: ({ item, asked, given }) => ({ status: 422, field: `values.${item.id}`, sentence: `“${item.riskPoint}”只要 ${asked} 个测量值，收到 ${given} 个。请重新打开检查页，按页面上的格子填写。` }),
  valuesUnused: ({ item }) => ({ status: 422, field: `values.${item.id}`, sentence: `“${item.riskPoint}”选了不适用，却填了测量值：测了的请改选结果，没有测的请清空测量值。` }),
  tooLong: ({ item, field, limit }) => ({ status: 422, field: `${field}.${item.id}`, sentence: `“${item.riskPoint}”的文字超过 ${limit} 字，请写得简短些。` }),
  tooManyPhotos: ({ item, limit }) => ({ status: 422, field: `photo.${item.id}`, sentence: `“${item.riskPoint}”的照片超过 ${limit} 张，请去掉一些。` }),
  zeroRiskUndeclared: () => ({ status: 422, field: 'zeroRisk', sentence: '没有不符合项时，须勾选“零风险报告”明确声明，才能提交。' }),
  zeroRiskContradicted: ({ count }) => ({ status: 422, field: 'zeroRisk', sentence: `有 ${count} 项不符合，不能同时声明零风险。请取消零风险声明。` }),
};

/** Sentences of everything that can stand against handing in a check. */
export const SUBMIT_REFUSALS: RefusalTexts<SubmitRefusal> = {
  signedByAnother: () => ({ status: 403, sentence: '这份检查是另一个人填写和签名的，没有提交。请由填写人本人登录后提交，或由您重新打开检查页填写。' }),
  ...ANSWER_REFUSALS,
  notFound: NOT_FOUND,
  futureDay: ({ day }) => ({ status: 422, field: 'day', sentence: `${formatDate(day)}还没有到，到了当天才能检查。` }),
  beforeFirstVersion: ({ day }) => ({ status: 422, field: 'day', sentence: `${formatDate(day)}还没有生效的风险管控清单，没有可检查的项目。` }),
  stopDay: ({ day }) => ({ status: 422, field: 'day', sentence: `${formatDate(day)}已申报停产，不需要检查。如果实际在生产，请质量安全员先撤销停产申报。` }),
  notBegun: ({ turn }) => ({ status: 422, field: 'day', sentence: `这一班（${turnHours(turn)}）还没有开始，开始以后再检查、提交。已填写的内容还在。` }),
  nothingDue: ({ day }) => ({ status: 422, field: 'day', sentence: `这个岗位在${formatDate(day)}没有应检项目，不需要提交。` }),
  listMoved: () => ({ status: 409, sentence: '检查期间清单换了新版本。请重新打开检查页，按新版本的项目检查。' }),
  backfillReasonMissing: ({ day }) => ({ status: 422, field: 'backfillReason', sentence: `这是${formatDate(day)}的补录，请写明当天没有提交的原因。` }),
  alreadySubmitted: ({ number, by, at }) => ({
    status: 409,
    sentence: `这个岗位当天的检查已由${by}于${formatInstant(at)}提交，记录 ${number}。如内容有误，请打开该记录办理更正。`,
  }),
  takenBefore: TAKEN_BEFORE,
  keyInUse: KEY_IN_USE,
  photoUnknown: PHOTO_UNKNOWN,
};

/** Sentences of everything that can stand against a correction. */
export const CORRECT_REFUSALS: RefusalTexts<CorrectRefusal> = {
  ...ANSWER_REFUSALS,
  notFound: NOT_FOUND,
  reasonMissing: () => ({ status: 422, field: 'reason', sentence: '请写明更正的原因。原记录会保留，原因将与更正一起存档。' }),
  correctedMeanwhile: ({ number, by }) => ({ status: 409, sentence: `这份记录已由${by}更正，现行记录为 ${number}。请打开现行记录，需要时在它上面更正。` }),
  furtherStands: () => ({ status: 409, sentence: '这是一份后续报告，照提交时的内容留存，不办理更正。情况有变化的，请在它登记的隐患里办理。' }),
  nothingChanged: () => ({ status: 422, sentence: '更正后的内容与现行记录相同，没有需要更正的地方。' }),
  takenBefore: TAKEN_BEFORE,
  keyInUse: KEY_IN_USE,
  photoUnknown: PHOTO_UNKNOWN,
};

/** Sentences of everything that can stand against a gap reason. */
export const GAP_REFUSALS: RefusalTexts<GapRefusal> = {
  notFound: NOT_FOUND,
  notAGap: ({ state, day }) => ({ status: 409, sentence: `${formatDate(day)}的状态是“${POST_DAY_NAMES[state]}”，不需要说明未进行的原因。` }),
  gapReasonMissing: () => ({ status: 422, field: 'reason', sentence: '请写明当天没有进行检查的原因，不能只写“无”。' }),
  alreadyExplained: ({ by, reason }) => ({ status: 409, sentence: `${by}已说明原因：${reason}。已说明的原因不再改动。` }),
};

/** Sentences of everything that can stand against declaring or withdrawing a stop. */
export const STOP_REFUSALS: RefusalTexts<StopRefusal> = {
  notFound: NOT_FOUND,
  stopBackwards: () => ({ status: 422, field: 'toDay', sentence: '结束日期早于开始日期，请检查日期。' }),
  stopTooLong: ({ limit }) => ({ status: 422, field: 'toDay', sentence: `一次申报最多 ${limit} 天。时间更长时，请到期后再次申报。` }),
  stopReasonMissing: () => ({ status: 422, field: 'reason', sentence: '请写明停产的原因。' }),
  workshopUnknown: () => ({ status: 422, field: 'workshopId', sentence: '没有这个车间，请重新选择。' }),
  recordsInStop: ({ number, day }) => ({ status: 409, field: 'fromDay', sentence: `${formatDate(day)}已有检查记录 ${number}，当天不能申报为停产。请调整日期。` }),
  stopOverlaps: ({ fromDay, toDay }) => ({ status: 409, field: 'fromDay', sentence: `与已申报的停产（${formatDate(fromDay)}至${formatDate(toDay)}）重叠，请调整日期。` }),
  stopWithdrawn: () => ({ status: 409, sentence: '这次停产申报已经撤销。' }),
};

/** Sentences of everything that can stand against signing a day. */
export const SIGN_DAY_REFUSALS: RefusalTexts<SignDayRefusal> = {
  dayMoved: () => ({ status: 409, sentence: '打开这一页以后，当天的记录有了变化，没有签认。请看过现在的记录再签认。' }),
  futureDay: ({ day }) => ({ status: 422, sentence: `${formatDate(day)}还没有到，不能签认。` }),
  nothingToSign: ({ day }) => ({ status: 422, sentence: `${formatDate(day)}没有应检项目，没有可签认的记录。` }),
  stillOpen: ({ posts }) => ({ status: 409, sentence: `还有岗位没有检查：${posts.join('、')}。全部提交后，或当天结束后再签认。` }),
  signedAlready: ({ by }) => ({ status: 409, sentence: `当天的检查记录已由${by}签认。` }),
};
