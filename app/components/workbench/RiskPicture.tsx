import { Link } from '@remix-run/react';
import { GradeTag, LevelTag } from '~/components/ui';
import type { HazardGrade } from '~/domain/hazard/types';
import { RISK_LEVELS, type RiskLevel } from '~/domain/risk/types';

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
  if (!listed) return <p className="soft">发布风险清单以后,这里按车间显示各级风险的数量。<Link to="/risk">去风险清单</Link></p>;
  const unassessed = workshops.some((row) => row.unassessed > 0);
  return (
    <table className="plain">
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
            <th scope="row"><Link to={`/risk?workshop=${row.id}`}>{row.name}</Link></th>
            {RISK_LEVELS.map((level) => <td key={level}>{row.levels[level]}</td>)}
            {unassessed ? <td>{row.unassessed}</td> : null}
            <td><Link to={`/hazards?state=open&workshop=${row.id}`}>{row.open}</Link></td>
            <td>{row.open === 0 ? '—' : <GradeTag grade={row.worst} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
