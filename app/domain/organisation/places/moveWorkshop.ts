import { type Decision, decided, refused } from '../../shared/decision';
import type { NoFurther, NodeClosed } from '../refusals';
import type { Workshop } from '../types';

/** Moves a workshop one place up or down among the open ones: it changes places with its neighbour. */
export function moveWorkshop<W extends Workshop>(workshop: W, all: readonly W[], direction: 'up' | 'down'): Decision<{ neighbour: W }, NodeClosed | NoFurther> {
  if (workshop.closedOn) return refused({ code: 'nodeClosed', name: workshop.name });
  const open = all.filter(({ closedOn }) => closedOn === null);
  const index = open.findIndex(({ id }) => id === workshop.id);
  const neighbour = open[direction === 'up' ? index - 1 : index + 1];
  return neighbour ? decided({ neighbour }) : refused({ code: 'noFurther' });
}
