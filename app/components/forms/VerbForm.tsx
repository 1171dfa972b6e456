import { useFetcher } from '@remix-run/react';
import { Fragment, useContext, useEffect, useId, useRef, useState } from 'react';
import { FormContext, TakenContext } from './context';
import { ErrorSummary } from './ErrorSummary';
import type { FormProps } from './PostForm';
import { isFormState } from './state';

/**
 * A form of a verb that has its own route: errors appear in place, what was typed stays, a redirect is followed.
 * Taken without a redirect, the fields are drawn anew from what is on record now, and `onDone` is called.
 */
export function VerbForm({ action, children, encType, className = 'form', onDone }: FormProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const fetcher = useFetcher<unknown>();
  const state = isFormState(fetcher.data) ? fetcher.data : undefined;
  const busy = fetcher.state !== 'idle';
  const [{ seen, posting, round }, setTurn] = useState({ seen: fetcher.state, posting: false, round: 0 });
  if (seen !== fetcher.state) {
    const posted = posting || fetcher.state === 'submitting';
    setTurn({ seen: fetcher.state, posting: posted && busy, round: posted && !busy && !state ? round + 1 : round });
  }
  const focused = useRef(-1);
  const told = useRef(0);
  const taken = useContext(TakenContext);
  useEffect(() => {
    if (told.current === round) return;
    told.current = round;
    const element = form.current?.elements[focused.current];
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    onDone?.();
    taken();
  }, [round, onDone, taken]);
  const onSubmit = () => {
    focused.current = [...(form.current?.elements ?? [])].findIndex((element) => element === document.activeElement);
  };
  return (
    <fetcher.Form method="post" action={action} encType={encType} className={className} noValidate ref={form} onSubmit={onSubmit}>
      <ErrorSummary state={busy ? undefined : state} formId={id} />
      <FormContext.Provider value={{ id, state, busy }}>
        <Fragment key={round}>{children}</Fragment>
      </FormContext.Provider>
    </fetcher.Form>
  );
}
