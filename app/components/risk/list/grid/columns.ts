import type { GridField } from '~/domain/risk/list/gridValues';
import { GRID_FIELDS } from '~/domain/risk/list/gridValues';
import { IMPORT_FIELD_NAMES } from '~/domain/risk/import/fields';
import { DIMENSIONS, FREQUENCIES, STAGES } from '~/domain/risk/types';
import { DIMENSION_NAMES, FREQUENCY_NAMES, STAGE_NAMES } from '~/domain/risk/words';

/** A column of the sheet. */
export interface GridColumn {
  readonly field: GridField;
  readonly label: string;
  /** In px. */
  readonly width: number;
  /** Values that are offered; undefined for free text. */
  readonly choices?: readonly string[];
  /** Whether a cell may hold several lines. */
  readonly lines?: boolean;
}

const WIDTHS: Readonly<Record<GridField, number>> = {
  riskPoint: 170, postId: 190, stage: 130, dimension: 100, product: 120, failure: 200, consequence: 200, measures: 280, checkContent: 200, method: 140, criterion: 200, criterionCondition: 160, frequency: 90, measurements: 240,
};
const LINES: readonly GridField[] = ['failure', 'consequence', 'measures', 'checkContent', 'method', 'criterion', 'criterionCondition', 'measurements'];
const CODES: Readonly<Partial<Record<GridField, readonly string[]>>> = {
  stage: STAGES.map((code) => STAGE_NAMES[code]), dimension: DIMENSIONS.map((code) => DIMENSION_NAMES[code]), frequency: FREQUENCIES.map((code) => FREQUENCY_NAMES[code]),
};

export const gridColumns = (posts: readonly { readonly label: string }[]): GridColumn[] =>
  GRID_FIELDS.map((field) => ({
    field,
    label: field === 'postId' ? '车间 · 岗位' : IMPORT_FIELD_NAMES[field],
    width: WIDTHS[field],
    choices: field === 'postId' ? posts.map(({ label }) => label) : CODES[field],
    lines: LINES.includes(field),
  }));

/** Height of a row, width of the row numbers, in px. */
export const ROW_HEIGHT = 32;
export const NUMBER_WIDTH = 52;
