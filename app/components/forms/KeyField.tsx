import { useEffect, useRef, useState } from 'react';
import { useFormFrame } from './context';

const BYTES = 16;

/** A key nobody else makes. `randomUUID` is not there where a page comes without TLS. */
export const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(BYTES))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * The key of what a form sends: made where the form was opened and kept until it was taken, so that the same sent twice is done once.
 * A page that came from the server keeps the key it came with.
 */
export function KeyField() {
  const { state } = useFormFrame();
  const field = useRef<HTMLInputElement>(null);
  const [key, setKey] = useState(newKey);
  useEffect(() => {
    if (field.current) setKey(field.current.value);
  }, []);
  return <input type="hidden" name="key" defaultValue={state?.lock?.key ?? key} ref={field} suppressHydrationWarning />;
}
