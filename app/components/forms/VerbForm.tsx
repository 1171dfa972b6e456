import { useFetcher } from '@remix-run/react';
import { Fragment, useEffect, useId, useRef, useState } from 'react';
import { FormContext } from './context';
import { ErrorSummary } from './ErrorSummary';
import type { FormProps } from './PostForm';
import { isFormState } from './state';
import { useAtHand } from './useAtHand';
import { useLastRead } from './useLastRead';
import { useTaken } from './useTaken';

/** Where a form stands between its posts. */
interface Turn {
  readonly seen: 'idle' | 'submitting' | 'loading';
  /** While a post is on its way: the answer there was before it. A redirect leaves that one where it is. */
  readonly posted: { readonly earlier: unknown } | null;
  /** The refusal that a later post has made good. */
  readonly spent: unknown;
  /** Posts taken. */
  readonly round: number;
}

function after(turn: Turn, { state, data }: { readonly state: Turn['seen']; readonly data?: unknown }): Turn {
  const posted = state === 'submitting' ? { earlier: data } : turn.posted;
  if (state !== 'idle' || !posted) return { ...turn, seen: state, posted };
  const refused = isFormState(data) && data !== posted.earlier;
  return refused ? { ...turn, seen: state, posted: null } : { seen: state, posted: null, spent: data, round: turn.round + 1 };
}

/**
 * A form of a verb that has its own route: errors appear in place, what was typed stays, a redirect is followed.
 * Taken without a redirect, the fields are drawn anew from what is on record now, and `onDone` is called.
 */
export function VerbForm({ action, children, encType, className = 'form', onDone }: FormProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const fetcher = useFetcher<unknown>();
  const busy = fetcher.state !== 'idle';
  const [turn, setTurn] = useState<Turn>({ seen: fetcher.state, posted: null, spent: undefined, round: 0 });
  if (turn.seen !== fetcher.state) setTurn(after(turn, fetcher));
  const state = useLastRead(isFormState(fetcher.data) && fetcher.data !== turn.spent ? fetcher.data : undefined);
  const { round } = turn;
  const focused = useRef(-1);
  useEffect(() => {
    const element = form.current?.elements[focused.current];
    if (round > 0 && element instanceof HTMLElement) element.focus({ preventScroll: true });
  }, [round]);
  useTaken(round, onDone);
  useAtHand(action);
  const onSubmit = () => {
    focused.current = [...(form.current?.elements ?? [])].findIndex((element) => element === document.activeElement);
  };
  return (
    <fetcher.Form method="post" action={action} encType={encType} className={className} noValidate ref={form} onSubmit={onSubmit} data-discover="true">
      <ErrorSummary state={busy ? undefined : state} formId={id} />
      <FormContext.Provider value={{ id, state, busy }}>
        <Fragment key={round}>{children}</Fragment>
      </FormContext.Provider>
    </fetcher.Form>
  );
}
