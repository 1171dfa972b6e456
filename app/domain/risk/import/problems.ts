import { type Day, formatDay } from '../../shared/day';
import { FREQUENCY_NAMES, RISK_LEVEL_NAMES, STAGE_NAMES } from '../words';
import type { Frequency, RiskLevel } from '../types';
import { readFrequency } from './frequency';
import { IMPORT_FIELD_NAMES, type ImportField } from './fields';
import type { CellTrouble } from './sheet';

/** Why a row of a sheet cannot be taken. */
export type RowProblem =
  | { readonly code: 'missing'; readonly field: ImportField }
  | { readonly code: 'postUnknown' | 'postDeclined'; readonly workshop: string; readonly post: string }
  | { readonly code: 'wordUnknown'; readonly field: 'stage' | 'dimension' | 'frequency' | 'assessMethod'; readonly text: string }
  | { readonly code: 'factorsIncomplete' }
  | { readonly code: 'outOfScale'; readonly name: string; readonly text: string; readonly steps: readonly number[] }
  | { readonly code: 'methodNotInUse'; readonly name: string }
  | { readonly code: 'setUnusable' }
  | { readonly code: 'personUnknown'; readonly field: ImportField; readonly name: string }
  | { readonly code: 'personAmbiguous'; readonly field: ImportField; readonly name: string }
  | { readonly code: 'personLeft'; readonly field: ImportField; readonly name: string; readonly on: Day }
  | { readonly code: 'tooLong'; readonly field: ImportField; readonly length: number; readonly max: number }
  | { readonly code: 'measurementUnread'; readonly sentence: string }
  | { readonly code: 'duplicateInSheet'; readonly row: number }
  | { readonly code: 'duplicateInDraft'; readonly riskPoint: string };

const LEVELS = Object.values(RISK_LEVEL_NAMES).join('、');
const CHOICES = { stage: Object.values(STAGE_NAMES).join('、'), frequency: Object.values(FREQUENCY_NAMES).join('、'), dimension: '生产工艺、设备设施、作业环境、人员行为、管理体系', assessMethod: 'LS、LEC、FMEA、HACCP、直接判定、三因素、两因素' } as const;
const shown = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text);

/** A problem as a sentence with what to do about it. */
export function problemText(problem: RowProblem): string {
  switch (problem.code) {
    case 'missing':
      return problem.field === 'frequency' ? '没有写检查频次，也没有等级可供建议，请补上一项。' : `没有写${IMPORT_FIELD_NAMES[problem.field]}。`;
    case 'postUnknown':
      return `“${[problem.workshop, problem.post].filter(Boolean).join(' / ')}”对不上本企业的岗位，请在“岗位对应”里选择。`;
    case 'postDeclined':
      return `“${[problem.workshop, problem.post].filter(Boolean).join(' / ')}”已答为本企业没有，不导入。`;
    case 'wordUnknown':
      if (problem.field === 'frequency') return `看不懂检查频次“${shown(problem.text)}”，请改为：${CHOICES.frequency}；也可以写“每 2 周”“2次/月”“更换供应商时”这样的话。`;
      return `${IMPORT_FIELD_NAMES[problem.field]}“${shown(problem.text)}”不在可选范围内，应为：${CHOICES[problem.field]}。`;
    case 'factorsIncomplete':
      return '评价的分值不齐，不能算出等级。请把这一方法的各项分值写全，或都留空。';
    case 'outOfScale':
      return `${problem.name}“${shown(problem.text)}”不在尺度内，应为 ${problem.steps.join('、')} 之一。`;
    case 'methodNotInUse':
      return `本企业的分级标准没有采用${problem.name}，请先在分级标准里加入，或改用已采用的方法。`;
    case 'setUnusable':
      return '本企业的分级标准不能使用，请先在分级标准里改正。';
    case 'personUnknown':
      return `${IMPORT_FIELD_NAMES[problem.field]}“${shown(problem.name)}”不在本企业在册人员中，请改正姓名或先登记人员。`;
    case 'personAmbiguous':
      return `本企业有不止一位“${problem.name}”，请把${IMPORT_FIELD_NAMES[problem.field]}留空，导入后再指定。`;
    case 'personLeft':
      return `${IMPORT_FIELD_NAMES[problem.field]}${problem.name}已于${formatDay(problem.on)}离开本企业，请另写一人。`;
    case 'tooLong':
      return `${IMPORT_FIELD_NAMES[problem.field]}有 ${problem.length} 个字，最多 ${problem.max} 个字。`;
    case 'measurementUnread':
      return `测量值看不懂：${problem.sentence}每行写一个，例如“外径 1.40～1.80 mm，3 次”“〔YJV 3×25〕厚度 ≥ 0.7 mm”。`;
    case 'duplicateInSheet':
      return `与第 ${problem.row} 行的岗位、环节、风险点相同，请合为一行或改名。`;
    case 'duplicateInDraft':
      return `草稿中同一岗位、环节已有风险点“${shown(problem.riskPoint)}”，请改名。`;
  }
}

/** What the reader of a row should know although it is taken. */
export type RowNote =
  | { readonly code: 'levelOnly'; readonly level: RiskLevel }
  | { readonly code: 'levelUnknown'; readonly text: string }
  | { readonly code: 'levelDiffers'; readonly given: RiskLevel; readonly level: RiskLevel }
  | { readonly code: 'frequencyProposed' }
  | { readonly code: 'frequencyNearest'; readonly text: string; readonly frequency: Frequency }
  | { readonly code: 'byHours'; readonly frequency: Frequency }
  | { readonly code: 'limitFalls' }
  | { readonly code: 'ownersLeft'; readonly field: ImportField; readonly taken: string; readonly others: readonly string[] }
  | { readonly code: 'cell'; readonly cell: string; readonly trouble: CellTrouble }
  | { readonly code: 'rowHidden' }
  | { readonly code: 'asAbove'; readonly fields: readonly ImportField[] }
  | { readonly code: 'asHeaded'; readonly fields: readonly ImportField[]; readonly title: string }
  | { readonly code: 'rowFollows'; readonly number: number };

/** What of a cell could not be taken as it is seen, with the way to have it so. */
export function troubleText(cell: string, trouble: CellTrouble): string {
  switch (trouble.code) {
    case 'cellError':
      return `单元格 ${cell} 是错误值 ${trouble.word}，按空白读入；请在表格里改好后重新导入。`;
    case 'formulaUnread':
      return `单元格 ${cell} 的公式没有存下计算结果，按空白读入；请在 Excel 或 WPS 里打开、保存一次后重新导入。`;
    case 'digitsLost':
      return `单元格 ${cell} 的数字太长，表格软件没有存下全部位数，读到的是 ${trouble.text}；请把这一格设为“文本”格式后重新填写。`;
    case 'formatUnknown':
      return `单元格 ${cell} 的显示格式“${trouble.format}”不能照样读出，请核对读到的内容，或在表格里把它写成文字。`;
  }
}

const namesOf = (fields: readonly ImportField[]): string => fields.map((field) => IMPORT_FIELD_NAMES[field]).join('、');

export function noteText(note: RowNote): string {
  switch (note.code) {
    case 'levelOnly':
      return `表中只有等级“${RISK_LEVEL_NAMES[note.level]}”，没有评价分值：等级不导入，请导入后评价。`;
    case 'levelUnknown':
      return `等级“${shown(note.text)}”认不出（可写：${LEVELS}），没有导入；导入后按本企业分级标准评价。`;
    case 'levelDiffers':
      return `表中等级为${RISK_LEVEL_NAMES[note.given]}，按本企业分级标准计算为${RISK_LEVEL_NAMES[note.level]}，以计算为准。`;
    case 'frequencyProposed':
      return '表中没有频次，按等级的建议值填写。';
    case 'frequencyNearest':
      return readFrequency(note.text)?.laxer
        ? `频次“${shown(note.text)}”按“${FREQUENCY_NAMES[note.frequency]}”导入，比原来写的疏；${note.frequency === 'day' ? '需要更密的，请写明班内每几小时' : '需要更密的，请写在检查内容里'}。`
        : `频次“${shown(note.text)}”按不低于它的“${FREQUENCY_NAMES[note.frequency]}”导入。`;
    case 'byHours':
      return `“${FREQUENCY_NAMES[note.frequency]}”从每个班次开始时算起，没有排班次的岗位为全天 24 小时；只在部分时间检查的，请在条目里设“检查时段”。`;
    case 'ownersLeft':
      return `${IMPORT_FIELD_NAMES[note.field]}一格写了几位：取“${note.taken}”，没有取${note.others.slice(0, 5).map((name) => `“${shown(name)}”`).join('、')}${note.others.length > 5 ? '等' : ''}；一行每级只有一位责任人。`;
    case 'cell':
      return troubleText(note.cell, note.trouble);
    case 'asAbove':
      return `${namesOf(note.fields)}留空，按上一行读。`;
    case 'asHeaded':
      return `${namesOf(note.fields)}按小标题“${shown(note.title)}”读。`;
    case 'rowFollows':
      return `第 ${note.number} 行没有写风险点，内容并入这一行。`;
    case 'rowHidden':
      return '这一行在表格里是隐藏的，也已读入；不需要的请在表格里删去后重新导入。';
    case 'limitFalls':
      return '判定准则有改动，原来的“已核对”随之取消。';
  }
}
