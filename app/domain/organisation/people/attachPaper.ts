import { type Decision, decided, refused } from '../../shared/decision';
import type { PaperThere } from '../refusals';

/** Adds the paper to an appointment that has none; a paper once attached is never exchanged. */
export function attachPaper(appointment: { readonly paperHash: string | null; readonly paperName: string | null }): Decision<{ attached: true }, PaperThere> {
  return appointment.paperHash ? refused({ code: 'paperThere', name: appointment.paperName ?? '' }) : decided({ attached: true });
}
