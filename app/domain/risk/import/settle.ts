import type { Member } from '../../organisation/people/standing';
import { canonicalJson } from '../../shared/canonical';
import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import type { Instant } from '../../shared/instant';
import { explain } from '../../shared/refusal';
import type { ItemContent } from '../library/lay';
import { DEFAULT_FREQUENCY } from '../assess/levels';
import { marksOf } from '../list/marks';
import { isDeclined, type Mapping, matchPlace, type Place } from '../library/matching';
import { MEASUREMENT_REFUSALS } from '../list/measurementContract';
import { measurementsIn } from '../list/measurementText';
import { measuresLength, parseMeasures, tidyMeasures } from '../list/measures';
import type { RiskStandard } from '../assess/standard';
import { DIMENSION_OF_STAGE } from '../library/template';
import { MEASURE_KINDS, type OwnerMark, type OwnerMarks, type RiskItem, type Stage } from '../types';
import { isHourly } from '../words';
import { gradeOfRow } from './assessing';
import { TEXT_LIMITS } from './fields';
import { readFrequency } from './frequency';
import { namesOnly, ownerOf } from './owners';
import type { RowNote, RowProblem } from './problems';
import type { SheetRow } from './rows';
import { dimensionOf, markOf, saysNothing, stageOf } from './words';

/** What must be known of the factory to read a sheet. */
export interface ImportGround {
  readonly places: readonly Place[];
  readonly mappings: readonly Mapping[];
  readonly members: readonly Member[];
  readonly standard: RiskStandard;
  readonly today: Day;
  readonly by: string;
  readonly at: Instant;
  /** Stands as the reason of assessments that are taken over. */
  readonly reason: string;
}

/** What a row says, in the terms of the list: only what the sheet has a column for. */
export interface SettledRow {
  readonly number: number;
  readonly place: Place;
  readonly stage: Stage;
  readonly riskPoint: string;
  readonly set: Partial<ItemContent>;
  readonly notes: readonly RowNote[];
}

const PLAIN = ['product', 'failure', 'consequence', 'checkContent', 'method', 'criterion', 'criterionCondition', 'criterionStandard'] as const;
const OWNERS = [['ownerEnterprise', 'enterprise'], ['ownerWorkshop', 'workshop'], ['ownerPost', 'post']] as const;

/** Text as it is compared: one kind of line end and blank, nothing at the edges, and a dash for nothing is nothing. */
export const comparable = (text: string): string => {
  const tidy = (/[\r\u00A0]/.test(text) ? text.replace(/\r\n?/g, '\n').replaceAll('\u00A0', ' ') : text).trim();
  return saysNothing(tidy) ? '' : tidy;
};

/** The place and the key of a row, before anything else of it is read. */
export function placeOf(row: SheetRow, ground: Pick<ImportGround, 'places' | 'mappings'>, held: RiskItem | null, memo: Map<string, Place | null>): Decision<Place, RowProblem> {
  const { workshop = '', post = '' } = row.cells;
  if (!workshop && !post) {
    const stays = held && ground.places.find(({ postId }) => postId === held.postId);
    return stays ? decided(stays) : refused({ code: 'missing', field: 'post' });
  }
  const key = `${workshop}\n${post}`;
  if (!memo.has(key)) memo.set(key, matchPlace(workshop, post, ground.places, ground.mappings)?.place ?? null);
  const place = memo.get(key);
  return place ? decided(place) : refused({ code: isDeclined(workshop, post, ground.mappings) ? 'postDeclined' : 'postUnknown', workshop, post });
}

/** What a row says while it is put together. */
type Written = { -readonly [K in keyof ItemContent]?: ItemContent[K] };

function ownersOf(row: SheetRow, ground: ImportGround, held: RiskItem | null): Decision<{ readonly set: Partial<ItemContent>; readonly notes: readonly RowNote[] }, readonly RowProblem[]> {
  const set: Written = {};
  const marks: { -readonly [K in keyof OwnerMarks]?: OwnerMark } = {};
  const problems: RowProblem[] = [];
  const notes: RowNote[] = [];
  for (const [field, level] of OWNERS) {
    const text = row.cells[field];
    if (text === undefined) continue;
    if (text === '') {
      set[field] = null;
      continue;
    }
    const holder = held?.[field] ? ground.members.find(({ id }) => id === held[field]) : undefined;
    const found = holder && namesOnly(text, holder.name) ? decided({ id: holder.id, mark: markOf(text), notes: [] }) : ownerOf(field, text, ground.members, ground.today);
    if (!found.ok) {
      problems.push(found.refusal);
      continue;
    }
    set[field] = found.fact.id;
    if (held?.[field] !== found.fact.id) notes.push(...found.fact.notes);
    if (found.fact.mark) marks[level] = found.fact.mark;
  }
  if (problems.length > 0) return refused(problems);
  // an export writes the marks that are proposed too: said back as they stood, they stay a proposal
  const said = OWNERS.flatMap(([, level]) => (marks[level] ? [[level, marks[level]] as const] : []));
  if (said.every(([level, mark]) => held !== null && held.ownerMarks === null && marksOf(held)[level] === mark)) return decided({ set, notes });
  const owners = { ownerEnterprise: null, ownerWorkshop: null, ownerPost: null, ownerMarks: null, ...held, ...set };
  return decided({ set: { ...set, ownerMarks: { ...marksOf(owners), ...marks } }, notes });
}

/** The risk point a row names. */
const pointOf = ({ cells }: SheetRow): string => comparable(cells.riskPoint ?? '').replace(/\s+/g, ' ');
/** The stage a row stands at: what it says itself, otherwise that of the row of the draft it stands for; null for a word nobody knows. */
const stageOfRow = ({ cells }: SheetRow, held: RiskItem | null): Stage | null => (cells.stage ? stageOf(cells.stage) : (held?.stage ?? null));

/** What a row is found by in the draft; null while it does not say enough. */
export function keyOf(row: SheetRow, { postId }: Place, held: RiskItem | null): Pick<RiskItem, 'postId' | 'stage' | 'riskPoint'> | null {
  const [stage, riskPoint] = [stageOfRow(row, held), pointOf(row)];
  return stage && riskPoint ? { postId, stage, riskPoint } : null;
}

/** A word of the row in the terms of the list; without a word what stands, and where nothing stands it is missing. */
function wordOf<T>(field: 'stage' | 'dimension' | 'frequency', text: string | undefined, read: (text: string) => T | null, stands: T | null): Decision<T, RowProblem> {
  const found = text ? read(text) : stands;
  if (found !== null) return decided(found);
  return refused(text ? { code: 'wordUnknown', field, text } : { code: 'missing', field });
}

const LIMITS = Object.entries(TEXT_LIMITS) as [keyof typeof TEXT_LIMITS, number][];

function tooLong({ cells }: SheetRow, measures: ItemContent['measures'] | null): RowProblem[] {
  const problems: RowProblem[] = [];
  for (const [field, max] of LIMITS) {
    const length = field === 'measures' ? measuresLength(measures ?? []) : (cells[field]?.length ?? 0);
    if (length > max) problems.push({ code: 'tooLong', field, length, max });
  }
  return problems;
}

/** What stands in the way of one part of a row. */
const problemsOf = (part: Decision<unknown, RowProblem>): RowProblem[] => (part.ok ? [] : [part.refusal]);

/**
 * Reads one row at its place; refused with everything that stands in its way. `held` is the row of the draft it stands for,
 * when there is one. While its place is unknown so is that row, and nothing is missed that it may say.
 */
export function settleRow(row: SheetRow, place: Decision<Place, RowProblem>, held: RiskItem | null, ground: ImportGround): Decision<SettledRow, readonly RowProblem[]> {
  const { cells } = row;
  const riskPoint = pointOf(row);
  const stage = wordOf('stage', cells.stage, stageOf, held?.stage ?? null);
  const dimension = cells.dimension || held || stage.ok ? wordOf('dimension', cells.dimension, dimensionOf, held?.dimension ?? (stage.ok ? DIMENSION_OF_STAGE[stage.fact] : null)) : null;
  const grade = gradeOfRow(row, held?.assessment ?? null, ground.standard, ground);
  const level = (grade.ok ? grade.fact.assessment?.level : undefined) ?? held?.level;
  const said = cells.frequency ? readFrequency(cells.frequency) : null;
  const frequency = cells.frequency || held || (place.ok && grade.ok) ? wordOf('frequency', cells.frequency, () => said?.frequency ?? null, held?.frequency ?? (level ? DEFAULT_FREQUENCY[level] : null)) : null;
  const owners = ownersOf(row, ground, held);
  const measures = measuresOf(row, stage.ok ? stage.fact : 'process');
  const measured = measuredOf(row);
  const long = tooLong(row, measures);
  if (!place.ok || !riskPoint || !stage.ok || !dimension?.ok || !grade.ok || !frequency?.ok || !owners.ok || !measured.ok || long.length > 0) {
    const point: RowProblem[] = riskPoint ? [] : [{ code: 'missing', field: 'riskPoint' }];
    const words = [stage, dimension, grade, frequency, measured].flatMap((part) => (part ? problemsOf(part) : []));
    return refused([...problemsOf(place), ...point, ...long, ...words, ...(owners.ok ? [] : owners.refusal)]);
  }
  const { assessment, notes } = grade.fact;
  const nearest = cells.frequency && said && !said.exact && said.frequency !== held?.frequency;
  const frequencyNotes: RowNote[] = nearest ? [{ code: 'frequencyNearest', text: cells.frequency, frequency: said.frequency }] : !cells.frequency && !held ? [{ code: 'frequencyProposed' }] : [];
  if (frequency.fact !== held?.frequency && isHourly(frequency.fact)) frequencyNotes.push({ code: 'byHours', frequency: frequency.fact });
  const set: Written = { riskPoint, stage: stage.fact, dimension: dimension.fact, frequency: frequency.fact, workshopId: place.fact.workshopId, postId: place.fact.postId };
  for (const field of PLAIN) if (cells[field] !== undefined) set[field] = comparable(cells[field]);
  Object.assign(set, owners.fact.set);
  if (measures) set.measures = measures;
  if (measured.fact !== undefined) set.measurements = measured.fact;
  if (assessment) Object.assign(set, { assessment, level: assessment.level, controlLevel: assessment.controlLevel, residual: null });
  return decided({
    number: row.number,
    place: place.fact,
    stage: stage.fact,
    riskPoint,
    notes: [...(row.notes ?? []), ...notes, ...frequencyNotes, ...owners.fact.notes],
    set,
  });
}

/** What a cell asks to be measured; undefined where the sheet has no column for it. */
function measuredOf({ cells }: SheetRow): Decision<ItemContent['measurements'], RowProblem> {
  if (cells.measurements === undefined) return decided(undefined);
  const decision = measurementsIn(comparable(cells.measurements));
  return decision.ok ? decision : refused({ code: 'measurementUnread', sentence: explain(MEASUREMENT_REFUSALS, decision.refusal).sentence });
}

function measuresOf({ cells }: SheetRow, stage: Stage): ItemContent['measures'] | null {
  const kinds = MEASURE_KINDS.filter((kind) => cells[`measures.${kind}`] !== undefined);
  if (cells.measures === undefined && kinds.length === 0) return null;
  const sorted = kinds.flatMap((kind) => (cells[`measures.${kind}`] ?? '').split('\n').map((text) => ({ kind, text })));
  return tidyMeasures([...parseMeasures(comparable(cells.measures ?? ''), stage), ...sorted]);
}

const squeezed = (text: string): string => comparable(text).replace(/\s+/g, ' ');

/** What of a settled row differs from the row of the draft it stands for. */
export function changesOfRow(held: RiskItem, set: Partial<ItemContent>): Partial<ItemContent> {
  const changed = Object.entries(set).filter(([field, value]) => {
    const before = held[field as keyof ItemContent];
    if (typeof before === 'string' && typeof value === 'string') return squeezed(before) !== squeezed(value);
    return canonicalJson(field === 'measures' ? tidyMeasures(held.measures) : (before ?? null)) !== canonicalJson(value);
  });
  const changes: Partial<ItemContent> = Object.fromEntries(changed);
  const falls = changes.criterion !== undefined || changes.criterionCondition !== undefined || changes.criterionStandard !== undefined;
  return {
    ...changes,
    ...(changes.criterion !== undefined && set.criterionStandard === undefined ? { criterionStandard: '' } : {}),
    ...(falls && held.limitReading ? { limitReading: null } : {}),
    ...(falls && held.limitVerified ? { limitVerified: false, limitVerifiedBy: null, limitVerifiedAt: null } : {}),
    ...(changes.measures?.length === 0 && held.residual ? { residual: null } : {}),
  };
}
