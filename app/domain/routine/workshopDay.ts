import type { ShownDayState } from './types';

/** From what needs somebody most to what needs nobody. */
const WORST_FIRST: readonly ShownDayState[] = ['missed', 'pastLimit', 'open', 'excused', 'backfilled', 'late', 'deliveredLater', 'onTime', 'stopped', 'future', 'nothingDue'];

/** One shape for several posts on a day: the state that needs somebody most. Nothing due when there are none. */
export const worstState = (states: readonly ShownDayState[]): ShownDayState => WORST_FIRST.find((state) => states.includes(state)) ?? 'nothingDue';
