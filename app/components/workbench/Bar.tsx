import { Link } from '@remix-run/react';

const [WIDTH, HEIGHT] = [120, 14];

/** A part of a whole as a bar in a frame, with its words beside it; it opens its rows. Nothing of nothing is no bar. */
export function Bar({ part, of, words, said, to }: { part: number; of: number; words: string; said: string; to: string | null }) {
  if (of === 0 || to === null) return <span className="soft">{words}</span>;
  return (
    <Link to={to} className="bar" aria-label={said} preventScrollReset={to.endsWith('#rows')}>
      <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <rect className="frame" x="0.5" y="0.5" width={WIDTH - 1} height={HEIGHT - 1} />
        <rect className="part" x="0.5" y="0.5" width={(WIDTH - 1) * (part / of)} height={HEIGHT - 1} />
      </svg>
      <span>{words}</span>
    </Link>
  );
}
