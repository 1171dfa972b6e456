import type { PaperTitles } from '../rulepack/rules';
import { formatWeek, type Week } from '../shared/week';
import { figuresTable, type ReportFigure } from './figures';
import { type HazardLine, hazardTable } from './hazardLines';
import { type SweepLine, sweepSentences } from '../routine/sweep';
import { RESULT_NAMES } from '../routine/words';
import { type Block, frameOf, orDash, type Paper, type PaperFrame, SIGNER_LABELS, type SignatureLine } from './paper';

/** Words people add to the four blocks; empty text prints nothing. */
export interface WeeklyWords {
  readonly lastWeek: string;
  readonly thisWeek: string;
  readonly evaluation: string;
  readonly nextWeek: string;
}

export interface WeeklyReportInput extends PaperFrame {
  readonly titles: PaperTitles;
  readonly number: string;
  readonly week: Week;
  /** Every hazard open when last week ended, as it stood when the report was compiled. */
  readonly openAtLastWeekEnd: readonly HazardLine[];
  /** Hazards found in the week. */
  readonly foundThisWeek: readonly HazardLine[];
  readonly figures: readonly ReportFigure[];
  /** Days and posts of the week without a check, in words, with the reason given: `11月17日(周二) 挤塑岗位:停电`. */
  readonly gaps: readonly string[];
  /** The director's own items as they were swept; none where the list had none. */
  readonly sweep?: readonly SweepLine[];
  readonly words: WeeklyWords;
  /** What the 主要负责人 added when signing; empty before. */
  readonly principalWords?: string;
  readonly signatures: readonly SignatureLine[];
}

const said = (text: string): Block[] =>
  text.trim().split(/\n+/).filter((line) => line.trim() !== '').map((line) => ({ kind: 'paragraph', text: line.trim() }));

const countsOf = (lines: readonly HazardLine[]): string => {
  const closed = lines.filter((line) => line.closedDay !== null).length;
  const overdue = lines.filter((line) => line.overdue && line.closedDay === null).length;
  return `共 ${lines.length} 项，已销号 ${closed} 项，未销号 ${lines.length - closed} 项（其中已逾期 ${overdue} 项）。`;
};

/** What was found at an item, with the number of its hazard; or why it does not apply. */
const sweptText = ({ result, description, immediateMeasure, hazard }: SweepLine): string =>
  [
    result === 'notApplicable' ? `原因：${description}` : description,
    immediateMeasure && `即时措施：${immediateMeasure}`,
    hazard && `隐患编号：${hazard.number}（${hazard.place}）`,
  ].filter(Boolean).join('\n');

/** 总监排查: each item with its result, and by name what was not swept. */
const sweepBlocks = (lines: readonly SweepLine[]): Block[] =>
  lines.length === 0 ? [] : [
    { kind: 'heading', text: '总监排查' },
    ...sweepSentences(lines).map((text) => ({ kind: 'paragraph', text }) as const),
    {
      kind: 'table', size: 9, widths: [7, 34, 18, 11, 30], aligns: ['center', 'left', 'left', 'center', 'left'],
      head: [['序号', '排查项', '车间/岗位', '结果', '情况'].map((text) => ({ text }))],
      rows: lines.map((line, at) => ({ kind: 'cells', id: line.itemId, cells: [String(at + 1), line.content, orDash(line.place), line.result ? RESULT_NAMES[line.result] : '未排查', orDash(sweptText(line))] })),
      empty: '',
    },
  ];

/** 《每周工业产品质量安全排查治理报告》: four blocks; the figures are counted from records, the words are the director's. */
export function weeklyReportPaper(input: WeeklyReportInput): Paper {
  return {
    ...frameOf(input),
    title: input.titles.weekly,
    number: input.number,
    subtitle: formatWeek(input.week),
    orientation: 'portrait',
    blocks: [
      { kind: 'heading', text: '一、上周质量安全风险隐患问题整改核实情况' },
      { kind: 'paragraph', text: `上周末未销号的隐患${countsOf(input.openAtLastWeekEnd)}` },
      hazardTable(input.openAtLastWeekEnd, '上周末没有未销号的隐患。'),
      ...said(input.words.lastWeek),
      { kind: 'heading', text: '二、本周主要质量安全风险隐患和整改情况' },
      { kind: 'paragraph', text: `本周发现的隐患${countsOf(input.foundThisWeek)}` },
      hazardTable(input.foundThisWeek, '本周没有发现隐患。'),
      ...said(input.words.thisWeek),
      ...sweepBlocks(input.sweep ?? []),
      { kind: 'heading', text: '三、本周质量安全管理情况评价' },
      figuresTable(input.figures),
      ...(input.gaps.length > 0
        ? [{ kind: 'paragraph', text: '未进行日管控的情况：' } as const, ...input.gaps.map((text) => ({ kind: 'paragraph', text } as const))]
        : []),
      ...said(input.words.evaluation),
      { kind: 'heading', text: '四、下周工作重点' },
      ...(input.words.nextWeek.trim() ? said(input.words.nextWeek) : [{ kind: 'paragraph', text: '（未填写）' } as const]),
      ...(input.principalWords?.trim() ? [{ kind: 'heading', text: '主要负责人意见' } as const, ...said(input.principalWords)] : []),
      { kind: 'signatures', lines: input.signatures, datedBy: SIGNER_LABELS.principal },
    ],
  };
}
