import { HAZARD_CONTRACTS } from '../hazard/contracts';
import type { ActDetails, HazardStage } from '../hazard/types';
import { linesOf } from '../shared/contract';
import { type Day, formatDate } from '../shared/day';
import { HAZARD_STAGE_NAMES } from '../hazard/words';
import { type Fact, orDash, type TableBlock } from './paper';

/** A hazard as reports list it. Names are display texts. */
export interface HazardLine {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** Null for what was found outside a check. */
  readonly riskPoint?: string | null;
  /** What was found, in full; missing where only the title was kept. */
  readonly description?: string;
  /** `挤塑车间 · 挤塑岗位`. */
  readonly place: string;
  /** Name of the grade by the factory's rules; empty while not graded. */
  readonly gradeName: string;
  readonly foundDay: Day;
  readonly responsible: string;
  readonly deadline: Day | null;
  readonly stage: HazardStage;
  readonly overdue: boolean;
  readonly closedDay: Day | null;
  /** Measure last reported; empty while none. */
  readonly measure: string;
}

/**
 * What was wrong, as papers print it: the title, the whole finding unless the title says all of it, and the risk point it was found at.
 */
export function findingText({ title, riskPoint = null, description = '' }: Pick<HazardLine, 'title' | 'riskPoint' | 'description'>): string {
  const whole = description.trim();
  const said = whole.startsWith(title.replace(/…$/, '')) ? whole : [title, whole].filter(Boolean).join('\n');
  return riskPoint ? `${said}\n风险点：${riskPoint}` : said;
}

/** What a rectification says besides its cause, its measure and its day, which have places of their own on papers. */
export const rectifiedBesides = (details: Readonly<ActDetails['rectify']>): Fact[] =>
  linesOf(HAZARD_CONTRACTS.rectify.fields, details, ['cause', 'measure', 'doneOn']).map(({ label, text }) => ({ label, value: text, wide: true }));

const stateOf = (line: HazardLine): string => {
  if (line.closedDay) return `${HAZARD_STAGE_NAMES.closed}\n${formatDate(line.closedDay)}`;
  return line.overdue ? `${HAZARD_STAGE_NAMES[line.stage]}\n已逾期` : HAZARD_STAGE_NAMES[line.stage];
};

/** The table of hazards in weekly and monthly papers, with their state when the paper was compiled. */
export function hazardTable(lines: readonly HazardLine[], empty: string): TableBlock {
  return {
    kind: 'table',
    size: 9,
    widths: [17, 19, 13, 8, 9, 14, 10, 10],
    aligns: ['center', 'left', 'left', 'center', 'center', 'left', 'center', 'center'],
    head: [['编号', '隐患', '车间/岗位', '等级', '责任人', '整改措施', '整改期限', '现状'].map((text) => ({ text }))],
    rows: lines.map((line) => ({
      kind: 'cells',
      id: line.id,
      cells: [
        { text: line.number, from: { kind: 'hazard', ids: [line.id] } },
        findingText(line),
        line.place,
        line.gradeName || '未定级',
        line.responsible,
        orDash(line.measure),
        line.deadline ? formatDate(line.deadline) : '—',
        stateOf(line),
      ],
    })),
    empty,
  };
}
