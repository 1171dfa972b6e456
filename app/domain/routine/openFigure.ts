import {
  type CheckFigures, type Figure, type FindingRow, findingKey, type HazardFigures, type HazardRow, type PeriodFigures, type PostDayRow, postDayKey,
} from './period';

export type CheckFigureName = keyof CheckFigures;
export type HazardFigureName = keyof HazardFigures;
export type FigureName = CheckFigureName | HazardFigureName;

export const CHECK_FIGURE_NAMES: Readonly<Record<CheckFigureName, string>> = {
  due: '应检', onTime: '按时', late: '迟报', backfilled: '补录', missed: '未进行(未说明)', excused: '未进行(已说明)', open: '待检', stopped: '停产',
  zeroRisk: '零风险报告', findings: '不符合',
};

export const HAZARD_FIGURE_NAMES: Readonly<Record<HazardFigureName, string>> = {
  openBefore: '期初未销号', registered: '新登记', closed: '销号', openAfter: '期末未销号', overdue: '期末已逾期',
};

/** The rows behind one figure, of the one kind it counts. */
export type OpenedFigure =
  | { readonly name: FigureName; readonly kind: 'postDay'; readonly rows: readonly PostDayRow[] }
  | { readonly name: FigureName; readonly kind: 'finding'; readonly rows: readonly FindingRow[] }
  | { readonly name: FigureName; readonly kind: 'hazard'; readonly rows: readonly HazardRow[] };

const isHazardFigure = (name: string): name is HazardFigureName => Object.hasOwn(HAZARD_FIGURE_NAMES, name);
const isCheckFigure = (name: string): name is CheckFigureName => Object.hasOwn(CHECK_FIGURE_NAMES, name);

/** Opens a figure by its name to the rows it was counted from; null when there is no such figure. */
export function openFigure(figures: PeriodFigures, name: string): OpenedFigure | null {
  const keep = <Row>(figure: Figure, rows: readonly Row[], keyOf: (row: Row) => string): Row[] => {
    const keys = new Set(figure.rows);
    return rows.filter((row) => keys.has(keyOf(row)));
  };
  if (isHazardFigure(name)) return { name, kind: 'hazard', rows: keep(figures.hazardFigures[name], figures.hazards, (row) => row.id) };
  if (name === 'findings') return { name, kind: 'finding', rows: keep(figures.checkFigures.findings, figures.findings, findingKey) };
  if (isCheckFigure(name)) return { name, kind: 'postDay', rows: keep(figures.checkFigures[name], figures.postDays, postDayKey) };
  return null;
}
