import { Link } from '@remix-run/react';
import { Count, GradeTag, LevelTag } from '~/components/ui';
import type { HazardGrade } from '~/domain/hazard/types';
import { RISK_LEVELS, type RiskLevel } from '~/domain/risk/types';
import { RISK_LEVEL_NAMES } from '~/domain/risk/words';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly levels: Readonly<Record<RiskLevel, number>>;
  readonly unassessed: number;
  readonly open: number;
  readonly worst: HazardGrade | null;
}

/** Risks of the published list by workshop and level, with the open hazards beside them. */
export function RiskPicture({ workshops, listed }: { workshops: readonly Row[]; listed: boolean }) {
  if (!listed) return <p className="soft">发布风险清单以后，这里按车间显示各级风险的数量。<Link to="/risk">去风险清单</Link></p>;
  const rowsOf = (workshopId: string, level: string): string => `/risk?version=published&workshop=${workshopId}&level=${level}`;
  const unassessed = workshops.some((row) => row.unassessed > 0);
  return (
    <div className="plain-scroll">
      <table className="plain stacks">
        <thead>
          <tr>
            <th scope="col">车间</th>
            {RISK_LEVELS.map((level) => <th key={level} scope="col"><LevelTag level={level} /></th>)}
            {unassessed ? <th scope="col">未评价</th> : null}
            <th scope="col">未销号隐患</th>
            <th scope="col">最高等级</th>
          </tr>
        </thead>
        <tbody>
          {workshops.map((row) => (
            <tr key={row.id}>
              <th scope="row"><Link to={`/risk?version=published&workshop=${row.id}`}>{row.name}</Link></th>
              {RISK_LEVELS.map((level) => <td key={level} data-label={RISK_LEVEL_NAMES[level]}><Count to={rowsOf(row.id, level)} value={row.levels[level]} of={`${row.name} ${RISK_LEVEL_NAMES[level]}`} /></td>)}
              {unassessed ? <td data-label="未评价"><Count to={rowsOf(row.id, 'none')} value={row.unassessed} of={`${row.name} 未评价`} /></td> : null}
              <td data-label="未销号隐患"><Count to={`/hazards?state=open&workshop=${row.id}`} value={row.open} of={`${row.name} 未销号隐患`} /></td>
              <td data-label="最高等级">{row.open === 0 ? '—' : <GradeTag grade={row.worst} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
