import { Link, useLocation } from '@remix-run/react';
import { alongIn, nextAlong } from '~/domain/shared/along';

/** Over a matter that was come to by going along what waits: how many are left, past this one, and back. */
export function AlongBar() {
  const along = alongIn(new URLSearchParams(useLocation().search));
  if (!along) return null;
  return (
    <p className="along no-print">
      逐件办理：还有 {along.left} 件等您处理，办完这一件自动打开下一件。<Link to={nextAlong(along.skip + 1)}>跳过这一件</Link> <Link to="/desk">回到工作台</Link>
    </p>
  );
}
