import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import type { NameTaken, NodeClosed } from '../refusals';

/** A workshop, team or post as far as its name is concerned. */
export interface NamedNode {
  readonly id: string;
  readonly name: string;
  readonly closedOn: Day | null;
}

/** Gives a node another name, free among its siblings. Records keep the name they were made under. */
export function renameNode(node: NamedNode, siblings: readonly NamedNode[], name: string): Decision<{ from: string; to: string }, NameTaken | NodeClosed> {
  if (node.closedOn) return refused({ code: 'nodeClosed', name: node.name });
  if (siblings.some((sibling) => sibling.id !== node.id && sibling.name === name)) return refused({ code: 'nameTaken', name });
  return decided({ from: node.name, to: name });
}
