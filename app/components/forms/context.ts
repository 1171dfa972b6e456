import { createContext, useContext } from 'react';
import type { FormState } from './state';

interface FormFrame {
  /** Prefix of the ids in this form, so that two forms of one page never share one. */
  readonly id: string;
  readonly state: FormState | undefined;
  readonly busy: boolean;
}

export const FormContext = createContext<FormFrame>({ id: 'form', state: undefined, busy: false });

/** The form a field stands in. */
export const useFormFrame = (): FormFrame => useContext(FormContext);

/** The id of a field's control inside a form. */
export const controlId = (formId: string, name: string): string => `${formId}${name}`;

/** Called once the post of a form inside was taken; what draws the forms of a changing record anew. */
export const TakenContext = createContext<() => void>(() => undefined);
