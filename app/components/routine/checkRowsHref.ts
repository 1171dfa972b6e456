import type { FigurePlace } from '~/domain/routine/openFigure';
import type { Day } from '~/domain/shared/day';

/** The address of the rows behind a count of checks from one day to another, of one workshop or post where it is named. */
export function checkRowsHref(figure: string, from: Day, to: Day, { workshopId, postId }: Partial<FigurePlace> = {}): string {
  const given = Object.entries({ figure, from, to, workshop: workshopId, post: postId }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `/routine/rows?${new URLSearchParams(given)}`;
}
