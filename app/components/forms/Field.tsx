import type { ReactNode } from 'react';
import { controlId, useFormFrame } from './context';
import { type FormState, typedAll } from './state';

/** What every field takes. `state` is taken from the form around it when left out. */
export interface FieldProps {
  name: string;
  label: ReactNode;
  state?: FormState;
  required?: boolean;
  help?: ReactNode;
}

export interface Control {
  readonly id: string;
  readonly state: FormState | undefined;
  readonly error: string | undefined;
  readonly current: string | undefined;
  /** Attributes that tie the control to its label, help and error. */
  readonly tied: {
    id: string;
    name: string;
    'aria-required': true | undefined;
    'aria-invalid': true | undefined;
    'aria-describedby': string | undefined;
  };
}

/** Texts as they are compared: one kind of line end, nothing at the edges. */
const even = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** What is stored now, where it is not what was typed; `wordsOf` says the typed values as a record says them. */
export function storedOtherwise(state: FormState | undefined, name: string, wordsOf?: (values: readonly string[]) => string): string | undefined {
  const stored = state?.current?.[name];
  if (stored === undefined) return undefined;
  const values = typedAll(state, name);
  return [values.join('\n'), wordsOf?.(values)].some((said) => said !== undefined && even(said) === even(stored)) ? undefined : stored;
}

/** How a field of the form around it stands. `wordsOf` says chosen values in words, where the record tells them so. */
export function useControl({ name, state: given, required, help }: FieldProps, wordsOf?: (values: readonly string[]) => string): Control {
  const frame = useFormFrame();
  const state = given ?? frame.state;
  const id = controlId(frame.id, name);
  const error = state?.errors[name];
  const current = storedOtherwise(state, name, wordsOf);
  const describedBy = [help && `${id}-help`, error && `${id}-error`, current !== undefined && `${id}-current`].filter(Boolean).join(' ');
  return {
    id,
    state,
    error,
    current,
    tied: { id, name, 'aria-required': required || undefined, 'aria-invalid': error ? true : undefined, 'aria-describedby': describedBy || undefined },
  };
}

/** The mark of a field that must be filled in. */
export const Must = () => (
  <span className="must" aria-hidden="true">
    *
  </span>
);

/** Help, what is stored now, and the error of a field. `shown` puts the stored value into words where the answer did not. */
export function FieldNotes({ control, help, shown }: { control: Control; help?: ReactNode; shown?: string }) {
  const { id, error, current, state } = control;
  const words = state?.standing?.find(({ field }) => field === control.tied.name)?.text ?? shown ?? current;
  return (
    <>
      {help ? (
        <div className="help" id={`${id}-help`}>
          {help}
        </div>
      ) : null}
      {current !== undefined ? (
        <div className="current" id={`${id}-current`}>
          现在的内容:{words || '(空)'}
        </div>
      ) : null}
      {error ? (
        <div className="error" id={`${id}-error`}>
          {error}
        </div>
      ) : null}
    </>
  );
}

/** One labelled control with its notes. */
export function Field({ control, label, required, help, shown, children }: Pick<FieldProps, 'label' | 'required' | 'help'> & { control: Control; shown?: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={control.id}>
        {label}
        {required ? <Must /> : null}
      </label>
      {children}
      <FieldNotes control={control} help={help} shown={shown} />
    </div>
  );
}

/** A group of boxes or circles under one caption. */
export function FieldGroup({ control, label, required, help, shown, children }: Pick<FieldProps, 'label' | 'required' | 'help'> & { control: Control; shown?: string; children: ReactNode }) {
  return (
    <fieldset className="field" aria-describedby={control.tied['aria-describedby']}>
      <legend>
        {label}
        {required ? <Must /> : null}
      </legend>
      {children}
      <FieldNotes control={control} help={help} shown={shown} />
    </fieldset>
  );
}
