import { type Decision, decided, refused } from '../../shared/decision';
import type { NameTaken, NodeClosed } from '../refusals';
import type { Team, Workshop } from '../types';

/** Opens a team in a workshop that is open. */
export function openTeam(workshop: Workshop, siblings: readonly Team[], name: string): Decision<{ name: string; workshopId: string }, NameTaken | NodeClosed> {
  if (workshop.closedOn) return refused({ code: 'nodeClosed', name: workshop.name });
  if (siblings.some((team) => team.name === name)) return refused({ code: 'nameTaken', name });
  return decided({ name, workshopId: workshop.id });
}
