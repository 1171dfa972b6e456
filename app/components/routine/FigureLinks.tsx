import { Link } from '@remix-run/react';
import { Count, NumberLink } from '~/components/ui';
import { CHECK_FIGURE_NAMES, type CheckFigureName, FIGURE_NAMES, type FigureName, HAZARD_FIGURE_NAMES, type HazardFigureName } from '~/domain/routine/openFigure';
import { percent, type PeriodFigures, type WorkshopCounts } from '~/domain/routine/period';

const CHECKS: readonly CheckFigureName[] = ['due', 'onTime', 'late', 'deliveredLater', 'backfilled', 'missed', 'excused', 'open', 'stopped', 'scanned', 'typed', 'zeroRisk', 'findings'];
const HAZARDS: readonly HazardFigureName[] = ['openBefore', 'registered', 'closed', 'openAfter', 'overdue'];

/** The figures of a span; each number opens the rows it was counted from. */
export function FigureLinks({ figures, hrefOf, opened }: { figures: PeriodFigures; hrefOf: (name: string) => string; opened: string | null }) {
  const { checkFigures, hazardFigures } = figures;
  return (
    <dl className="figures">
      {CHECKS.flatMap((name) => { const figure = checkFigures[name]; return figure && (figure.count > 0 || !['open', 'stopped'].includes(name)) ? [[name, figure] as const] : []; }).map(([name, figure]) => (
        <div key={name} className={opened === name ? 'opened' : undefined}>
          <dt>{CHECK_FIGURE_NAMES[name]}</dt>
          <dd><NumberLink to={hrefOf(name)} value={figure.count} unit={name === 'findings' ? '项' : name === 'zeroRisk' ? '份' : '岗次'} /></dd>
        </div>
      ))}
      <div>
        <dt>按时率</dt>
        <dd>
          {percent(checkFigures.onTime.count, checkFigures.due.count)}
          {checkFigures.due.count > 0 ? <>（<Count to={hrefOf('onTime')} value={checkFigures.onTime.count} of="按时" />/<Count to={hrefOf('due')} value={checkFigures.due.count} of="应检" />）</> : null}
        </dd>
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

const COLUMNS: readonly (readonly [field: Exclude<keyof WorkshopCounts, 'workshopId' | 'workshopName'>, figure: FigureName])[] = [
  ['due', 'due'], ['onTime', 'onTime'], ['late', 'late'], ['deliveredLater', 'deliveredLater'], ['backfilled', 'backfilled'], ['missed', 'gaps'], ['findings', 'findings'],
];

/** The same by workshop; the rows add up to the figures above, and each number opens its own. */
export function WorkshopFigures({ workshops, day, hrefOf }: { workshops: readonly WorkshopCounts[]; day: string; hrefOf: (figure: string, workshopId: string) => string }) {
  if (workshops.length === 0) return null;
  const columns = COLUMNS.filter(([field]) => field !== 'deliveredLater' || workshops.some((row) => row.deliveredLater > 0));
  return (
    <table className="plain stacks">
      <thead>
        <tr>{['车间', ...columns.map(([, figure]) => FIGURE_NAMES[figure])].map((label) => <th key={label} scope="col">{label}</th>)}</tr>
      </thead>
      <tbody>
        {workshops.map((row) => (
          <tr key={row.workshopId}>
            <th scope="row"><Link to={`/routine?month=${day.slice(0, 7)}`}>{row.workshopName}</Link></th>
            {columns.map(([field, figure]) => (
              <td key={field} data-label={FIGURE_NAMES[figure]}><Count to={hrefOf(figure, row.workshopId)} value={row[field]} of={`${row.workshopName} ${FIGURE_NAMES[figure]}`} /></td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
