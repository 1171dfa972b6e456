import type { HazardGrade, HazardStage } from '../hazard/types';
import { addDays, type Day } from '../shared/day';
import { partsOf, UNDATED } from '../shared/stored';
import { furtherFindings, type PostDay } from './postDays';
import { dutyKey } from './turn';
import { PLATES, type PlateUse, type PostDayState } from './types';

/** A post as it was called when the figures were compiled. */
export interface PostName {
  readonly id: string;
  readonly name: string;
  readonly workshopId: string;
  readonly workshopName: string;
}

/** How one post stood on one day, or in one shift of it; `recordId` is the record that counts (the last correction), null when none came. */
export interface PostDayRow {
  readonly day: Day;
  readonly postId: string;
  /** The shift with its name; left out of a day without shifts. */
  readonly turn?: string;
  readonly turnName?: string;
  readonly state: PostDayState;
  readonly recordId: string | null;
  readonly zeroRisk: boolean;
  /** 不符合 in its 后续报告; left out where there are none. */
  readonly further?: number;
  /** How the plate was used for its check; left out where it was not. */
  readonly plate?: PlateUse;
  /** Why the day was not done; null while nobody said. */
  readonly reason: string | null;
}

/** One 不符合 answer of a record that counts or of a 后续报告, with the hazard it opened. */
export interface FindingRow {
  readonly recordId: string;
  readonly itemId: string;
  readonly day: Day;
  readonly postId: string;
  readonly riskPoint: string;
  readonly description: string;
  readonly hazardId: string | null;
  readonly hazardNumber: string | null;
}

/** A hazard with its state at the time of compiling. */
export interface HazardRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** Both are missing in reports compiled before they were kept. */
  readonly riskPoint?: string | null;
  readonly description?: string;
  readonly workshopName: string;
  readonly postName: string;
  readonly responsibleName: string;
  readonly registeredOn: Day;
  readonly grade: HazardGrade | null;
  readonly stage: HazardStage;
  readonly deadline: Day | null;
  readonly closedDay: Day | null;
  /** The rectification last reported, or what was done at once while none was. */
  readonly measure: string;
}

/** A number and the keys of the rows it was counted from: post-days, findings, records or hazards. */
export interface Figure {
  readonly count: number;
  readonly rows: readonly string[];
}

/** 岗次: one post on one day, or in one shift of it. `due` is the sum of the states from `onTime` to `open`. */
export interface CheckFigures {
  readonly due: Figure;
  readonly onTime: Figure;
  readonly late: Figure;
  /** 按时检查、次日送达; left out where there are none. */
  readonly deliveredLater?: Figure;
  readonly backfilled: Figure;
  readonly missed: Figure;
  readonly excused: Figure;
  readonly open: Figure;
  readonly stopped: Figure;
  /** Checks whose sheet the plate at the post opened, scanned or typed; left out where there are none. */
  readonly scanned?: Figure;
  readonly typed?: Figure;
  /** 零风险报告, by post-day; none of a day on which a 后续报告 found something. */
  readonly zeroRisk: Figure;
  readonly findings: Figure;
}

/** `openBefore` + `registered` − `closed` = `openAfter`; `overdue` are those of `openAfter` whose limit has passed. */
export interface HazardFigures {
  readonly openBefore: Figure;
  readonly registered: Figure;
  readonly closed: Figure;
  readonly openAfter: Figure;
  readonly overdue: Figure;
}

/** What the records say about a span of days. */
export interface PeriodFigures {
  readonly from: Day;
  readonly to: Day;
  /** Last day counted: the end of the span, or the day of compiling when that is earlier. */
  readonly asOf: Day;
  readonly posts: readonly PostName[];
  readonly postDays: readonly PostDayRow[];
  readonly findings: readonly FindingRow[];
  readonly hazards: readonly HazardRow[];
  readonly checkFigures: CheckFigures;
  readonly hazardFigures: HazardFigures;
}

const NONE: Figure = { count: 0, rows: [] };
const NO_CHECKS: CheckFigures = { due: NONE, onTime: NONE, late: NONE, backfilled: NONE, missed: NONE, excused: NONE, open: NONE, stopped: NONE, zeroRisk: NONE, findings: NONE };
const NO_HAZARDS: HazardFigures = { openBefore: NONE, registered: NONE, closed: NONE, openAfter: NONE, overdue: NONE };

/**
 * Reads figures as a paper keeps them. What a paper was compiled without stays without it: its hash is that of its own words.
 */
export const readPeriodFigures = (stored: unknown): PeriodFigures => ({
  from: UNDATED, to: UNDATED, asOf: UNDATED, posts: [], postDays: [], findings: [], hazards: [], checkFigures: NO_CHECKS, hazardFigures: NO_HAZARDS, ...partsOf<PeriodFigures>(stored),
});

/** The rows of a span as the repositories give them; hazards at least those open at any time in it. */
export interface PeriodRecords {
  readonly posts: readonly PostName[];
  readonly postDays: readonly PostDayRow[];
  readonly findings: readonly FindingRow[];
  readonly hazards: readonly HazardRow[];
}

/** Key of a post-day in a figure: `2026-11-16/POST`, with the shift where there is one. */
export const postDayKey = (row: Pick<PostDayRow, 'day' | 'postId' | 'turn'>): string => `${row.day}/${dutyKey(row)}`;
/** Key of a finding in a figure: `RECORD/ITEM`. */
export const findingKey = (row: Pick<FindingRow, 'recordId' | 'itemId'>): string => `${row.recordId}/${row.itemId}`;

/** A post-day as a report keeps it. */
export const postDayRow = ({ day, postId, turn, turnName, state, first, latest, further, gapReason }: PostDay): PostDayRow => ({
  day,
  postId,
  ...(turn ? { turn, turnName } : {}),
  state,
  recordId: latest?.id ?? null,
  zeroRisk: latest?.zeroRisk ?? false,
  ...(further.length > 0 ? { further: furtherFindings(further) } : {}),
  ...(first?.plate ? { plate: first.plate } : {}),
  reason: gapReason,
});

const DUE: readonly PostDayState[] = ['onTime', 'late', 'deliveredLater', 'backfilled', 'missed', 'excused', 'open'];

/** Whether something was owed by a post on a day in this state. */
export const wasDue = (state: PostDayState): boolean => DUE.includes(state);

const figure = (rows: readonly string[]): Figure => ({ count: rows.length, rows });

/**
 * Counts a span of days from its records. Pure: `today` closes a span that is still running.
 * A hazard belongs to the span by the day it was registered and the day it was closed; its state is the present one.
 */
export function compilePeriod(from: Day, to: Day, today: Day, records: PeriodRecords): PeriodFigures {
  const asOf = today < to ? today : to;
  const postDays = records.postDays.filter((row) => row.day >= from && row.day <= asOf && row.state !== 'future' && row.state !== 'nothingDue');
  const findings = records.findings.filter((row) => row.day >= from && row.day <= asOf);
  const before = addDays(from, -1);
  const hazards = records.hazards.filter((row) => row.registeredOn <= asOf && (row.closedDay === null || row.closedDay >= from));
  return {
    from,
    to,
    asOf,
    posts: records.posts.filter((post) => postDays.some((row) => row.postId === post.id) || findings.some((row) => row.postId === post.id)),
    postDays,
    findings,
    hazards,
    checkFigures: checkFigures(postDays, findings),
    hazardFigures: hazardFigures(hazards, before, from, asOf),
  };
}

function checkFigures(postDays: readonly PostDayRow[], findings: readonly FindingRow[]): CheckFigures {
  const rowsOf = (keep: (row: PostDayRow) => boolean): Figure => figure(postDays.filter(keep).map(postDayKey));
  const inState = (state: PostDayState): Figure => rowsOf((row) => row.state === state);
  const deliveredLater = inState('deliveredLater');
  return {
    due: rowsOf((row) => wasDue(row.state)),
    onTime: inState('onTime'),
    late: inState('late'),
    ...(deliveredLater.count > 0 ? { deliveredLater } : {}),
    backfilled: inState('backfilled'),
    missed: inState('missed'),
    excused: inState('excused'),
    open: inState('open'),
    stopped: inState('stopped'),
    ...Object.fromEntries(PLATES.map((use) => [use, rowsOf((row) => row.plate === use)] as const).filter(([, { count }]) => count > 0)),
    zeroRisk: rowsOf((row) => row.zeroRisk && !row.further),
    findings: figure(findings.map(findingKey)),
  };
}

function hazardFigures(hazards: readonly HazardRow[], before: Day, from: Day, asOf: Day): HazardFigures {
  const rowsOf = (keep: (row: HazardRow) => boolean): Figure => figure(hazards.filter(keep).map((row) => row.id));
  const openOn = (row: HazardRow, day: Day): boolean => row.registeredOn <= day && (row.closedDay === null || row.closedDay > day);
  return {
    openBefore: rowsOf((row) => openOn(row, before)),
    registered: rowsOf((row) => row.registeredOn >= from && row.registeredOn <= asOf),
    closed: rowsOf((row) => row.closedDay !== null && row.closedDay >= from && row.closedDay <= asOf),
    openAfter: rowsOf((row) => openOn(row, asOf)),
    overdue: rowsOf((row) => openOn(row, asOf) && row.deadline !== null && row.deadline < asOf),
  };
}

/** Days not done, in order, each with its reason or without. */
export const gapsOf = (figures: PeriodFigures): PostDayRow[] => figures.postDays.filter((row) => row.state === 'missed' || row.state === 'excused');

/** The counts of one workshop, for a table that must add up to the whole. */
export interface WorkshopCounts {
  readonly workshopId: string;
  readonly workshopName: string;
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly deliveredLater: number;
  readonly backfilled: number;
  readonly missed: number;
  readonly findings: number;
}

/** The figures by workshop, in the order of the posts; `missed` holds those with a reason too. */
export function byWorkshop(figures: PeriodFigures): WorkshopCounts[] {
  const workshops = [...new Map(figures.posts.map((post) => [post.workshopId, post.workshopName]))];
  return workshops.map(([workshopId, workshopName]) => {
    const own = new Set(figures.posts.filter((post) => post.workshopId === workshopId).map((post) => post.id));
    const days = figures.postDays.filter((row) => own.has(row.postId));
    const count = (...states: PostDayState[]): number => days.filter((row) => states.includes(row.state)).length;
    return {
      workshopId,
      workshopName,
      due: days.filter((row) => wasDue(row.state)).length,
      onTime: count('onTime'),
      late: count('late'),
      deliveredLater: count('deliveredLater'),
      backfilled: count('backfilled'),
      missed: count('missed', 'excused'),
      findings: figures.findings.filter((row) => own.has(row.postId)).length,
    };
  });
}

/** A part of a whole in hundredths, `92.3%`; `—` when there is nothing to divide by. */
export const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`);

/** A share with both numbers it comes from, `92.3%（12/13）`; `—` when there is nothing to divide by. */
export const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${percent(part, whole)}（${part}/${whole}）`);
