import {
  type CheckFigures, type FindingRow, findingKey, type HazardFigures, type HazardRow, type PeriodFigures, type PostDayRow, postDayKey,
} from './period';
import { POST_DAY_NAMES } from './words';

export type CheckFigureName = keyof CheckFigures;
export type HazardFigureName = keyof HazardFigures;
/** `done` and `gaps` add states up: checked in time, late or afterwards; and not done, explained or not. */
export type FigureName = CheckFigureName | HazardFigureName | 'done' | 'gaps';

export const CHECK_FIGURE_NAMES: Readonly<Record<CheckFigureName, string>> = {
  due: '应检', onTime: '按时', late: '迟报', deliveredLater: POST_DAY_NAMES.deliveredLater, scanned: '扫岗位码', typed: '输岗位码', backfilled: '补录', missed: '未进行（未说明）', excused: '未进行（已说明）', open: '待检', stopped: '停产',
  zeroRisk: '零风险报告', findings: '不符合',
};

export const HAZARD_FIGURE_NAMES: Readonly<Record<HazardFigureName, string>> = {
  openBefore: '期初未销号', registered: '新登记', closed: '销号', openAfter: '期末未销号', overdue: '期末已逾期',
};

export const FIGURE_NAMES: Readonly<Record<FigureName, string>> = { ...CHECK_FIGURE_NAMES, ...HAZARD_FIGURE_NAMES, done: '已检', gaps: '未进行' };

const SUMS: Readonly<Record<'done' | 'gaps', readonly CheckFigureName[]>> = { done: ['onTime', 'late', 'deliveredLater', 'backfilled'], gaps: ['missed', 'excused'] };

/** Part of a factory whose share of a figure is opened; nothing named is all of it. */
export interface FigurePlace {
  readonly workshopId: string | null;
  readonly postId: string | null;
}

/** The rows behind one figure, of the one kind it counts; `place` names the workshop or post they are limited to. */
export type OpenedFigure = { readonly name: FigureName; readonly place: string } & (
  | { readonly kind: 'postDay'; readonly rows: readonly PostDayRow[] }
  | { readonly kind: 'finding'; readonly rows: readonly FindingRow[] }
  | { readonly kind: 'hazard'; readonly rows: readonly HazardRow[] }
);

const isHazardFigure = (name: string): name is HazardFigureName => Object.hasOwn(HAZARD_FIGURE_NAMES, name);
const isCheckFigure = (name: string): name is CheckFigureName => Object.hasOwn(CHECK_FIGURE_NAMES, name);

const isSum = (name: string): name is keyof typeof SUMS => Object.hasOwn(SUMS, name);

/**
 * Opens a figure by its name to the rows it was counted from, of one workshop or post where a place is named; null when
 * there is no such figure. Hazards are counted for the whole factory and take no place.
 */
export function openFigure(figures: PeriodFigures, name: string, at: FigurePlace = { workshopId: null, postId: null }): OpenedFigure | null {
  const keep = <Row>(counted: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Row[] => {
    const keys = new Set(counted);
    return rows.filter((row) => keys.has(keyOf(row)));
  };
  if (isHazardFigure(name)) return { name, place: '', kind: 'hazard', rows: keep(figures.hazardFigures[name].rows, figures.hazards, (row) => row.id) };
  const posts = figures.posts.filter((post) => (at.postId === null || post.id === at.postId) && (at.workshopId === null || post.workshopId === at.workshopId));
  const own = new Set(posts.map(({ id }) => id));
  const whole = at.postId === null && at.workshopId === null;
  const place = whole ? '' : at.postId === null ? (posts[0]?.workshopName ?? '') : posts.map((post) => `${post.workshopName} · ${post.name}`).join();
  const here = <Row extends { readonly postId: string }>(rows: readonly Row[]): Row[] => (whole ? [...rows] : rows.filter(({ postId }) => own.has(postId)));
  if (name === 'findings') return { name, place, kind: 'finding', rows: here(keep(figures.checkFigures.findings.rows, figures.findings, findingKey)) };
  if (!isSum(name) && !isCheckFigure(name)) return null;
  const counted = (isSum(name) ? SUMS[name] : [name]).flatMap((one) => figures.checkFigures[one]?.rows ?? []);
  return { name, place, kind: 'postDay', rows: here(keep(counted, figures.postDays, postDayKey)) };
}
