import { useMemo, useState } from 'react';
import type { FormState } from './state';

/** The answer to a form. One that nobody read says only why: the fields stay as the answer before it left them, kept photos and locks too. */
export function useLastRead(state: FormState | undefined): FormState | undefined {
  const [read, setRead] = useState<FormState | undefined>(undefined);
  if (!state?.unread && state !== read) setRead(state);
  return useMemo(() => (state?.unread && read ? { ...read, status: state.status, formError: state.formError, errors: {} } : state), [state, read]);
}
