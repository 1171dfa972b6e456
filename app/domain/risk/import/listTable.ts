import { CONTROL_LEVEL_NAMES, DIMENSION_NAMES, FREQUENCY_NAMES, METHOD_NAMES, OWNER_MARK_SYMBOLS, RISK_LEVEL_NAMES, STAGE_NAMES } from '../words';
import { LIMIT_STATE_NAMES, limitStateOf } from '../library/limit';
import { marksOf } from '../list/marks';
import type { Place } from '../library/matching';
import { measurementsText } from '../list/measurementText';
import { measuresText } from '../list/measures';
import { DIMENSIONS, FACTOR_KEYS, type FactorKey, FREQUENCIES, RISK_LEVELS, type RiskItem, STAGES } from '../types';
import { IMPORT_FIELD_NAMES, type ImportField } from './fields';

/** What the names of a list are looked up in. */
export interface ListNames {
  workshop(id: string): string;
  post(id: string): string;
  person(id: string | null): string;
  readonly places: readonly Place[];
  readonly people: readonly string[];
}

/** A column of the list as a sheet. Columns without a `field` are for the reader and are not read back. */
export interface ListColumn {
  readonly field: ImportField | null;
  readonly head: string;
  readonly width: number;
  readonly hidden?: boolean;
  readonly choices?: readonly string[];
  valueOf(item: RiskItem, index: number): string | number | null;
}

const names = <T extends string>(codes: readonly T[], words: Readonly<Record<T, string>>): string[] => codes.map((code) => words[code]);
const distinct = (list: readonly string[]): string[] => [...new Set(list)];

/** The columns of the list as it is handed out and read back: whatever the import reads, under the names it knows, with the row mark last and hidden. */
export function listColumns(items: readonly RiskItem[], look: ListNames): ListColumn[] {
  const column = (field: ImportField, width: number, valueOf: ListColumn['valueOf'], extra: Pick<ListColumn, 'choices' | 'hidden'> = {}): ListColumn => ({ field, head: IMPORT_FIELD_NAMES[field], width, valueOf, ...extra });
  const shown = (head: string, width: number, valueOf: ListColumn['valueOf']): ListColumn => ({ field: null, head, width, valueOf });
  const used: FactorKey[] = FACTOR_KEYS.filter((key) => key === 'L' || key === 'S' || items.some(({ assessment }) => assessment?.factors.some((factor) => factor.key === key)));
  const owner = (field: 'ownerEnterprise' | 'ownerWorkshop' | 'ownerPost', level: 'enterprise' | 'workshop' | 'post'): ListColumn =>
    column(field, 12, (item) => (item[field] ? `${OWNER_MARK_SYMBOLS[marksOf(item)[level]]}${look.person(item[field])}` : ''));
  return [
    shown('序号', 6, (_, index) => index + 1),
    column('workshop', 14, (item) => look.workshop(item.workshopId), { choices: distinct(look.places.map(({ workshopName }) => workshopName)) }),
    column('post', 14, (item) => look.post(item.postId), { choices: distinct(look.places.map(({ postName }) => postName)) }),
    column('stage', 14, (item) => STAGE_NAMES[item.stage], { choices: names(STAGES, STAGE_NAMES) }),
    column('riskPoint', 20, (item) => item.riskPoint),
    column('dimension', 10, (item) => DIMENSION_NAMES[item.dimension], { choices: names(DIMENSIONS, DIMENSION_NAMES) }),
    column('product', 14, (item) => item.product),
    column('failure', 26, (item) => item.failure),
    column('consequence', 26, (item) => item.consequence),
    column('measures', 36, (item) => measuresText(item.measures)),
    column('checkContent', 26, (item) => item.checkContent),
    column('method', 18, (item) => item.method),
    column('criterion', 26, (item) => item.criterion),
    column('criterionCondition', 16, (item) => item.criterionCondition),
    column('criterionStandard', 20, (item) => item.criterionStandard),
    column('measurements', 24, (item) => measurementsText(item.measurements)),
    shown('准则核对', 9, (item) => LIMIT_STATE_NAMES[limitStateOf(item)]),
    column('frequency', 9, (item) => FREQUENCY_NAMES[item.frequency], { choices: names(FREQUENCIES, FREQUENCY_NAMES) }),
    column('assessMethod', 10, (item) => (item.assessment ? METHOD_NAMES[item.assessment.method] : '')),
    ...used.map((key) => column(`factor.${key}`, 8, (item) => item.assessment?.factors.find((factor) => factor.key === key)?.value ?? null)),
    shown('风险值', 8, (item) => item.assessment?.value ?? null),
    column('level', 9, (item) => (item.level ? RISK_LEVEL_NAMES[item.level] : ''), { choices: names(RISK_LEVELS, RISK_LEVEL_NAMES) }),
    shown('管控层级', 10, (item) => (item.controlLevel ? CONTROL_LEVEL_NAMES[item.controlLevel] : '')),
    shown('残余等级', 9, (item) => (item.residual ? RISK_LEVEL_NAMES[item.residual.level] : '')),
    owner('ownerEnterprise', 'enterprise'),
    owner('ownerWorkshop', 'workshop'),
    owner('ownerPost', 'post'),
    shown('确认', 9, (item) => (item.confirmedBy ? '已确认' : '范本')),
    column('lineId', 10, (item) => item.lineId, { hidden: true }),
  ];
}
