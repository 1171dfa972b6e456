import { RISK_LEVELS } from '~/domain/risk/types';
import type { ShownDayState } from '~/domain/routine/types';
import { LevelTag } from './LevelTag';
import { PostDayMark } from './PostDayMark';

const STATES: readonly ShownDayState[] = ['onTime', 'late', 'deliveredLater', 'backfilled', 'missed', 'excused', 'stopped', 'nothingDue', 'open', 'pastLimit', 'future'];

/** What the shapes of a page mean: of the time states (`days`) or of the risk levels (`levels`). */
export function Legend({ of, only }: { of: 'days' | 'levels'; only?: readonly ShownDayState[] }) {
  return (
    <ul className="legend" aria-label="图例">
      {of === 'levels'
        ? RISK_LEVELS.map((level) => (
            <li key={level}>
              <LevelTag level={level} />
            </li>
          ))
        : (only ?? STATES).map((state) => (
            <li key={state}>
              <PostDayMark state={state} word />
            </li>
          ))}
    </ul>
  );
}
