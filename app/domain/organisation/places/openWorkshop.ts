import { type Decision, decided, refused } from '../../shared/decision';
import type { NameTaken } from '../refusals';
import type { Workshop } from '../types';

/** Opens a workshop behind the others. Names stay with closed workshops, so that old papers remain readable. */
export function openWorkshop(existing: readonly Workshop[], name: string): Decision<{ name: string; position: number }, NameTaken> {
  if (existing.some((workshop) => workshop.name === name)) return refused({ code: 'nameTaken', name });
  return decided({ name, position: nextPosition(existing) });
}

/** The place behind the last one. */
export const nextPosition = (list: readonly { readonly position: number }[]): number => Math.max(0, ...list.map(({ position }) => position)) + 1;
