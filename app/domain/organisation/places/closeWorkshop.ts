import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import { nothingOpen, type OpenThings } from './openThings';
import type { HasOpenParts, NodeClosed, StillNamed } from '../refusals';
import type { NamedNode } from './renameNode';

/** Closes a workshop from a day on: its teams and posts must be closed, and nothing open may name it. */
export function closeWorkshop(
  workshop: NamedNode,
  parts: readonly NamedNode[],
  things: OpenThings,
  day: Day,
): Decision<{ closedOn: Day }, NodeClosed | HasOpenParts | StillNamed> {
  if (workshop.closedOn) return refused({ code: 'nodeClosed', name: workshop.name });
  const open = parts.filter(({ closedOn }) => closedOn === null);
  if (open.length > 0) return refused({ code: 'hasOpenParts', name: workshop.name, parts: open.map(({ name }) => name) });
  if (!nothingOpen(things)) return refused({ code: 'stillNamed', name: workshop.name, things });
  return decided({ closedOn: day });
}
