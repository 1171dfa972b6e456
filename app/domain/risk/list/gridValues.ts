import { DIMENSION_NAMES, FREQUENCY_NAMES, STAGE_NAMES } from '../words';
import type { ItemInput } from './edit';
import { readFrequency } from '../import/frequency';
import { dimensionOf, stageOf } from '../import/words';
import { explain } from '../../shared/refusal';
import { MEASUREMENT_REFUSALS } from './measurementContract';
import { measurementsIn, measurementsText } from './measurementText';
import { measuresText, parseMeasures } from './measures';
import type { RiskItem, Stage } from '../types';

/** The cells of a row that can be written in, in their order. */
export const GRID_FIELDS = ['riskPoint', 'postId', 'stage', 'dimension', 'product', 'failure', 'consequence', 'measures', 'checkContent', 'method', 'criterion', 'criterionCondition', 'frequency', 'measurements'] as const;
export type GridField = (typeof GRID_FIELDS)[number];

/** A row as the texts of its cells; `postLabel` names its post. */
export function gridValues(item: RiskItem, postLabel: (postId: string) => string): string[] {
  const texts: Record<GridField, string> = {
    ...item,
    postId: postLabel(item.postId),
    stage: STAGE_NAMES[item.stage],
    dimension: DIMENSION_NAMES[item.dimension],
    frequency: FREQUENCY_NAMES[item.frequency],
    measures: measuresText(item.measures),
    measurements: measurementsText(item.measurements),
  };
  return GRID_FIELDS.map((field) => texts[field]);
}

/** Changed cells of a row in the terms of the list; what is measured as it is written (`measurementsIn`). */
export type RowSet = Partial<ItemInput> & { readonly measured?: string };

/** A cell's text in the terms of the list, with the text as it is then shown; or why it means nothing. */
export type ReadCell = { readonly ok: true; readonly set: RowSet; readonly text: string } | { readonly ok: false; readonly sentence: string };

/** Reads what was written into a cell; `stage` is that of the row, for measures without a kind. */
export function readCell(field: GridField, text: string, stage: Stage, posts: readonly { readonly id: string; readonly label: string }[]): ReadCell {
  const coded = <T extends string>(code: T | null, names: Readonly<Record<T, string>>): ReadCell =>
    code ? { ok: true, set: { [field]: code }, text: names[code] } : { ok: false, sentence: `应为：${Object.values(names).join('、')}。` };
  switch (field) {
    case 'postId': {
      const found = posts.find(({ label }) => label === text.trim()) ?? only(posts.filter(({ label }) => label.split(' · ')[1] === text.trim()));
      return found ? { ok: true, set: { postId: found.id }, text: found.label } : { ok: false, sentence: '请从列表中选择本企业现有的岗位。' };
    }
    case 'stage':
      return coded(stageOf(text), STAGE_NAMES);
    case 'dimension':
      return coded(dimensionOf(text), DIMENSION_NAMES);
    case 'frequency':
      return coded(readFrequency(text)?.frequency ?? null, FREQUENCY_NAMES);
    case 'measures': {
      const measures = parseMeasures(text, stage);
      return { ok: true, set: { measures }, text: measuresText(measures) };
    }
    case 'measurements': {
      const measured = measurementsIn(text);
      return measured.ok ? { ok: true, set: { measured: text }, text: measurementsText(measured.fact) } : { ok: false, sentence: explain(MEASUREMENT_REFUSALS, measured.refusal).sentence };
    }
    case 'riskPoint':
      return text.trim() ? { ok: true, set: { riskPoint: text.trim() }, text: text.trim() } : { ok: false, sentence: '请写明风险点。' };
    default:
      return { ok: true, set: { [field]: text.trim() }, text: text.trim() };
  }
}

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);
