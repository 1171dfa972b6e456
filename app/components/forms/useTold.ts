import { useActionData } from '@remix-run/react';
import { useState } from 'react';
import { type FormState, isFormState } from './state';

/**
 * What the answer to a form tells this once (a password, an address): sent by a script it comes to `onDone` of the form, sent by the browser itself it
 * comes with the page. `name` is what it is called in the answer. `state` is the refusal, where it is one.
 */
export function useTold<T>(name: string): { readonly told: T | null; readonly onDone: (answer: unknown) => void; readonly forget: () => void; readonly state: FormState | undefined } {
  const answer = useActionData<unknown>();
  const [heard, setHeard] = useState<T | null>(null);
  const toldIn = (given: unknown): T | null => (typeof given === 'object' && given !== null && name in given ? (given as Record<string, T>)[name]! : null);
  return { told: heard ?? toldIn(answer), onDone: (given) => setHeard(toldIn(given)), forget: () => setHeard(null), state: isFormState(answer) ? answer : undefined };
}
