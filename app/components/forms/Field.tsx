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
  /** What is stored now, in words, where it is not what was typed. */
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

/** Values as they are compared: one kind of line end, nothing at the edges, in no order; an empty one is none. */
const even = (values: readonly string[]): string => JSON.stringify([...new Set(values.map((value) => value.replace(/\r\n?/g, '\n').trim()))].filter(Boolean).sort());

/** What is stored now, in words, where it is not what was posted; `posted` stands in for a field whose parts are posted under several names. */
export function storedOtherwise(state: FormState | undefined, name: string, posted: readonly string[] = typedAll(state, name)): string | undefined {
  const stored = state?.current?.[name];
  return stored === undefined || even([stored.value].flat()) === even(posted) ? undefined : stored.text;
}

/** How a field of the form around it stands. */
export function useControl({ name, state: given, required, help }: FieldProps): Control {
  const frame = useFormFrame();
  const state = given ?? frame.state;
  const id = controlId(frame.id, name);
  const error = state?.errors[name];
  const current = storedOtherwise(state, name);
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

/** Help, what is stored now, and the error of a field. */
export function FieldNotes({ control, help }: { control: Control; help?: ReactNode }) {
  const { id, error, current } = control;
  return (
    <>
      {help ? (
        <div className="help" id={`${id}-help`}>
          {help}
        </div>
      ) : null}
      {current !== undefined ? (
        <div className="current" id={`${id}-current`}>
          现在的内容：{current || '（空）'}
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
export function Field({ control, label, required, help, children }: Pick<FieldProps, 'label' | 'required' | 'help'> & { control: Control; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={control.id}>
        {label}
        {required ? <Must /> : null}
      </label>
      {children}
      <FieldNotes control={control} help={help} />
    </div>
  );
}

/** A group of boxes or circles under one caption. */
export function FieldGroup({ control, label, required, help, children }: Pick<FieldProps, 'label' | 'required' | 'help'> & { control: Control; children: ReactNode }) {
  return (
    <fieldset className="field" aria-describedby={control.tied['aria-describedby']}>
      <legend>
        {label}
        {required ? <Must /> : null}
      </legend>
      {children}
      <FieldNotes control={control} help={help} />
    </fieldset>
  );
}
