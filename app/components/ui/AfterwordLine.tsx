import { Link, useLocation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { Afterword } from '~/domain/shared/afterword';

/** Said on the page that is gone to next, and on no other. */
let coming: Afterword | null = null;
const SAID = 'afterword';

/** Has something said on the page that is gone to now. */
export const sayThere = (word: Afterword | undefined): void => void (coming = word ?? null);

/** Has something said at once, on the page that is open. */
export const sayHere = (word: Afterword | undefined): void => void (word && window.dispatchEvent(new CustomEvent<Afterword>(SAID, { detail: word })));

/**
 * One calm line over the page: what was done, and where one may go on. It belongs to the page a deed led to and is gone with it; a page that is opened anew, or
 * gone back to, says nothing. `first` is what the server says where the browser came by itself.
 */
export function AfterwordLine({ first }: { first: Afterword | null }) {
  const { key } = useLocation();
  const [shown, setShown] = useState({ key, word: coming ?? first });
  if (shown.key !== key) setShown({ key, word: coming });
  useEffect(() => void (coming = null), [key]);
  useEffect(() => {
    const say = (event: Event) => setShown((before) => ({ ...before, word: (event as CustomEvent<Afterword>).detail }));
    window.addEventListener(SAID, say);
    return () => window.removeEventListener(SAID, say);
  }, []);
  const { word } = shown;
  return (
    <div className="afterword no-print" role="status">
      {word ? (
        <p>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="m3 8.5 3.2 3L13 4.5" /></svg>
          {word.sentence}{word.next ? <> 下一步：<Link to={word.next.to}>{word.next.label}</Link></> : null}
        </p>
      ) : null}
    </div>
  );
}
