import type { StandingLine } from '~/domain/shared/standing';

/** What a record says now, a line each. */
export function StandingList({ lines }: { lines: readonly StandingLine[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="standing" tabIndex={0} role="group" aria-label="现在的内容">
      <h3>现在的内容</h3>
      <dl>
        {lines.map(({ label, text }, index) => (
          <div key={index}>
            <dt>{label}</dt>
            <dd>{text || '（空）'}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
