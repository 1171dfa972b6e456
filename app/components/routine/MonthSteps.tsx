import { Link } from '@remix-run/react';
import { addMonths, formatMonth, type Month } from '~/domain/shared/day';

/** Steps from month to month and from year to year; `last` is the latest month there is anything to see of. */
export function MonthSteps({ month, last, hrefOf }: { month: Month; last: Month; hrefOf: (month: Month) => string }) {
  const step = (count: number, label: string) => {
    const target = addMonths(month, count);
    return target > last ? (
      <span className="button disabled" aria-disabled="true">{label}</span>
    ) : (
      <Link className="button" to={hrefOf(target)} aria-label={`${label}：${formatMonth(target)}`}>{label}</Link>
    );
  };
  return (
    <nav className="month-steps" aria-label="选择月份">
      {step(-12, '上一年')}
      {step(-1, '上一月')}
      <strong>{formatMonth(month)}</strong>
      {step(1, '下一月')}
      {step(12, '下一年')}
    </nav>
  );
}
