import { Link, useLocation } from '@remix-run/react';
import { useEffect } from 'react';
import { alongIn, nextAlong } from '~/domain/shared/along';

/** Where one writes in the form of an act. */
const WRITTEN_IN = '#content form[data-verb] :is(textarea, input:not([type]), input[type="text"]):not([readonly], [disabled])';
/** What is answered in a form before anything is written. */
const CHOSEN_IN = '#content form[data-verb] :is(select, input[type="radio"], input[type="date"])';

/** Puts the cursor where the form of a matter begins with words to write and that is in sight, so that they are typed at once; nothing is scrolled past. */
function beginWriting(): void {
  const field = document.querySelector<HTMLElement>(WRITTEN_IN);
  const choice = document.querySelector(CHOSEN_IN);
  if (!field || document.activeElement?.matches('input, textarea, select')) return;
  if (choice && choice.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) return;
  const { top, bottom, height } = field.getBoundingClientRect();
  if (height > 0 && top >= 0 && bottom <= window.innerHeight) field.focus({ preventScroll: true });
}

/** Over a matter that was come to by going along what waits: how many are left, past this one, and back. */
export function AlongBar() {
  const { search, key } = useLocation();
  const along = alongIn(new URLSearchParams(search));
  const isAlong = along !== null;
  useEffect(() => {
    if (isAlong) beginWriting();
  }, [isAlong, key]);
  if (!along) return null;
  return (
    <p className="along no-print">
      逐件办理：还有 {along.left} 件等您处理，办完这一件自动打开下一件。<Link to={nextAlong(along.skip + 1)}>跳过这一件</Link> <Link to="/desk">回到工作台</Link>
    </p>
  );
}
