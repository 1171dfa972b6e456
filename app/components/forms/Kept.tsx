import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { TakenContext } from './context';

/** Everything typed and chosen inside an element, its locks left out. */
function typedIn(box: HTMLElement | null): string {
  return JSON.stringify([...(box?.querySelectorAll('form') ?? [])].map((form) => [...new FormData(form)].filter(([name]) => name !== 'version').map(([name, value]) => [name, value instanceof File ? `${value.name} ${value.size}` : value])));
}

/**
 * Forms of a record that may change under them: by another form of the page, by somebody else, or by their own post. `children` draws
 * them from the record as they know it. While `words(record)`, what the forms themselves ask for, stay as they were, a save elsewhere
 * moves their lock on and nothing typed is lost. Where they changed on record, untouched forms show them; a touched one keeps its text
 * with its earlier lock, so that saving is answered with both sides. Once the post of one of them was taken all are drawn anew.
 */
export function Kept<T>({ record, words, children }: { record: T; words: (record: T) => string; children: (record: T) => ReactNode }) {
  const [{ known, round, stale }, setKnown] = useState({ known: record, round: 0, stale: false });
  if (stale) setKnown({ known: record, round: round + 1, stale: false });
  const box = useRef<HTMLDivElement>(null);
  const untouched = useRef('');
  const renew = useCallback(() => setKnown((before) => ({ ...before, stale: true })), []);
  const same = words(record) === words(known);
  useEffect(() => {
    untouched.current = typedIn(box.current);
  }, [round]);
  useEffect(() => {
    if (!same && typedIn(box.current) === untouched.current) renew();
  }, [record, same, renew]);
  return (
    <div key={round} ref={box}>
      <TakenContext.Provider value={renew}>{children(same ? record : known)}</TakenContext.Provider>
    </div>
  );
}
