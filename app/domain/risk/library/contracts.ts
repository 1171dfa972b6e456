import { contract } from '../../shared/contract';
import { anyOf, choicesOf, chosen, EXPIRED, maybeFile, oneOf, recordOf, remark, rowsOf, tick, VERSION, whole, words } from '../../shared/fields';
import { BOARD } from '../list/contracts';
import { DIMENSIONS, FREQUENCIES, STAGES } from '../types';
import { DIMENSION_NAMES, FREQUENCY_NAMES, STAGE_NAMES } from '../words';
import { TEMPLATE_MEGABYTES } from './houseTemplate';
import { ROW_LABELS as labels } from './libraryEdit';

const LINES = { lines: true } as const;
const CATEGORY = anyOf('产品类别', '请从范本库中选择产品类别。');
const mark = (blank?: true) => recordOf('', EXPIRED, { blank });
const needed = (label: string, most: number, more: Partial<typeof LINES> = {}) => words(label, most, `请填写${label}。`, more);
const sourced = (label: string, name: string) => words(label, 100, `请填写准则出处的${name}。`);
const SOURCE = { standard: sourced('标准号或文件名', '标准号'), clause: sourced('条款', '条款'), edition: sourced('版本（年号）', '版本') };

/** What the verbs of the factory ask for that take rows of the library, or say where a criterion was read. */
export const TEMPLATE_CONTRACTS = {
  lay: contract({ at: 'library', send: '放入草稿', fields: { category: CATEGORY } }),
  answerNames: contract({ at: 'mapping', send: '按所选岗位放入草稿', fields: { category: CATEGORY, places: BOARD } }),
  propose: contract({ at: 'proposed', send: '建立这些岗位，放入清单草稿', fields: { category: CATEGORY, places: BOARD } }),
  answerUpdate: contract({
    at: 'updates', send: '保存', fields: { categoryId: mark(), key: mark(), lineId: mark(true), edition: VERSION, answer: oneOf('答复', [{ value: 'take', label: '采纳' }, { value: 'leave', label: '保持不变' }], '请选择采纳或保持不变。') },
  }),
  takeHouse: contract({
    at: 'template', send: '放入草稿',
    fields: {
      from: recordOf('我的其他企业', '请重新选择企业。', { optional: true, help: '您在那里能看到全企业的清单，才能取用。' }),
      file: maybeFile('范本文件', '.json', { help: `在另一家企业的这一页导出的文件，不超过 ${TEMPLATE_MEGABYTES} MB。` }),
      posts: tick('没有的车间和岗位一并新建'),
      standard: tick('分级标准也按它采用'),
    },
  }),
  verifyLimit: contract({ at: 'limit', send: '标为已核对', fields: { version: VERSION, ...SOURCE } }),
  /** Several criteria read in one standard, each at its clause; `group` is the standard whose form it is. */
  verifyLimits: contract({
    at: 'limits', send: '把勾选的标为已核对',
    fields: { group: recordOf('', EXPIRED, { optional: true, most: 100 }), item: chosen('所选的行', '请至少选择一行。'), standard: SOURCE.standard, edition: SOURCE.edition, clauses: rowsOf('.', { clause: remark('条款', 100) }) },
  }),
} as const;

const score = (label: string) => whole(`${label}（1–5）`, { least: 1, most: 5 }, { missing: `${label}请填 1 到 5。` });
const reason = (label: string, help: string) => words(label, 500, '请写明理由，使用范本的企业会看到。', { ...LINES, help });
const SEEN = recordOf('', EXPIRED, { optional: true });

/** What each verb of an editor of the library asks for; `seen` is the mark of the row somebody saw. */
export const LIBRARY_CONTRACTS = {
  startEdition: contract({ at: 'draft', send: '新建一版开始编辑', fields: {} }),
  releaseEdition: contract({ at: 'release', send: '发布', fields: { reason: words('这一版的说明', 1000, '请写明这一版的说明，使用范本的企业会看到。', { ...LINES, help: '使用范本的企业会看到。' }) } }),
  retireRow: contract({ at: 'retirement', send: '停用这一行', forever: '停用后新版里没有这一行，早先的版次保留它。', fields: { seen: SEEN, retireReason: reason('停用理由', '已用过这一行的企业自行决定是否移除。') } }),
  writeRow: contract({
    at: '', send: '保存',
    fields: {
      seen: SEEN,
      stage: oneOf(labels.stage, choicesOf(STAGES, STAGE_NAMES), `请选择${labels.stage}。`),
      dimension: oneOf(labels.dimension, choicesOf(DIMENSIONS, DIMENSION_NAMES), `请选择${labels.dimension}。`),
      frequency: oneOf(labels.frequency, choicesOf(FREQUENCIES, FREQUENCY_NAMES), `请选择${labels.frequency}。`),
      workshop: needed(labels.workshop, 100),
      post: needed(labels.post, 100),
      role: remark(labels.role, 100),
      riskPoint: needed(labels.riskPoint, 100),
      failure: needed(labels.failure, 500, LINES),
      consequence: remark(labels.consequence, 500, LINES),
      measure: needed(labels.measure, 1000, LINES),
      method: remark(labels.method, 500, LINES),
      criterion: remark(labels.criterion, 500, LINES),
      criterionCondition: remark(labels.criterionCondition, 200, { help: '只对某个等级、类别适用的写在这里；空着表示都适用。' }),
      standard: remark('核对依据：标准号', 100, { help: '查到原文后填写，三项都填才标为已核对。' }),
      clause: remark('条款', 100),
      limitEdition: remark('版本', 100),
      likelihood: score(labels.likelihood),
      severity: score(labels.severity),
      ratingReason: remark(labels.ratingReason, 500, LINES),
      reason: reason('为什么这样改', '使用范本的企业会看到。'),
    },
  }),
} as const;
