import type { FormState } from '~/components/forms/state';
import { PAPER_REFUSALS, type PaperRefusal } from '~/domain/routine/paperRefusals';
import { explain } from '~/domain/shared/refusal';
import type { Standing } from '~/domain/shared/standing';
import { notFound, refuse } from './respond';

/** Refusals that come of somebody else having been first. */
const MOVED: readonly PaperRefusal['code'][] = ['movedOn', 'sealed', 'alreadySigned', 'directorFirst', 'alreadyDone'];

/**
 * Answers a refused verb of a weekly report, minutes or a resolution: 404 for what is not there, else the sentence with
 * everything typed, and what the paper says now where somebody else was first. `fields` are those the form has; a
 * sentence about another form of the page goes on top.
 */
export function refusePaper(refusal: PaperRefusal, values: FormState['values'], now: Standing | undefined, fields?: readonly string[]) {
  if (refusal.code === 'notFound') notFound();
  const text = explain(PAPER_REFUSALS, refusal);
  const elsewhere = fields && text.field !== undefined && !fields.includes(text.field);
  return refuse(elsewhere ? { ...text, field: undefined } : text, values, MOVED.includes(refusal.code) ? now : undefined);
}
