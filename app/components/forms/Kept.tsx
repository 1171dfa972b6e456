import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Everything typed and chosen inside an element, its locks left out. */
function typedIn(box: HTMLElement | null): string {
  return JSON.stringify([...(box?.querySelectorAll('form') ?? [])].map((form) => [...new FormData(form)].filter(([name]) => name !== 'version')));
}

/**
 * A form that stands beside other forms of the same record. `children` draws it from the record as this form knows it, and
 * is given what to call once its own post was taken. While `words(record)`, what the form itself asks for, stay as they
 * were, a save elsewhere on the page moves its lock on and nothing typed is lost. Where they changed on record, an untouched
 * form shows them; a touched one keeps its text with its earlier lock, so that saving is answered with both sides.
 */
export function Kept<T>({ record, words, children }: { record: T; words: (record: T) => string; children: (record: T, done: () => void) => ReactNode }) {
  const [{ known, round, stale }, setKnown] = useState({ known: record, round: 0, stale: false });
  if (stale) setKnown({ known: record, round: round + 1, stale: false });
  const box = useRef<HTMLDivElement>(null);
  const untouched = useRef('');
  const renew = () => setKnown((before) => ({ ...before, stale: true }));
  const same = words(record) === words(known);
  useEffect(() => {
    untouched.current = typedIn(box.current);
  }, [round]);
  useEffect(() => {
    if (!same && typedIn(box.current) === untouched.current) renew();
  }, [record, same]);
  return (
    <div key={round} ref={box}>
      {children(same ? record : known, renew)}
    </div>
  );
}
