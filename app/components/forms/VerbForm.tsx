import { useFetcher } from '@remix-run/react';
import { useContext, useEffect, useId, useRef } from 'react';
import { FormContext, TakenContext } from './context';
import { ErrorSummary } from './ErrorSummary';
import type { FormProps } from './PostForm';
import { isFormState } from './state';

/**
 * A form of a verb that has its own route: errors appear in place, what was typed stays, a redirect is followed.
 * Taken without a redirect, the fields are emptied and `onDone` is called.
 */
export function VerbForm({ action, children, encType, className = 'form', onDone }: FormProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const fetcher = useFetcher<unknown>();
  const state = isFormState(fetcher.data) ? fetcher.data : undefined;
  const busy = fetcher.state !== 'idle';
  const posting = useRef(false);
  const taken = useContext(TakenContext);
  useEffect(() => {
    if (fetcher.state === 'submitting') posting.current = true;
    if (fetcher.state !== 'idle' || !posting.current) return;
    posting.current = false;
    if (state) return;
    form.current?.reset();
    onDone?.();
    taken();
  }, [fetcher.state, state, onDone, taken]);
  return (
    <fetcher.Form method="post" action={action} encType={encType} className={className} noValidate ref={form}>
      <ErrorSummary state={busy ? undefined : state} formId={id} />
      <FormContext.Provider value={{ id, state, busy }}>{children}</FormContext.Provider>
    </fetcher.Form>
  );
}
