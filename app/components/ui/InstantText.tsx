import { formatInstant, type Instant, timeOf } from '~/domain/shared/instant';

/** A moment as Shanghai day and 24-hour time; `timeOnly` where the day is already said. */
export function InstantText({ at, timeOnly = false, none = '—' }: { at: Instant | null; timeOnly?: boolean; none?: string }) {
  if (!at) return <span className="soft">{none}</span>;
  return (
    <time dateTime={at} className="keep">
      {timeOnly ? timeOf(at) : formatInstant(at)}
    </time>
  );
}
