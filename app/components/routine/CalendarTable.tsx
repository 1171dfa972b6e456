import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { PostDayMark } from '~/components/ui';
import type { ShownDayState } from '~/domain/routine/types';
import { type Day, formatDay, weekdayOf } from '~/domain/shared/day';
import { SHOWN_DAY_NAMES } from '~/domain/routine/words';

export interface CalendarRow {
  readonly key: string;
  readonly name: ReactNode;
  /** Row name as text, for the label of each mark. */
  readonly label: string;
  readonly states: readonly (ShownDayState | null)[];
  /** Each shift of a day, in words; '' or left out of days without shifts. */
  readonly shifts?: readonly string[];
  /** Cells after the days, one for each heading of `tail`. */
  readonly tail?: readonly ReactNode[];
}

export interface CalendarGroup {
  readonly key: string;
  /** Heading over the rows; none for a table without groups. */
  readonly name: string | null;
  readonly rows: readonly CalendarRow[];
}

const WEEKDAYS = '一二三四五六日';

/** A month as shapes: one line for each row, one column for each day; every shape opens its day. */
export function CalendarTable({ days, today, groups, caption, head, tail = [] }: { days: readonly Day[]; today: Day; groups: readonly CalendarGroup[]; caption: string; head: string; tail?: readonly string[] }) {
  const dayClass = (day: Day): string | undefined => [day === today ? 'today' : '', weekdayOf(day) > 5 ? 'weekend' : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div className="calendar-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="calendar">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="name">{head}</th>
            {days.map((day) => (
              <th key={day} scope="col" className={dayClass(day)} aria-current={day === today ? 'date' : undefined}>
                <Link to={`/routine/days/${day}`} aria-label={formatDay(day)}>
                  <span>{Number(day.slice(8))}</span>
                  <small>{WEEKDAYS[weekdayOf(day) - 1]}</small>
                </Link>
              </th>
            ))}
            {tail.map((label) => <th key={label} scope="col" className="tail">{label}</th>)}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key}>
            {group.name === null ? null : (
              <tr className="group">
                <th scope="rowgroup" colSpan={days.length + tail.length + 1}>{group.name}</th>
              </tr>
            )}
            {group.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row" className="name" title={row.label}>{row.name}</th>
                {row.states.map((state, index) => {
                  const day = days[index]!;
                  return (
                    <td key={day} className={dayClass(day)}>
                      {state === null || state === 'future' ? null : state === 'nothingDue' ? (
                        <PostDayMark state={state} />
                      ) : (
                        <Link to={`/routine/days/${day}`} aria-label={`${row.label} ${formatDay(day)} ${row.shifts?.[index] || SHOWN_DAY_NAMES[state]}`} title={row.shifts?.[index] || undefined}>
                          <PostDayMark state={state} />
                        </Link>
                      )}
                    </td>
                  );
                })}
                {(row.tail ?? []).map((cell, index) => <td key={index} className="tail">{cell}</td>)}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
