import { type Decision, decided, refused } from '../../shared/decision';
import { nextPosition } from './openWorkshop';
import type { NameTaken, NodeClosed, TeamElsewhere } from '../refusals';
import type { Post, Team, Workshop } from '../types';

export interface NewPost {
  readonly name: string;
  /** `HH:MM`, Shanghai. */
  readonly dueTime: string;
}

/** Opens a post in a workshop, in one of its teams or in none, behind the other posts of the factory. */
export function openPost(
  workshop: Workshop,
  team: Team | null,
  allPosts: readonly Post[],
  input: NewPost,
): Decision<Pick<Post, 'name' | 'dueTime' | 'position' | 'workshopId' | 'teamId'>, NameTaken | NodeClosed | TeamElsewhere> {
  const closed = [workshop, team].find((node) => node?.closedOn);
  if (closed) return refused({ code: 'nodeClosed', name: closed.name });
  if (team && team.workshopId !== workshop.id) return refused({ code: 'teamElsewhere', team: team.name, workshop: workshop.name });
  if (allPosts.some((post) => post.workshopId === workshop.id && post.name === input.name)) return refused({ code: 'nameTaken', name: input.name });
  return decided({ name: input.name, dueTime: input.dueTime, position: nextPosition(allPosts), workshopId: workshop.id, teamId: team?.id ?? null });
}
