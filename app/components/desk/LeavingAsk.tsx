import { useBeforeUnload, useBlocker } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';
import { holdsUnsaved } from '../forms/unsaved';

/**
 * Asks before a page is left on which somebody typed what nobody saved, in whatever form: inside the program by its own question, out of it (another
 * address, a closed tab) by the browser's.
 */
export function LeavingAsk() {
  const blocker = useBlocker(useCallback(({ currentLocation: from, nextLocation: to }) => (from.pathname !== to.pathname || from.search !== to.search) && holdsUnsaved(), []));
  useBeforeUnload(useCallback((event) => { if (holdsUnsaved()) event.preventDefault(); }, []));
  const dialog = useRef<HTMLDialogElement>(null);
  const asked = blocker.state === 'blocked';
  useEffect(() => {
    if (asked) dialog.current?.showModal();
    else dialog.current?.close();
  }, [asked]);
  return (
    <dialog ref={dialog} className="ask" aria-label="还没有保存" onCancel={() => blocker.reset?.()}>
      <p>这一页有填写了还没有保存的内容，离开后就没有了。</p>
      <div className="form-actions">
        <button type="button" className="button primary" onClick={() => blocker.reset?.()}>留在这一页</button>
        <button type="button" className="button" onClick={() => blocker.proceed?.()}>不保存，离开</button>
      </div>
    </dialog>
  );
}
