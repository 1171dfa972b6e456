import { partsOf } from '../../shared/stored';

/** Names by the id of a workshop, post or person. */
export type NamesById = Readonly<Record<string, string>>;

/** What the papers of a list print beside its rows. Kept with a publication, so that its papers never change with a later name. */
export type PaperGround = {
  readonly factory: string;
  readonly titles: { readonly riskList: string; readonly analysisTable: string };
  readonly workshops: NamesById;
  readonly posts: NamesById;
  readonly persons: NamesById;
  /** What the assessments were graded by, one line a method and set. */
  readonly grading: readonly string[];
  /** Standard the factory names for its grading; empty when it names none. */
  readonly gradingStandard: string;
  /** That papers do not say which criteria are 未核对; missing where they do. */
  readonly unmarked?: true;
};

/** Reads what was kept with a publication. */
export const readPaperGround = (stored: unknown): PaperGround => ({
  factory: '', titles: { riskList: '', analysisTable: '' }, workshops: {}, posts: {}, persons: {}, grading: [], gradingStandard: '', ...partsOf<PaperGround>(stored),
});
