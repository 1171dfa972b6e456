import type { ShownDayState } from './types';

/** From what needs somebody most to what needs nobody. */
const WORST_FIRST: readonly ShownDayState[] = ['missed', 'pastLimit', 'open', 'excused', 'backfilled', 'late', 'deliveredLater', 'onTime', 'stopped', 'future', 'nothingDue'];

/** One shape for several posts on a day, or for several shifts of a post: the state that needs somebody most. Nothing due when there are none. */
export const worstState = <S extends ShownDayState>(states: readonly S[]): S | 'nothingDue' => (WORST_FIRST.find((state) => (states as readonly ShownDayState[]).includes(state)) as S | undefined) ?? 'nothingDue';
