import { Link } from '@remix-run/react';

/** Earlier and later rows of a keyed list; the hrefs carry the key, so that a page never shifts under the reader. */
export function KeyPager({ previous, next }: { previous?: string | null; next?: string | null }) {
  if (!previous && !next) return null;
  return (
    <nav className="pager" aria-label="翻页">
      {previous ? (
        <Link className="button" to={previous} rel="prev">
          ‹ 上一页
        </Link>
      ) : null}
      {next ? (
        <Link className="button" to={next} rel="next">
          下一页 ›
        </Link>
      ) : null}
    </nav>
  );
}
