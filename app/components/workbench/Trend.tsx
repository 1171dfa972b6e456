import { Link } from '@remix-run/react';
import { type Day, formatDate } from '~/domain/shared/day';

const WIDTH = 640;
const HEIGHT = 160;
const FLOOR = 132;
const TOP = 20;

/** 不符合 a week as bars, each with its number and a way to what was found; the same in a table for those who cannot see them. */
export function Trend({ weeks, hrefOf }: { weeks: readonly { weekStart: Day; findings: number }[]; hrefOf: (weekStart: Day) => string }) {
  const most = Math.max(1, ...weeks.map((week) => week.findings));
  const step = WIDTH / weeks.length;
  return (
    <>
      <svg className="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <line x1="0" x2={WIDTH} y1={FLOOR} y2={FLOOR} />
        {weeks.map((week, index) => {
          const height = (week.findings / most) * (FLOOR - TOP);
          const middle = step * (index + 0.5);
          return (
            <g key={week.weekStart} className={index === weeks.length - 1 ? 'current' : undefined}>
              {week.findings > 0 ? (
                <Link to={hrefOf(week.weekStart)} tabIndex={-1}>
                  <rect className="reach" x={middle - step / 2} y={0} width={step} height={HEIGHT} />
                  <rect x={middle - step * 0.3} y={FLOOR - height} width={step * 0.6} height={height} />
                  <text x={middle} y={FLOOR - height - 6}>{week.findings}</text>
                </Link>
              ) : (
                <text x={middle} y={FLOOR - 6}>0</text>
              )}
              <text x={middle} y={HEIGHT - 8}>{`${Number(week.weekStart.slice(5, 7))}-${Number(week.weekStart.slice(8))}`}</text>
            </g>
          );
        })}
      </svg>
      <p className="soft">横轴是每周周一的日期，最后一周截至今天。</p>
      <div className="visually-hidden">
        <table>
          <caption>近 12 周每周发现的不符合项数</caption>
          <tbody>
            {weeks.map((week) => <tr key={week.weekStart}><th scope="row">{formatDate(week.weekStart)}起的一周</th><td>{week.findings > 0 ? <Link to={hrefOf(week.weekStart)}>{week.findings} 项</Link> : '0 项'}</td></tr>)}
          </tbody>
        </table>
      </div>
    </>
  );
}
