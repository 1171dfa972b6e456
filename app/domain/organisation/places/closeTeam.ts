import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import type { HasOpenParts, NodeClosed } from '../refusals';
import type { NamedNode } from './renameNode';

/** Closes a team whose posts are closed or moved away. */
export function closeTeam(team: NamedNode, teamPosts: readonly NamedNode[], day: Day): Decision<{ closedOn: Day }, NodeClosed | HasOpenParts> {
  if (team.closedOn) return refused({ code: 'nodeClosed', name: team.name });
  const open = teamPosts.filter(({ closedOn }) => closedOn === null);
  if (open.length > 0) return refused({ code: 'hasOpenParts', name: team.name, parts: open.map(({ name }) => name) });
  return decided({ closedOn: day });
}
