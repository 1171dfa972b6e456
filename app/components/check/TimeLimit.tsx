import { type Day, formatDate } from '~/domain/shared/day';

interface Limited {
  readonly day: Day;
  readonly until: Day;
  readonly dueTime: string;
  readonly leftMs: number;
}

/** Until when a check is in time, and what it is afterwards; a page that stays open is told by its module when the moment has come. */
export function TimeLimit({ day, until, dueTime, leftMs }: Limited) {
  const limit = `${until > day ? `${formatDate(until)} ` : ''}${dueTime}`;
  const then = `已过 ${limit} 时限，现在提交计为迟报`;
  return leftMs < 0 ? <b className="past-limit">{then}</b> : <span data-left={leftMs} data-then={then}>{limit} 前提交为按时</span>;
}
