import { CHANGE_KINDS } from '../risk/types';
import { CHANGE_NAMES } from '../risk/words';
import { contract } from '../shared/contract';
import {
  anyOf, type Choice, choicesOf, dayOn, listOf, MOMENT, oneOf, photos, recordOf, remark, rowsOf, tick, timeOn, VERSION, VERSION_OR_NONE, WITNESS, words, type WordsField,
} from '../shared/fields';
import { severalFields } from '../shared/several';
import { WEEKDAY_NAMES } from '../shared/week';
import { MONTH_BLOCK_NAMES, MONTH_BLOCKS, type MonthBlock } from './monthly';
import { MEETING_LABELS, RESOLUTION_LABELS } from './paperStanding';
import { PHOTOS_LIMIT } from './answers';
import { SWEEP_WORDS_LIMIT } from './sweep';
import { WEEK_BLOCK_NAMES, WEEK_BLOCKS, type WeekBlock } from './weekly';

const LINES = { lines: true } as const;
const GAP_FOREVER = '说明后仍记为未进行，原因存档后不再改动。';

/** A text for each block of a paper, none of which must be there before it is signed. */
const blocksOf = <B extends string>(blocks: readonly B[], names: Readonly<Record<B, string>>) =>
  Object.fromEntries(blocks.map((block) => [block, remark(names[block], 2000, LINES)])) as Readonly<Record<B, WordsField>>;

/** Value of a stop's place that stands for all workshops. */
export const WHOLE_FACTORY = 'all';
/** Value of a place that stands for every post of the factory. */
export const EVERY_POST = 'all';
/** More than anybody types: how much an answer may say is told by the record, with the name of its item. */
const ANSWER_WORDS = 20_000;
const ANSWER_PHOTOS = 200;

/**
 * What is answered to each item of a check or a correction. The phone sends photos ahead and names them by `photoHash`; `seconds` is how long the item
 * was on the screen until it was answered last.
 */
const ANSWERS = rowsOf('.', {
  answer: anyOf('结果', '请选择结果。', { optional: true }),
  description: remark('哪里不符合', ANSWER_WORDS, LINES),
  measure: remark('当场采取了什么措施', ANSWER_WORDS, LINES),
  seconds: WITNESS,
  why: remark('为什么不适用', 100),
  otherWhy: remark('其他原因', ANSWER_WORDS, LINES),
  values: listOf('测量值', ANSWER_WORDS, '请填写测量值。', { optional: true }),
  product: remark('正在生产的产品', 200),
  photo: photos('照片', ANSWER_PHOTOS, { kept: 'photoHash', when: { field: 'answer', says: 'nonconforming' } }),
  spot: photos('抽拍照片', ANSWER_PHOTOS, { kept: 'spotHash' }),
  noSpot: remark('没有拍的原因', 500, LINES),
});

/** What is answered to each of the director's items; `place` is the post at which it was found. */
const SWEPT = rowsOf('.', {
  answer: anyOf('结果', '请选择结果。', { optional: true }),
  description: remark('哪里不符合', ANSWER_WORDS, LINES),
  measure: remark('当场采取了什么措施', ANSWER_WORDS, LINES),
  why: remark('为什么不适用', 100),
  otherWhy: remark('其他原因', ANSWER_WORDS, LINES),
  place: recordOf('在哪个岗位发现', '请选择在哪个岗位发现。', { optional: true }),
  photo: photos('照片', PHOTOS_LIMIT, { when: { field: 'answer', says: 'nonconforming' } }),
});

/** The shift by its key (`turn.ts`); left out of a day without shifts. */
const SHIFT = recordOf('班次', '请选择班次。', { optional: true, most: 11 });
const REOPEN = '表单不完整，请重新打开检查页。';
const ZERO_RISK = tick('零风险报告：未发现不符合项（没有不符合时必须勾选）');
const WEEKDAYS: readonly Choice[] = WEEKDAY_NAMES.map((label, index) => ({ value: String(index + 1), label }));

/**
 * How a check was filled in, as far as its form can witness it; each may be left out, and then the server's own times stand.
 * `opened`: the mark with which the server gave the sheet out (`services/routine/sheetMark`), sent back as it came.
 * `elapsed`: milliseconds from when that mark came to the phone until it was signed, by a clock nobody can set (`performance.now`); across page loads
 * the time between them is added by the clock of the phone. `clientAt`: what the clock of the phone said when it was signed.
 * `took`: seconds from the first answer to the signature. `seen`: the plate that opened it where there was no network (`plateSeen`).
 */
const WITNESSED = { opened: WITNESS, elapsed: WITNESS, clientAt: MOMENT, took: WITNESS, seen: WITNESS };

/** What each verb of the daily, weekly and monthly work asks for (日管控、周排查、月调度). */
export const ROUTINE_CONTRACTS = {
  submitCheck: contract({
    at: '',
    signs: 'check',
    send: '签名并提交',
    waits: '检查',
    fields: {
      day: dayOn('检查日期', '检查日期不正确，请重新打开检查页。'),
      turn: SHIFT,
      versionId: recordOf('清单版本', '清单版本缺失，请重新打开检查页。'),
      signerId: recordOf('签名人', REOPEN),
      ...WITNESSED,
      zeroRisk: ZERO_RISK,
      backfillReason: remark('补录原因', 500, LINES),
      answers: ANSWERS,
    },
  }),
  correctCheck: contract({
    at: 'correct',
    signs: 'check',
    send: '签名并提交更正',
    waits: '更正',
    forever: '更正提交后成为现行记录，原记录保留，两者都不能再改动。',
    fields: { clientAt: MOMENT, zeroRisk: ZERO_RISK, reason: remark('更正原因', 500, { ...LINES, help: '原记录保留并可查，更正后的记录与它相连。已登记的隐患不会因更正而取消。' }), answers: ANSWERS },
  }),
  explainCheck: contract({
    at: 'explanation',
    send: '提交说明',
    forever: '说明存档后不再改动，质量安全总监和您本人都能看到。',
    fields: { words: words('本人说明', 500, '请写几句说明。', LINES) },
  }),
  explainGap: contract({
    at: 'reason',
    send: '提交说明',
    waits: '未进行的原因',
    forever: GAP_FOREVER,
    fields: { postId: recordOf('岗位', '请选择岗位。'), turn: SHIFT, reason: words('当天为什么没有检查', 500, '请写明当天没有进行检查的原因。', LINES) },
  }),
  explainGaps: contract({ at: '', send: '提交说明', forever: GAP_FOREVER, fields: severalFields('原因') }),
  signDay: contract({
    at: 'signature',
    signs: 'paper',
    send: '签认',
    forever: '签认即确认已核对当天全部岗位的记录和未进行原因，签认后不能撤回。',
    fields: { content: recordOf('', REOPEN, { most: 64, optional: true }), words: remark('签认意见', 500, { help: '可不填。' }) },
  }),
  explainPeriod: contract({
    at: 'reason', send: '提交原因', forever: '原因提交后不能更改；这一期仍记为未进行。', fields: { reason: words('未进行的原因', 500, '请写明这一期未进行的原因。', LINES) },
  }),
  compile: contract({ at: 'compilation', send: '汇总', fields: { version: VERSION_OR_NONE } }),
  editWeek: contract({ at: 'words', send: '保存文字', fields: { version: VERSION, ...blocksOf<WeekBlock>(WEEK_BLOCKS, WEEK_BLOCK_NAMES) } }),
  sweepWeek: contract({ at: 'sweep', send: '保存排查结果', fields: { version: VERSION, answers: SWEPT } }),
  addSweepItem: contract({
    at: '',
    send: '添加',
    fields: {
      content: words('排查什么', SWEEP_WORDS_LIMIT, '请写明排查什么。', { help: '写成一句能回答“符合”的话，例如：计量器具在检定有效期内。' }),
      place: recordOf('车间或岗位', '请选择车间或岗位。', { optional: true, help: '可不选；不选的，发现问题时再选岗位。' }),
    },
  }),
  endSweepItem: contract({ at: 'end', send: '停用', fields: {} }),
  editMonth: contract({
    at: 'minutes',
    send: '保存纪要',
    fields: {
      version: VERSION,
      place: remark(MEETING_LABELS.place, 100),
      heldDay: dayOn(MEETING_LABELS.heldDay, '请填写会议日期。'),
      heldTime: timeOn(MEETING_LABELS.heldTime),
      chairId: recordOf(MEETING_LABELS.chairId, '请选择主持人。'),
      recorderId: recordOf(MEETING_LABELS.recorderId, '请选择记录人。'),
      attendees: anyOf(MEETING_LABELS.attendees, '请选择参会人员。', { optional: true }),
      ...blocksOf<MonthBlock>(MONTH_BLOCKS, MONTH_BLOCK_NAMES),
    },
  }),
  signPaper: contract({ at: 'signature', signs: 'paper', send: '签字', fields: { version: VERSION, words: remark('签字说明', 1000, LINES) } }),
  signPapers: contract({ at: '', signs: 'paper', send: '在勾选的各份上签字', forever: '签字后内容和数字不能再改。', fields: severalFields('意见') }),
  attend: contract({ at: 'attendance', signs: 'check', send: '签到', fields: {} }),
  addResolution: contract({
    at: 'resolutions',
    send: '加入决议',
    fields: {
      version: VERSION,
      content: words(`${RESOLUTION_LABELS.content}内容`, 500, '请写明决议内容。', LINES),
      ownerId: recordOf(RESOLUTION_LABELS.ownerId, '请选择责任人。'),
      dueDay: dayOn(RESOLUTION_LABELS.dueDay, '请填写完成期限。'),
    },
  }),
  removeResolution: contract({ at: 'removal', send: '删除', fields: { version: VERSION } }),
  completeResolution: contract({
    at: 'completion',
    send: '登记完成',
    forever: '登记后不能更改。',
    fields: { version: VERSION, doneOn: dayOn(RESOLUTION_LABELS.doneOn, '请填写完成日期。'), doneNote: words(RESOLUTION_LABELS.doneNote, 500, '请写明完成情况。', LINES) },
  }),
  completeResolutions: contract({
    at: '', send: '登记完成', forever: '登记后不能更改。', fields: { doneOn: dayOn(RESOLUTION_LABELS.doneOn, '请填写完成日期。'), ...severalFields('完成情况') },
  }),
  declareStop: contract({
    at: '',
    send: '申报停产',
    fields: {
      workshopId: recordOf('范围', '请选择车间或全厂。'),
      fromDay: dayOn('开始日期', '请选择开始日期。'),
      toDay: dayOn('结束日期', '请选择结束日期。', { help: '停产的最后一天。' }),
      reason: words('停产原因', 500, '请写明停产的原因。', LINES),
    },
  }),
  withdrawStop: contract({ at: 'withdrawal', send: '撤销', fields: {} }),
  recordChange: contract({
    at: '',
    send: '登记变化',
    forever: '登记后不能撤回；触发的项目从岗位的下一次检查起列入，到有人检查为止。',
    fields: {
      postId: recordOf('岗位', '请选择岗位。'),
      kind: oneOf('变化', choicesOf(CHANGE_KINDS, CHANGE_NAMES), '请选择是什么变化。'),
      note: remark('换了什么', 200, { help: '例如：铜杆改由另一家供应。可不填。' }),
    },
  }),
  setShifts: contract({
    at: 'shifts',
    send: '保存班次',
    fields: {
      from: dayOn('从哪天起', '请选择从哪天起，按年月日选择。', { help: '最早从明天起；今天和以前的检查仍按原来的班次。' }),
      shifts: remark('班次', 1000, { ...LINES, placeholder: '早班 08:00-20:00\n夜班 20:00-08:00', help: '每行一个班：名称、开始、结束。结束不晚于开始的，算到次日；夜班的检查属于它开始的那一天。留空为不分班。' }),
    },
  }),
  setPostShifts: contract({
    at: 'post-shifts',
    send: '保存岗位的班次',
    fields: {
      place: recordOf('岗位', '请选择岗位或车间。'),
      from: dayOn('从哪天起', '请选择从哪天起，按年月日选择。', { help: '最早从明天起。' }),
      names: anyOf('上哪些班', '请选择班次。', { optional: true, help: '一个都不选，为不分班：每天检查一次，按岗位自己的时限。' }),
    },
  }),
  setWorkWeek: contract({
    at: 'work-week',
    send: '保存开工日',
    fields: {
      from: dayOn('从哪天起', '请选择从哪天起，按年月日选择。', { help: '只能选今天或以后，之前应检的日子不会变。' }),
      weekdays: anyOf('每周开工日', '请选择每周的开工日。', { choices: WEEKDAYS, optional: true }),
      worksOnHolidays: anyOf('法定节假日', '请重新选择法定节假日。', { choices: [{ value: 'on', label: '照常生产' }], optional: true }),
    },
  }),
} as const;
