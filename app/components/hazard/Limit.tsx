import { DayText } from '~/components/ui/DayText';
import type { Day } from '~/domain/shared/day';

/** The deadline, with the days it is overdue by while the hazard is open. */
export function Limit({ deadline, daysOver }: { deadline: Day | null; daysOver: number }) {
  return (
    <>
      <DayText day={deadline} short none="未定" />
      {daysOver > 0 ? <span className="hz-over">逾期 {daysOver} 天</span> : null}
    </>
  );
}
