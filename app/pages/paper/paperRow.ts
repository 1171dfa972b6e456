import { PAPER_STEP_NAMES, type PaperKind, type PaperLine, paperLinks } from '~/domain/report/register';
import { formatDay } from '~/domain/shared/day';

/** One paper of the month, made or owed. `pdf` is null where there is nothing to print. */
export interface PaperRow {
  readonly key: string;
  readonly kind: PaperKind;
  readonly number: string;
  readonly subject: string;
  readonly state: string;
  readonly to: string;
  readonly pdf: string | null;
  /** It in the Word template of its kind; null or missing where that has none. */
  readonly filled?: string | null;
}

/** A line of the register as a list shows it. */
export const paperRow = (line: PaperLine): PaperRow => ({
  key: line.id, kind: line.kind, number: line.number, subject: line.subjectKind === 'hazard' ? `${formatDay(line.day)}，${line.about}` : line.about, state: line.state === 'replaced' ? `${PAPER_STEP_NAMES[line.step]}，已有更新的` : PAPER_STEP_NAMES[line.step], ...paperLinks(line),
});
