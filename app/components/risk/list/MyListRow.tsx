import { LevelTag } from '~/components/ui/LevelTag';
import type { FieldChange } from '~/domain/risk/list/changeWords';
import { LIMIT_STATE_NAMES, type LimitState } from '~/domain/risk/library/limit';
import type { Frequency, RiskLevel } from '~/domain/risk/types';
import { FREQUENCY_NAMES } from '~/domain/risk/words';

interface Row {
  readonly riskPoint: string;
  readonly level: RiskLevel | null;
  readonly failure: string;
  readonly measures: string;
  readonly criterion: string;
  /** What is measured, with its limits, a line for each number; '' for nothing. */
  readonly numbers: string;
  readonly limit: LimitState;
  readonly frequency: Frequency;
  readonly isNew: boolean;
  readonly changes: readonly FieldChange[];
}

/** A row of one's own post on the phone; what changed stands above what it says now. In a first list everything is new. */
export function MyListRow({ row, first }: { row: Row; first: boolean }) {
  const marked = !first && (row.isNew || row.changes.length > 0);
  return (
    <article className={marked ? 'mine changed' : 'mine'}>
      <h3>
        {row.riskPoint} {row.level ? <LevelTag level={row.level} /> : null} {marked ? <span className="mine-mark">{row.isNew ? '新增' : '有改动'}</span> : null}
      </h3>
      {!first && row.changes.length > 0 ? (
        <ul className="mine-changes">
          {row.changes.map(({ field, name, before, after }) => <li key={field}><b>{name}</b>：原 <del>{before || '（空）'}</del>，现 <ins>{after || '（空）'}</ins></li>)}
        </ul>
      ) : null}
      <dl>
        {row.failure ? <div><dt>风险</dt><dd>{row.failure}</dd></div> : null}
        <div><dt>措施</dt><dd>{row.measures}</dd></div>
        {row.criterion ? <div><dt>准则</dt><dd>{row.criterion}{row.limit === 'verified' ? '' : `（${LIMIT_STATE_NAMES[row.limit]}）`}</dd></div> : null}
        {row.numbers ? <div><dt>测量</dt><dd className="as-typed">{row.numbers}</dd></div> : null}
        <div><dt>频次</dt><dd>{FREQUENCY_NAMES[row.frequency]}</dd></div>
      </dl>
    </article>
  );
}
