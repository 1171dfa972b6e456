import { useLocation } from '@remix-run/react';
import { alongIn, nextAlong } from '~/domain/shared/along';

/** Who goes along what waits is led to the next matter by the form that ends this one. */
export function AlongField() {
  const along = alongIn(new URLSearchParams(useLocation().search));
  return along && <input type="hidden" name="back" value={nextAlong(along.skip)} />;
}
