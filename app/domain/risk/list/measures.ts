import { MEASURE_KIND_NAMES } from '../words';
import { listOf, partsOf } from '../../shared/stored';
import { type Measure, MEASURE_KINDS, type MeasureKind, type Stage } from '../types';

/**
 * The kind proposed for a measure that nobody has sorted, by the stage of its item. The library and a factory's own
 * sheets give one text without a kind, so this is a proposal that is changed measure by measure.
 */
export const KIND_OF_STAGE: Readonly<Record<Stage, MeasureKind>> = {
  incoming: 'incoming',
  process: 'parameter',
  outgoing: 'inspection',
  testing: 'inspection',
  equipment: 'tooling',
  management: 'competence',
  people: 'competence',
  environment: 'environment',
  storage: 'environment',
  selling: 'traceability',
  sales: 'traceability',
};

/** Reads stored measures. */
export const readMeasures = (stored: unknown): readonly Measure[] => listOf(stored, (one): Measure => ({ kind: 'parameter', text: '', ...partsOf<Measure>(one) }));

/** Measures without those that say nothing, each on one line. */
export const tidyMeasures = (measures: readonly Measure[]): Measure[] =>
  measures.map(({ kind, text }) => ({ kind, text: text.replace(/\s+/g, ' ').trim() })).filter(({ text }) => text !== '');

/** Signs of the measures themselves, line ends between them counted, the names of their kinds not: the same however they are written down. */
export const measuresLength = (measures: readonly Measure[]): number => tidyMeasures(measures).map(({ text }) => text).join('\n').length;

/** Measures as text, one a line with its kind before it: `来料控制:核对质量证明书`. */
export const measuresText = (measures: readonly Measure[]): string => measures.map(({ kind, text }) => `${MEASURE_KIND_NAMES[kind]}：${text}`).join('\n');

/** Measures out of text, one a line. A line that begins with the name of a kind and a colon is of that kind, any other of the kind proposed for the stage. */
export function parseMeasures(text: string, stage: Stage): Measure[] {
  const lines = text.split(/\r?\n/).map((line): Measure => {
    const named = /^\s*([^:：]+?)\s*[:：](.*)$/.exec(line);
    const kind = named && MEASURE_KINDS.find((candidate) => MEASURE_KIND_NAMES[candidate] === named[1]);
    return kind ? { kind, text: named[2] ?? '' } : { kind: KIND_OF_STAGE[stage], text: line };
  });
  return tidyMeasures(lines);
}
