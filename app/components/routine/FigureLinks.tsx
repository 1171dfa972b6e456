import { Link } from '@remix-run/react';
import { NumberLink } from '~/components/ui';
import { CHECK_FIGURE_NAMES, type CheckFigureName, HAZARD_FIGURE_NAMES, type HazardFigureName } from '~/domain/routine/openFigure';
import { type PeriodFigures, share, type WorkshopCounts } from '~/domain/routine/period';

const CHECKS: readonly CheckFigureName[] = ['due', 'onTime', 'late', 'backfilled', 'missed', 'excused', 'open', 'stopped', 'zeroRisk', 'findings'];
const HAZARDS: readonly HazardFigureName[] = ['openBefore', 'registered', 'closed', 'openAfter', 'overdue'];

/** The figures of a span; each number opens the rows it was counted from. */
export function FigureLinks({ figures, hrefOf, opened }: { figures: PeriodFigures; hrefOf: (name: string) => string; opened: string | null }) {
  const { checkFigures, hazardFigures } = figures;
  return (
    <dl className="figures">
      {CHECKS.filter((name) => checkFigures[name].count > 0 || !['open', 'stopped'].includes(name)).map((name) => (
        <div key={name} className={opened === name ? 'opened' : undefined}>
          <dt>{CHECK_FIGURE_NAMES[name]}</dt>
          <dd><NumberLink to={hrefOf(name)} value={checkFigures[name].count} unit={name === 'findings' ? '项' : name === 'zeroRisk' ? '份' : '岗次'} /></dd>
        </div>
      ))}
      <div>
        <dt>按时率</dt>
        <dd>{share(checkFigures.onTime.count, checkFigures.due.count)}</dd>
      </div>
      {HAZARDS.map((name) => (
        <div key={name} className={opened === name ? 'opened' : undefined}>
          <dt>{HAZARD_FIGURE_NAMES[name]}</dt>
          <dd><NumberLink to={hrefOf(name)} value={hazardFigures[name].count} unit="项" /></dd>
        </div>
      ))}
    </dl>
  );
}

/** The same by workshop; the rows add up to the figures above. */
export function WorkshopFigures({ workshops, day }: { workshops: readonly WorkshopCounts[]; day: string }) {
  if (workshops.length === 0) return null;
  return (
    <table className="plain">
      <thead>
        <tr>{['车间', '应检', '按时', '迟报', '补录', '未进行', '不符合'].map((label) => <th key={label} scope="col">{label}</th>)}</tr>
      </thead>
      <tbody>
        {workshops.map((row) => (
          <tr key={row.workshopId}>
            <th scope="row"><Link to={`/routine?month=${day.slice(0, 7)}`}>{row.workshopName}</Link></th>
            {[row.due, row.onTime, row.late, row.backfilled, row.missed, row.findings].map((count, index) => <td key={index}>{count}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
