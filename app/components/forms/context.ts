import { createContext, type RefObject, useContext } from 'react';
import type { FormState } from './state';

interface FormFrame {
  /** Prefix of the ids in this form, so that two forms of one page never share one. */
  readonly id: string;
  readonly state: FormState | undefined;
  /** A post is on its way. */
  readonly busy: boolean;
  /** The button that sent it, or the form where none did. */
  readonly pressed: Element | null;
}

export const FormContext = createContext<FormFrame>({ id: 'form', state: undefined, busy: false, pressed: null });

/** The form a field stands in. */
export const useFormFrame = (): FormFrame => useContext(FormContext);

/** Whether the post on its way was sent by a button inside `box`. */
export function useIsPressed(box: RefObject<Element>): boolean {
  const { pressed } = useFormFrame();
  return pressed !== null && box.current !== null && (box.current.contains(pressed) || pressed.contains(box.current));
}

/** The id of a field's control inside a form. */
export const controlId = (formId: string, name: string): string => `${formId}${name}`;

/** Called once the post of a form inside was taken; what draws the forms of a changing record anew. */
export const TakenContext = createContext<() => void>(() => undefined);
