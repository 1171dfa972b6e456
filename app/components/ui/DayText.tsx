import { type Day, formatDate, formatDay } from '~/domain/shared/day';

/** A day in the one form of screen and paper; `short` leaves the weekday out, `none` stands for no day. */
export function DayText({ day, short = false, none = '—' }: { day: Day | null; short?: boolean; none?: string }) {
  if (!day) return <span className="soft">{none}</span>;
  return (
    <time dateTime={day} className="keep">
      {short ? formatDate(day) : formatDay(day)}
    </time>
  );
}
