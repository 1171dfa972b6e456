import { useEffect, useRef, useState } from 'react';
import { asksOf, type WayOff } from '../forms/leaving';
import { holdsUnsaved } from '../forms/unsaved';

/**
 * Asks before a page is left on which somebody typed what nobody saved, in whatever form: inside the program by its own question, out of it (another
 * address, a closed tab) by the browser's.
 */
export function LeavingAsk() {
  const [way, setWay] = useState<WayOff | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => asksOf(setWay), []);
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent): void => {
      if (holdsUnsaved()) event.preventDefault();
    };
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, []);
  useEffect(() => {
    if (way) dialog.current?.showModal();
    else dialog.current?.close();
  }, [way]);
  const answer = (given: keyof WayOff) => () => {
    setWay(null);
    way?.[given]();
  };
  return (
    <dialog ref={dialog} className="ask" aria-label="还没有保存" onCancel={answer('stay')}>
      <p>这一页有填写了还没有保存的内容，离开后就没有了。</p>
      <div className="form-actions">
        <button type="button" className="button primary" onClick={answer('stay')}>留在这一页</button>
        <button type="button" className="button" onClick={answer('go')}>不保存，离开</button>
      </div>
    </dialog>
  );
}
