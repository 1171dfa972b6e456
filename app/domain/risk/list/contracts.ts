import { contract } from '../../shared/contract';
import { chosen, choicesOf, hidden, listOf, maybeOneOf, oneOf, recordOf, remark, rowsOf, VERSION, words } from '../../shared/fields';
import { TEXT_LIMITS } from '../import/fields';
import { DIMENSIONS, FREQUENCIES, MEASURE_KINDS, OWNER_MARKS, STAGES } from '../types';
import { DIMENSION_NAMES, FREQUENCY_NAMES, MEASURE_KIND_NAMES, STAGE_NAMES } from '../words';
import { ITEM_LABELS as labels } from './itemStanding';
import { markWords, partLabel } from './marks';

const LINES = { lines: true } as const;

/** The words of an item; kinds and texts of its measures stand side by side. */
const ITEM = {
  postId: recordOf(labels.postId, '请选择车间与岗位。'),
  stage: oneOf(labels.stage, choicesOf(STAGES, STAGE_NAMES), `请选择${labels.stage}。`),
  dimension: oneOf(labels.dimension, choicesOf(DIMENSIONS, DIMENSION_NAMES), `请选择${labels.dimension}。`),
  product: remark(labels.product, TEXT_LIMITS.product, { help: '空着表示各产品都适用。' }),
  riskPoint: words(labels.riskPoint, TEXT_LIMITS.riskPoint, '请写明风险点。'),
  failure: remark(labels.failure, TEXT_LIMITS.failure, LINES),
  consequence: remark(labels.consequence, TEXT_LIMITS.consequence, LINES),
  measureKind: listOf('措施类别', 0, '请选择措施类别。', { choices: choicesOf(MEASURE_KINDS, MEASURE_KIND_NAMES), optional: true }),
  measureText: listOf(labels.measureText, TEXT_LIMITS.measures, `请填写${labels.measureText}。`, { optional: true }),
  checkContent: remark(labels.checkContent, TEXT_LIMITS.checkContent, LINES),
  method: remark(labels.method, TEXT_LIMITS.method, LINES),
  criterion: remark(labels.criterion, TEXT_LIMITS.criterion, { ...LINES, help: '改动准则后须重新核对出处。' }),
  criterionCondition: remark(labels.criterionCondition, TEXT_LIMITS.criterionCondition, { ...LINES, help: '只对某个等级、类别适用，或装有某装置时才适用的，写在这里；空着表示都适用。' }),
  frequency: oneOf(labels.frequency, choicesOf(FREQUENCIES, FREQUENCY_NAMES), `请选择${labels.frequency}。`),
};

const BY = oneOf('指定方式', [{ value: 'post', label: '按任职补齐' }, { value: 'hand', label: '另行指定' }], '请选择指定方式。');
const ownerOf = (label: string) => recordOf(label, '请从本企业在册人员中选择。', { optional: true });
const OWNERS = { by: BY, ownerEnterprise: ownerOf('企业'), ownerWorkshop: ownerOf('车间'), ownerPost: ownerOf('岗位') };
const MARK_CHOICES = OWNER_MARKS.map((mark) => ({ value: mark, label: markWords(mark) }));
const markOf = (label: string) => maybeOneOf(partLabel(label), MARK_CHOICES, '请选择分工。');
const MARKS = { 'mark.enterprise': markOf('企业'), 'mark.workshop': markOf('车间'), 'mark.post': markOf('岗位') };
const CHOSEN = chosen('所选的行', '请至少选择一行。');
const placeOf = (label: string) => recordOf(label, `请选择${label}。`);

/** Longer than anybody names a place: what a cell holds may stand there as it is, until it becomes the name of a place of the factory. */
const NAME_OF_A_SHEET = 2000;
/** Answers to names of places of a sheet or the library, by number: the post meant (or what is to be done instead), and names of one to be opened. */
export const BOARD = rowsOf('-', {
  workshop: remark('车间', NAME_OF_A_SHEET), post: remark('岗位', NAME_OF_A_SHEET), postId: recordOf('岗位', '请选择岗位。', { optional: true }),
  newWorkshop: remark('车间名称', NAME_OF_A_SHEET), newPost: remark('岗位名称', NAME_OF_A_SHEET),
});

/** What each verb of the risk control list asks for. */
export const LIST_CONTRACTS = {
  startDraft: contract({ at: 'draft', send: '新建一版草稿', fields: {} }),
  addItem: contract({ at: 'new', send: '保存', fields: ITEM }),
  editItem: contract({ at: '', send: '保存内容', fields: { version: VERSION, ...ITEM, changeReason: remark('修改理由', 500, { help: '在版本对照里随这处改动一起显示。' }) } }),
  confirmItem: contract({ at: 'confirmation', send: '确认为本企业风险项', fields: { version: VERSION } }),
  confirmItems: contract({ at: 'confirmation', send: '确认所选的范本', fields: { item: CHOSEN } }),
  nameOwners: contract({ at: 'owners', send: '保存责任人', fields: { version: VERSION, ...OWNERS, ...MARKS } }),
  nameOwnersOfMany: contract({ at: 'owners', send: '指定给所选的行', fields: { item: CHOSEN, ...OWNERS } }),
  removeItem: contract({
    at: 'removal', send: '移出草稿',
    fields: { version: VERSION, removalReason: remark('移出理由', 200, { help: '在已发布清单里的行须写明，例如工序已取消；在版本对照里一起显示。' }) },
  }),
  copyItems: contract({ at: 'copy', send: '复制到所选岗位', fields: { from: placeOf('来源车间'), to: placeOf('目标车间'), places: BOARD } }),
  publish: contract({ at: 'publish', send: '发布', fields: { versionId: hidden(), revision: VERSION } }),
  readList: contract({ at: 'list', send: '已阅知', fields: { versionId: hidden() } }),
} as const;
