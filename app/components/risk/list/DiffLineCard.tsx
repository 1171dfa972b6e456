import { Link } from '@remix-run/react';
import { InstantText, LevelTag } from '~/components/ui';
import type { FieldChange } from '~/domain/risk/list/changeWords';
import type { LineAct } from '~/domain/risk/list/listStory';
import type { RiskLevel } from '~/domain/risk/types';

interface Line {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly itemId: string;
  readonly riskPoint: string;
  readonly level: RiskLevel | null;
  readonly changes: readonly FieldChange[];
  readonly acts: readonly LineAct[];
}

export const DIFF_KIND_NAMES = { added: '新增', changed: '修改', removed: '移除' } as const;

/** Both sides of every field that changed. */
export function FieldChanges({ changes }: { changes: readonly Pick<FieldChange, 'name' | 'before' | 'after'>[] }) {
  if (changes.length === 0) return null;
  return (
    <dl className="diff-fields">
      {changes.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd><del>{before || '（空）'}</del> <span aria-hidden="true">→</span> <ins>{after || '（空）'}</ins></dd>
        </div>
      ))}
    </dl>
  );
}

/** One line that differs: what changed, and who did it and why. */
export function DiffLineCard({ line: { kind, itemId, riskPoint, level, changes, acts } }: { line: Line }) {
  return (
    <article className={`diff-line ${kind}`}>
      <h3>
        <span className="tag">{DIFF_KIND_NAMES[kind]}</span> <Link to={`/risk/items/${itemId}`}>{riskPoint}</Link> {level ? <LevelTag level={level} /> : null}
      </h3>
      <FieldChanges changes={changes} />
      {acts.length > 0 ? (
        <ul className="diff-acts">
          {acts.map(({ act, by, at, why }, index) => (
            <li key={index}>{by} <InstantText at={at} /> {act}{why ? <>:{why}</> : null}</li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}
