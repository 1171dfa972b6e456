import { Link } from '@remix-run/react';
import { GradeTag } from '~/components/ui/GradeTag';
import type { HazardGrade, HazardStage } from '~/domain/hazard/types';
import { HAZARD_STAGE_NAMES } from '~/domain/hazard/words';
import type { LedgerLine } from '~/domain/report/ledgerLine';
import { Limit } from './Limit';

interface Column {
  readonly stage: HazardStage;
  readonly rows: readonly LedgerLine[];
  readonly more: string | null;
}

/** The hazards by stage, newest first; a long column leads to the ledger. */
export function Board({ columns, gradeNames }: { columns: readonly Column[]; gradeNames: Readonly<Record<HazardGrade, string>> }) {
  return (
    <div className="hz-board">
      {columns.map(({ stage, rows, more }) => (
        <section key={stage} aria-label={HAZARD_STAGE_NAMES[stage]}>
          <h2>{HAZARD_STAGE_NAMES[stage]}</h2>
          <ul>
            {rows.map((row) => (
              <li key={row.id}>
                <Link to={`/hazards/${row.id}`}>{row.title}</Link>
                {row.riskPoint ? <span className="soft">{row.riskPoint}</span> : null}
                <span className="soft">{row.postName} · {row.responsibleName}</span>
                <span>
                  <GradeTag grade={row.grade} name={row.grade ? gradeNames[row.grade] : undefined} /> {stage === 'closed' ? null : <Limit {...row} />}
                </span>
              </li>
            ))}
            {rows.length === 0 ? <li className="soft">没有</li> : null}
          </ul>
          {more ? <Link to={more}>在台账中看全部</Link> : null}
        </section>
      ))}
    </div>
  );
}
