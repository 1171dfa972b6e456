import { contract } from '../shared/contract';
import { answer, type Choice, dayOn, maybeDay, maybeMoney, oneOf, photos, recordOf, remark, tick, VERSION, words } from '../shared/fields';
import { HAZARD_SOURCE_NAMES, TREATMENT_NAMES } from './words';
import { PHOTOS_LIMIT } from '../routine/answers';
import { HAZARD_GRADES, HAZARD_SOURCES, type HazardGrade, type HazardSource, type Treatment } from './types';

const PHOTO_HELP = '可选多张；JPEG、PNG 或 WebP，每张不超过 10 MB。拍摄地点等附加信息会被去掉。';
const LINES = { lines: true } as const;

/** Usual names of the grades; the names and meanings a factory has set are brought by the form. */
const GRADE_NAMES: Readonly<Record<HazardGrade, string>> = { major: '重大', considerable: '较大', general: '一般' };
const GRADE_CHOICES: readonly Choice<HazardGrade>[] = HAZARD_GRADES.map((value) => ({ value, label: GRADE_NAMES[value] }));
const TREATMENT_CHOICES: readonly Choice<Treatment>[] = [
  { value: 'immediate', label: TREATMENT_NAMES.immediate, hint: '当天改完' },
  { value: 'dated', label: TREATMENT_NAMES.dated },
];
/** Daily findings register themselves. */
const SOURCE_CHOICES: readonly Choice<HazardSource>[] = HAZARD_SOURCES.filter((source) => source !== 'daily').map((value) => ({ value, label: HAZARD_SOURCE_NAMES[value] }));

/** What each verb of a hazard asks for (登记、定级、签发、接收、整改、验收、延期). */
export const HAZARD_CONTRACTS = {
  /** 随手拍: what anybody of the house sees, anywhere in it, said in one photo and one sentence; the rest may be left to others. */
  snapshot: contract({
    at: 'report',
    send: '登记',
    waits: '随手拍',
    fields: {
      photos: photos('照片', PHOTOS_LIMIT, { help: '每张不超过 10 MB。' }),
      postId: recordOf('在哪个岗位', '请选择发现问题的岗位。'),
      title: words('什么问题', 80, '请用一句话写明发现了什么问题。'),
      description: remark('具体情况', 2000, LINES),
      immediateMeasure: remark('已经做了什么', 1000, LINES),
      anonymous: tick('匿名上报', { help: '登记、通知和文书里都不出现您的姓名，您自己也查不到它的后续。' }),
    },
  }),
  register: contract({
    at: 'new',
    send: '登记',
    fields: {
      source: oneOf('来源', SOURCE_CHOICES, '请选择隐患的来源。', { given: 'snapshot' }),
      postId: recordOf('发现问题的岗位', '请选择发现问题的岗位。'),
      title: words('隐患', 80, '请用一句话写明发现了什么问题。', { help: '一句话：什么地方、什么问题。' }),
      description: words('具体情况', 2000, '请写明问题的具体情况。', LINES),
      immediateMeasure: remark('已采取的即时措施', 1000, LINES),
      foundDay: maybeDay('发现日期'),
      responsibleId: recordOf('责任人', '请选择责任人。', { optional: true, help: '不选则由该岗位所在车间的车间主任负责。' }),
      photos: photos('整改前照片', PHOTOS_LIMIT, { help: '可选多张；JPEG、PNG 或 WebP，每张不超过 10 MB。' }),
    },
  }),
  grade: contract({
    at: 'grading',
    send: '定级',
    fields: {
      version: VERSION,
      grade: oneOf('隐患等级', GRADE_CHOICES, '请选择隐患等级。'),
      basis: words('定级依据', 500, '请写明定级依据：对照分级说明，为什么是这个等级。', { ...LINES, help: '对照分级说明，写明为什么是这个等级。' }),
      treatment: oneOf('治理方式', TREATMENT_CHOICES, '请选择即查即改或限期整改。'),
      deadline: maybeDay('整改期限', { help: '不填则按等级取默认期限，从今天起算。' }),
    },
  }),
  notify: contract({
    at: 'notice',
    send: '签发通知单',
    forever: '通知单签发后不能修改。编号由系统按年连续给出。',
    fields: {
      version: VERSION,
      requirement: words('整改要求', 2000, '请写明整改要求。', LINES),
      responsibleId: recordOf('整改责任人', '请选择整改责任人。'),
      deadline: maybeDay('整改期限'),
      measure: remark('整改措施', 2000, LINES),
      fund: remark('整改资金', 200, { placeholder: '例如：自筹 2 万元，本月到位' }),
      contingency: remark('应急预案', 2000, LINES),
      handedOver: tick('已当场交接给责任人，不再等待接收'),
    },
  }),
  receive: contract({ at: 'receipt', send: '接收通知单', waits: '接收通知单', fields: { version: VERSION, remark: remark('备注', 500, { ...LINES, help: '可不填。' }) } }),
  rectify: contract({
    at: 'rectification',
    send: '提交整改结果',
    waits: '整改',
    fields: {
      version: VERSION,
      cause: words('原因分析', 1000, '请写明产生问题的原因。', LINES),
      measure: words('整改措施', 2000, '请写明采取了什么整改措施。', { ...LINES, help: '写明做了什么、换了什么、怎样防止再发生。' }),
      doneOn: dayOn('完成日期', '请选择整改完成的日期。'),
      cost: maybeMoney('整改费用', { help: '本次整改花的钱，以元为单位；没有或说不清的可不填。' }),
      photos: photos('整改后照片', PHOTOS_LIMIT, { help: PHOTO_HELP }),
    },
  }),
  verify: contract({
    at: 'verification',
    send: '提交验收',
    forever: '合格即销号，销号后的记录不能再改；不合格将退回责任人继续整改。',
    fields: {
      version: VERSION,
      passed: answer('验收结论', { label: '合格', hint: '予以销号' }, { label: '不合格', hint: '退回整改' }, '请选择验收结论：合格或不合格。'),
      standard: words('验收标准和方法', 1000, '请写明按什么标准、用什么方法验收。', LINES),
      opinion: words('验收意见', 1000, '请写明验收意见；不合格的，写明还差什么。', { ...LINES, help: '不合格的，写明还差什么。' }),
      photos: photos('验收照片', PHOTOS_LIMIT, { help: PHOTO_HELP }),
    },
  }),
  requestExtension: contract({
    at: 'extension',
    send: '提交延期申请',
    fields: { version: VERSION, deadline: dayOn('申请延长到', '请选择申请延长到哪一天。'), reason: words('理由', 1000, '请写明延期的理由。', LINES) },
  }),
  decideExtension: contract({
    at: 'extension-decision',
    send: '提交审批',
    fields: {
      version: VERSION,
      granted: answer('审批结论', { label: '同意延期' }, { label: '不同意' }, '请选择同意或不同意。'),
      reason: words('理由', 1000, '请写明理由。', LINES),
    },
  }),
} as const;
