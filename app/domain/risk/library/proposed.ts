import type { Stage } from '../types';
import type { UnmatchedPlace } from './lay';
import { NEW_POST } from './matching';

/** Workshops of a small factory, each with the stages whose posts stand in it. */
const FEW: readonly { readonly name: string; readonly stages: readonly Stage[] }[] = [
  { name: '生产车间', stages: ['process', 'equipment', 'environment', 'people'] },
  { name: '质量部', stages: ['outgoing', 'testing', 'management'] },
  { name: '仓库', stages: ['incoming', 'storage', 'selling', 'sales'] },
];

/** How workshops are proposed: as the library names them, or few of them, by what is done there. */
export type Grouping = 'library' | 'few';

/** A workshop and a post that are proposed for a place of the library: this product's proposal, to be changed before anything is made. */
export interface ProposedPost {
  readonly sourceWorkshop: string;
  readonly sourcePost: string;
  readonly workshop: string;
  readonly post: string;
  readonly riskPoints: readonly string[];
}

/** The library's word for every workshop is the name of none. */
const EVERYWHERE = /^各/;

const fewOf = ({ rows }: UnmatchedPlace): string => FEW.find(({ stages }) => rows.some(({ stage }) => stages.includes(stage)))!.name;

/** What is proposed for places that none of the factory's posts answers to: the template's own posts, those of one workshop beside each other. */
export function proposedPosts(places: readonly UnmatchedPlace[], grouping: Grouping): ProposedPost[] {
  const made = places.find(({ sourceWorkshop, rows }) => !EVERYWHERE.test(sourceWorkshop) && rows.some(({ stage }) => stage === 'process'))?.sourceWorkshop ?? FEW[0]!.name;
  const proposed = places.map((place): ProposedPost => ({
    sourceWorkshop: place.sourceWorkshop, sourcePost: place.sourcePost, post: place.sourcePost,
    workshop: grouping === 'few' ? fewOf(place) : EVERYWHERE.test(place.sourceWorkshop) ? made : place.sourceWorkshop, riskPoints: place.rows.map(({ riskPoint }) => riskPoint),
  }));
  const order = grouping === 'few' ? FEW.map(({ name }) => name) : [...new Set(proposed.map(({ workshop }) => workshop))];
  return proposed.toSorted((one, other) => order.indexOf(one.workshop) - order.indexOf(other.workshop));
}

/** The answer to a proposed post that it is the same as another row of the page, by the number of that row. */
export const sameAs = (row: string): string => `as:${row}`;

interface Answered {
  readonly id: string;
  readonly postId: string;
  readonly newWorkshop: string;
  readonly newPost: string;
}

/** Rows answered by "the same as that one" with what that one says, however many lead to each other; of rows that only lead round, none is answered. */
export function settleSame<R extends Answered>(rows: readonly R[]): R[] {
  const follow = (row: R, seen: readonly string[]): R => {
    const [, to] = /^as:(.+)$/.exec(row.postId) ?? [];
    if (to === undefined) return row;
    const next = seen.includes(to) ? undefined : rows.find(({ id }) => id === to);
    return next ? follow(next, [...seen, to]) : { ...row, postId: '' };
  };
  return rows.map((row) => {
    const { postId, newWorkshop, newPost } = follow(row, [row.id]);
    return { ...row, postId, ...(postId === NEW_POST ? { newWorkshop, newPost } : {}) };
  });
}
