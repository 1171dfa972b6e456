import { Form, useNavigation } from '@remix-run/react';
import { Fragment, type ReactNode, useId, useState } from 'react';
import { FormContext } from './context';
import { ErrorSummary } from './ErrorSummary';
import type { FormState } from './state';
import { useLastRead } from './useLastRead';
import { useTaken } from './useTaken';

export interface FormProps {
  /** Route that takes the post; the page's own when left out. */
  action?: string;
  children: ReactNode;
  encType?: 'multipart/form-data';
  className?: string;
  /** Called once after the post was taken. */
  onDone?: () => void;
}

/** A form of the page's own action. `state` is what the action refused with (`useActionData`). Taken, its fields are drawn anew. */
export function PostForm({ action, state: answer, children, encType, className = 'form', onDone }: FormProps & { state?: FormState }) {
  const id = useId();
  const state = useLastRead(answer);
  const navigation = useNavigation();
  const busy = navigation.state !== 'idle' && navigation.formMethod === 'POST';
  // A page may hold several forms: `sent` says that the post on its way is this one's.
  const [turn, setTurn] = useState({ sent: false, busy: false, round: 0 });
  if (turn.busy !== busy) setTurn({ sent: turn.sent && busy, busy, round: turn.sent && !busy && !state ? turn.round + 1 : turn.round });
  const { round } = turn;
  useTaken(round, onDone);
  return (
    <Form method="post" action={action} encType={encType} className={className} noValidate preventScrollReset={Boolean(state)} onSubmit={() => setTurn((now) => ({ ...now, sent: true }))}>
      <ErrorSummary state={state} formId={id} />
      <FormContext.Provider value={{ id, state, busy }}>
        <Fragment key={round}>{children}</Fragment>
      </FormContext.Provider>
    </Form>
  );
}
