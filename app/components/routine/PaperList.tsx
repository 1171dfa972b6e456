import { Link } from '@remix-run/react';
import { InstantText } from '~/components/ui';
import type { PaperState } from '~/domain/routine/signing';
import type { Instant } from '~/domain/shared/instant';

const STATE_NAMES: Readonly<Record<PaperState, string>> = { draft: '待总监签', awaitingPrincipal: '待主要负责人签', sealed: '已签' };

interface Entry {
  readonly id: string;
  readonly number: string;
  readonly state: PaperState;
  readonly compiledAt: Instant;
}

/** The papers of one period, the latest first; "at least once" allows several. */
export function PaperList({ entries, shown, hrefOf }: { entries: readonly Entry[]; shown: string | null; hrefOf: (id: string) => string }) {
  return (
    <ul className="states">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="what">{entry.id === shown ? <strong>{entry.number}（当前显示）</strong> : <Link to={hrefOf(entry.id)}>{entry.number}</Link>}</span>
          <span className="soft">汇总于 <InstantText at={entry.compiledAt} /></span>
          <span className="when">{STATE_NAMES[entry.state]}</span>
        </li>
      ))}
    </ul>
  );
}
