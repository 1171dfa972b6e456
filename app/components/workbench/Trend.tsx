import { type Day, formatDate } from '~/domain/shared/day';
import { ColumnChart } from './ColumnChart';

/** 不符合 a week as columns. */
export function Trend({ weeks, hrefOf }: { weeks: readonly { weekStart: Day; findings: number }[]; hrefOf: (weekStart: Day) => string }) {
  return (
    <>
      <ColumnChart
        caption="近 12 周每周发现的不符合项数"
        running
        columns={weeks.map(({ weekStart, findings }) => ({
          key: weekStart, label: `${Number(weekStart.slice(5, 7))}月${Number(weekStart.slice(8))}日`, said: `${formatDate(weekStart)}起的一周，${findings} 项`, value: findings, words: String(findings), to: findings > 0 ? hrefOf(weekStart) : null,
        }))}
      />
      <p className="soft">横轴是每周周一的日期，最后一周截至今天。</p>
    </>
  );
}
