import { listOf, partsOf } from '../../shared/stored';
import type { LimitReading } from './limit';
import type { KnownStandard } from './standards';
import type { Dimension, Frequency, Stage } from '../types';

const WIDE: Readonly<Record<string, string>> = { '，': ',', '：': ':', '；': ';', '（': '(', '）': ')', '？': '?', '！': '!', '“': '"', '”': '"' };

/** A text with its marks in one width: the first edition was written with half-width ones, and says the same. */
export const inOneWidth = (text: string): string => text.replace(/[，：；（）？！“”]/gu, (mark) => WIDE[mark]!);

/** Category id of the rows that fit every product. */
export const COMMON_CATEGORY = 'common';

/** A row of the template library: a start for the factory's own list, never the list itself. */
export interface TemplateRow {
  readonly categoryId: string;
  /** The same in every edition as long as stage, place and risk point stay. */
  readonly key: string;
  readonly stage: Stage;
  readonly dimension: Dimension;
  /** Where and by whom, in the library's free words; the factory's own tree has its own. */
  readonly workshop: string;
  readonly post: string;
  readonly riskPoint: string;
  readonly failure: string;
  readonly consequence: string;
  readonly measure: string;
  readonly method: string;
  readonly criterion: string;
  /** What the criterion holds for; empty when for all. */
  readonly criterionCondition: string;
  readonly frequency: Frequency;
  /** The function that answers for the check, in free words. */
  readonly role: string;
  readonly severity: number;
  readonly likelihood: number;
  readonly ratingReason: string;
  readonly sourceKind: string;
  readonly sourceSupports: string;
  /** Whether the criterion itself was read at its source; only this may be shown as 已核对. */
  readonly limitVerified: boolean;
  /** Standard, clause and edition where an editor read the criterion; empty when none was named. */
  readonly limitSource: string;
  /** Where the limit was compared with an unofficial copy; null when nowhere. */
  readonly limitReading: LimitReading | null;
}

/** A product category of the library with what is known about it. */
export interface TemplateCategory {
  readonly id: string;
  readonly name: string;
  readonly regime: string;
  readonly regimeVerified: boolean;
  readonly process: readonly string[];
  readonly standards: readonly KnownStandard[];
  readonly findings: readonly { readonly text: string; readonly sourceKind: string; readonly verified: boolean }[];
}

/**
 * The identification dimension proposed for a row of a stage. The sources give both axes but no relation between them,
 * so this is a proposal that the factory changes row by row.
 */
export const DIMENSION_OF_STAGE: Readonly<Record<Stage, Dimension>> = {
  incoming: 'management',
  process: 'technology',
  outgoing: 'management',
  testing: 'equipment',
  equipment: 'equipment',
  management: 'management',
  people: 'people',
  environment: 'environment',
  storage: 'environment',
  selling: 'management',
  sales: 'management',
};

/** A finding of supervision as an edition keeps it. */
export type TemplateFinding = TemplateCategory['findings'][number];

/** Reads the stored findings of a category. */
export const readTemplateFindings = (stored: unknown): TemplateFinding[] => listOf(stored, (one): TemplateFinding => ({ text: '', sourceKind: '', verified: false, ...partsOf<TemplateFinding>(one) }));
