import { type Decision, decided, refused } from '../../shared/decision';
import type { NameTaken, NodeClosed, SamePlace } from '../refusals';
import type { Post, Team, Workshop } from '../types';

/** Moves a team with its posts to another workshop; names of posts must be free there. */
export function moveTeam(
  team: Team,
  teamPosts: readonly Post[],
  target: Workshop,
  there: { readonly teams: readonly Team[]; readonly posts: readonly Post[] },
): Decision<{ workshopId: string }, NodeClosed | NameTaken | SamePlace> {
  const closed = [team, target].find(({ closedOn }) => closedOn);
  if (closed) return refused({ code: 'nodeClosed', name: closed.name });
  if (team.workshopId === target.id) return refused({ code: 'samePlace', field: 'workshopId', name: target.name });
  const taken = [...there.teams.filter(({ name }) => name === team.name), ...there.posts.filter(({ name }) => teamPosts.some((post) => post.name === name))];
  if (taken[0]) return refused({ code: 'nameTaken', name: taken[0].name });
  return decided({ workshopId: target.id });
}
