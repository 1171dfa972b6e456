import type { Cell, FigureSource, TableBlock } from './paper';

/** A computed figure of a report. `of` makes it a rate: `count` of `of`; the rate is printed only when `of` is not 0. */
export interface ReportFigure {
  readonly label: string;
  readonly count: number;
  readonly of?: number;
  readonly unit: string;
  /** What `count` counts, in words: `按时完成的岗位检查`. */
  readonly meaning: string;
  readonly from: FigureSource;
}

/** Share in percent with one decimal, never rounded up to 100 while something is missing. */
export function percent(count: number, of: number): string {
  const tenths = count === of ? 1000 : Math.min(999, Math.round((count / of) * 1000));
  return `${(tenths / 10).toFixed(1)}%`;
}

const rateOf = ({ count, of }: ReportFigure): string => {
  if (of === undefined) return '—';
  return of === 0 ? '无应计数' : percent(count, of);
};

/** The table of computed figures: figure, number, rate, meaning. Each number keeps the ids it was counted from. */
export function figuresTable(figures: readonly ReportFigure[]): TableBlock {
  return {
    kind: 'table',
    widths: [26, 17, 15, 42],
    aligns: ['left', 'right', 'right', 'left'],
    head: [[{ text: '指标' }, { text: '数量' }, { text: '比例' }, { text: '口径' }]],
    rows: figures.map((figure) => {
      const text = figure.of === undefined ? `${figure.count} ${figure.unit}` : `${figure.count} / ${figure.of} ${figure.unit}`;
      const number: Cell = { text, from: figure.from };
      return { kind: 'cells', cells: [figure.label, number, rateOf(figure), figure.meaning] };
    }),
    empty: '本期没有可统计的记录。',
  };
}
