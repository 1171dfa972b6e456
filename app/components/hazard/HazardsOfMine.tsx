import type { LedgerLine } from '~/domain/report/ledgerLine';
import { Limit } from './Limit';

/** So many are shown where they stand beside other work. */
const SHOWN = 3;

/** The open hazards one answers for, the nearest limit first, where the work of the day is listed; nothing where there are none. */
export function HazardsOfMine({ rows }: { rows: readonly LedgerLine[] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">由我负责的隐患（{rows.length} 项）</h2>
      <ul className="ph-list">
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.id}>
            <a className="ph-row" href={`/my/hazards/${row.id}`}>
              <span>
                {row.title}
                <small>
                  {row.number} · 期限 <Limit deadline={row.deadline} daysOver={row.daysOver} />
                </small>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {rows.length > SHOWN ? <a className="ph-link" href="/my/hazards">全部 {rows.length} 项</a> : null}
    </section>
  );
}
