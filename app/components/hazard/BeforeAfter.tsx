import { Photos } from './Photos';

/** What was found and what was made of it, side by side. */
export function BeforeAfter({ before, after }: { before: readonly string[]; after: readonly string[] }) {
  return (
    <div className="hz-compare">
      <figure>
        <figcaption>整改前</figcaption>
        {before.length > 0 ? <Photos hashes={before} caption="整改前" /> : <p className="soft">登记时没有照片。</p>}
      </figure>
      <figure>
        <figcaption>整改后</figcaption>
        {after.length > 0 ? <Photos hashes={after} caption="整改后" /> : <p className="soft">还没有整改后的照片。</p>}
      </figure>
    </div>
  );
}
