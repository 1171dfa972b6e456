import { InstantText } from '~/components/ui';
import type { Instant } from '~/domain/shared/instant';

/** What happened, the latest first: when, what, who. */
export function StoryList({ lines }: { lines: readonly { readonly seq: number; readonly at: Instant; readonly who: string; readonly text: string }[] }) {
  if (lines.length === 0) return <p className="soft">建立企业以来没有改动。</p>;
  return (
    <ol className="story">
      {lines.map((line) => (
        <li key={line.seq}>
          <InstantText at={line.at} />
          <span>{line.text}</span>
          <span className="soft">{line.who}</span>
        </li>
      ))}
    </ol>
  );
}
