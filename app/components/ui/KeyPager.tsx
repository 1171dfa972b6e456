import { Link } from '@remix-run/react';
import type { ListPlace } from '~/domain/report/listTable';

/** Earlier and later rows of a list, and where in it one is; the hrefs of a keyed list carry the key, so that a page never shifts under the reader. */
export function KeyPager({ previous, next, place }: { previous?: string | null; next?: string | null; place?: ListPlace }) {
  if (!previous && !next && !(place && place.pages > 1)) return null;
  return (
    <nav className="pager" aria-label="翻页">
      {previous ? (
        <Link className="button" to={previous} rel="prev">
          ‹ 上一页
        </Link>
      ) : null}
      {place ? <span className="soft">第 {place.page} 页，共 {place.more ? '不止 ' : ''}{place.more ? place.pages - 1 : place.pages} 页（{place.total.toLocaleString('zh-CN')} 条{place.more ? '以上' : ''}）</span> : null}
      {next ? (
        <Link className="button" to={next} rel="next">
          下一页 ›
        </Link>
      ) : null}
    </nav>
  );
}
