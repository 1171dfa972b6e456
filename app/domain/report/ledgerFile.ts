import { isOverdue } from '../hazard/limits';
import { lastAct } from '../story/acts';
import type { Hazard, HazardAct } from '../hazard/types';
import type { Rules } from '../rulepack/rules';
import type { Day } from '../shared/day';
import { HAZARD_STAGE_NAMES, TREATMENT_NAMES } from '../hazard/words';
import { findingText } from './hazardLines';
import { FIGURE_NAMES, type FigureName, headOf, LEDGER_FIGURES } from './ledgerColumns';

/** What a line of the files is made of. */
export interface FileLine {
  readonly hazard: Hazard;
  readonly acts: readonly HazardAct[];
  readonly rules: Pick<Rules, 'gradeNames'>;
  readonly today: Day;
}

/** A column of the files: its head, its width in characters, its text. */
interface FileColumn {
  readonly head: string;
  readonly width: number;
  readonly text: (line: FileLine) => string;
}

/** Without marks between thousands, so that a sheet can add it up. */
const plain = (text: string): string => text.replaceAll(',', '');
const figureColumn = (name: FigureName): FileColumn => ({
  head: headOf(name), width: 16, text: ({ hazard }) => { const value = hazard[name]; return value === null ? '' : plain(LEDGER_FIGURES[name].text(value)); },
});

/** The fifteen columns of the ledger as it is kept in the trade, and its figures. 督办 is filled by nobody yet and stays empty. */
export const FILE_COLUMNS: readonly FileColumn[] = [
  { head: '存在问题及隐患', width: 44, text: ({ hazard }) => `${hazard.number} ${findingText(hazard).replaceAll('\n', '；')}` },
  { head: '隐患等级', width: 10, text: ({ hazard, rules }) => (hazard.grade ? rules.gradeNames[hazard.grade] : '未定级') },
  { head: '类型', width: 12, text: ({ hazard }) => (hazard.treatment ? TREATMENT_NAMES[hazard.treatment] : '') },
  { head: '排查时间', width: 12, text: ({ hazard }) => hazard.foundDay },
  { head: '排查人', width: 10, text: ({ hazard }) => hazard.foundByName },
  { head: '整改措施', width: 36, text: ({ hazard, acts }) => lastAct(acts, 'rectify')?.details.measure ?? lastAct(acts, 'notify')?.details.requirement ?? hazard.immediateMeasure },
  { head: '整改时限', width: 12, text: ({ hazard }) => hazard.deadline ?? '' },
  { head: '整改资金', width: 14, text: ({ acts }) => lastAct(acts, 'notify')?.details.fiveElements?.fund ?? '' },
  { head: '整改单位', width: 24, text: ({ hazard }) => `${hazard.workshopName} ${hazard.postName}` },
  { head: '整改责任人', width: 12, text: ({ hazard }) => hazard.responsibleName },
  { head: '完成情况', width: 18, text: ({ hazard, today }) => `${HAZARD_STAGE_NAMES[hazard.stage]}${isOverdue(hazard, today) ? '（已逾期）' : ''}` },
  { head: '验收人', width: 10, text: ({ hazard, acts }) => (hazard.closedDay ? (lastAct(acts, 'verify')?.actorName ?? '') : '') },
  { head: '督办单位', width: 12, text: () => '' },
  { head: '督办人', width: 10, text: () => '' },
  { head: '销号日期', width: 12, text: ({ hazard }) => hazard.closedDay ?? '' },
  ...FIGURE_NAMES.map(figureColumn),
];
