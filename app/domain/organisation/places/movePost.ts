import { type Decision, decided, refused } from '../../shared/decision';
import type { NameTaken, NodeClosed, SamePlace, TeamElsewhere } from '../refusals';
import type { Post, Team, Workshop } from '../types';

/** Moves a post to a workshop and a team of it (or none); what was recorded keeps the place it was recorded in. */
export function movePost(
  post: Post,
  target: Workshop,
  team: Team | null,
  postsThere: readonly Post[],
): Decision<{ workshopId: string; teamId: string | null }, NodeClosed | TeamElsewhere | NameTaken | SamePlace> {
  const closed = [post, target, team].find((node) => node?.closedOn);
  if (closed) return refused({ code: 'nodeClosed', name: closed.name });
  if (team && team.workshopId !== target.id) return refused({ code: 'teamElsewhere', team: team.name, workshop: target.name });
  const teamId = team?.id ?? null;
  if (post.workshopId === target.id && post.teamId === teamId) return refused({ code: 'samePlace', field: 'place', name: team?.name ?? target.name });
  if (postsThere.some((other) => other.id !== post.id && other.name === post.name)) return refused({ code: 'nameTaken', name: post.name });
  return decided({ workshopId: target.id, teamId });
}
