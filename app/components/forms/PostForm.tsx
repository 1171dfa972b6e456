import { Form, useNavigation } from '@remix-run/react';
import { type ReactNode, useContext, useEffect, useId, useRef } from 'react';
import { FormContext, TakenContext } from './context';
import { ErrorSummary } from './ErrorSummary';
import type { FormState } from './state';

export interface FormProps {
  /** Route that takes the post; the page's own when left out. */
  action?: string;
  children: ReactNode;
  encType?: 'multipart/form-data';
  className?: string;
  /** Called once after the post was taken. */
  onDone?: () => void;
}

/** A form of the page's own action. `state` is what the action refused with (`useActionData`). */
export function PostForm({ action, state, children, encType, className = 'form', onDone }: FormProps & { state?: FormState }) {
  const id = useId();
  const navigation = useNavigation();
  const busy = navigation.state !== 'idle' && navigation.formMethod === 'POST';
  const posting = useRef(false);
  const taken = useContext(TakenContext);
  useEffect(() => {
    if (busy) posting.current = true;
    else if (posting.current) {
      posting.current = false;
      if (state) return;
      onDone?.();
      taken();
    }
  }, [busy, state, onDone, taken]);
  return (
    <Form method="post" action={action} encType={encType} className={className} noValidate preventScrollReset={Boolean(state)}>
      <ErrorSummary state={state} formId={id} />
      <FormContext.Provider value={{ id, state, busy }}>{children}</FormContext.Provider>
    </Form>
  );
}
