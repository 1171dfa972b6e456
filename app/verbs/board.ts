import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import type { BOARD } from '~/domain/risk/list/contracts';
import { ASK_AGAIN, type Mapping, NEW_POST, NO_POST, type SourcePlace } from '~/domain/risk/library/matching';
import type { ValueOf } from '~/domain/shared/fields';
import { forbidden } from '~/platform/web/respond';
import type { Opening, WantedPost } from '~/services/organisation/places/openPlaces';
import { tooLong } from './schema';
import type { Fault, Moment } from './verb';

type Board = ValueOf<typeof BOARD>;

/** What a board of names was answered with: posts that stand or that the factory has not, answers taken back, and posts to be opened. */
export interface BoardAnswers {
  readonly mappings: readonly Mapping[];
  readonly forgotten: readonly SourcePlace[];
  readonly wanted: readonly WantedPost[];
}

/** The answers of a board; a name left without one is left for later. */
export function answersIn(places: Board): BoardAnswers {
  const answered = places.flatMap(({ postId, workshop, post, newWorkshop, newPost }) =>
    postId === '' ? [] : [{ postId, source: { sourceWorkshop: workshop, sourcePost: post }, workshop: newWorkshop, post: newPost }]);
  return {
    mappings: answered.flatMap(({ postId, source }) => (postId === ASK_AGAIN || postId === NEW_POST ? [] : [{ ...source, postId: postId === NO_POST ? null : postId }])),
    forgotten: answered.flatMap(({ postId, source }) => (postId === ASK_AGAIN ? [source] : [])),
    wanted: answered.flatMap(({ postId, source, workshop, post }) => (postId === NEW_POST ? [{ ...source, workshop, post }] : [])),
  };
}

const NAMES = [['newWorkshop', ORGANISATION_CONTRACTS.openWorkshop.fields.name], ['newPost', ORGANISATION_CONTRACTS.openPost.fields.name]] as const;

/** What is wrong with the names of posts to be opened, each at its field. */
export const nameFaults = (places: Board): Fault[] =>
  places.filter(({ postId }) => postId === NEW_POST).flatMap((row) =>
    NAMES.flatMap(([name, field]) => {
      const sentence = row[name] === '' ? field.missing : row[name].length > field.most ? tooLong(field) : null;
      return sentence ? [{ field: `${name}-${row.id}`, sentence }] : [];
    }));

/** The permit to open the posts a board wants; nothing where it wants none. 403 for whoever may not open posts. */
export const openingOf = (may: Moment['may'], { wanted }: BoardAnswers): Opening | undefined =>
  wanted.length === 0 ? undefined : { by: may('organisation.manage') ?? forbidden('新建车间和岗位由管理组织的人办理，请质量安全总监来做。'), wanted };
