import type { HTMLInputAutoCompleteAttribute } from 'react';
import { type FieldProps, Field, useControl } from './Field';
import { useFormFrame } from './context';
import { typed } from './state';

interface TextProps extends FieldProps {
  defaultValue?: string | null;
  placeholder?: string;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  type?: 'text' | 'password' | 'tel' | 'email' | 'url' | 'time' | 'search';
  maxLength?: number;
  autoFocus?: boolean;
  readOnly?: boolean;
  disabled?: boolean;
}

/** One line of text. A password never comes back from the server. */
export function TextField(props: TextProps) {
  const control = useControl(props);
  const { type = 'text', defaultValue, placeholder, autoComplete = 'off', maxLength, autoFocus, readOnly, disabled } = props;
  return (
    <Field {...props} control={control}>
      <input
        {...control.tied}
        className="control"
        type={type}
        defaultValue={type === 'password' ? '' : typed(control.state, props.name, defaultValue)}
        placeholder={placeholder}
        autoComplete={autoComplete}
        maxLength={maxLength}
        autoFocus={autoFocus}
        readOnly={readOnly}
        disabled={disabled}
      />
    </Field>
  );
}

/** Several lines of text. */
export function TextAreaField(props: FieldProps & { defaultValue?: string | null; placeholder?: string; rows?: number; maxLength?: number }) {
  const control = useControl(props);
  return (
    <Field {...props} control={control}>
      <textarea
        {...control.tied}
        className="control"
        rows={props.rows ?? 3}
        defaultValue={typed(control.state, props.name, props.defaultValue)}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
      />
    </Field>
  );
}

/** A number with its unit; kept as text, so that a mistyped one can be put right instead of vanishing. */
export function NumberField(props: FieldProps & { defaultValue?: number | string | null; unit?: string; placeholder?: string; whole?: boolean }) {
  const control = useControl(props);
  return (
    <Field {...props} control={control}>
      <span className="with-unit">
        <input
          {...control.tied}
          className="control"
          type="text"
          inputMode={props.whole ? 'numeric' : 'decimal'}
          autoComplete="off"
          defaultValue={typed(control.state, props.name, props.defaultValue)}
          placeholder={props.placeholder}
        />
        {props.unit ? <span>{props.unit}</span> : null}
      </span>
    </Field>
  );
}

/** A day (`YYYY-MM-DD`) or, with `month`, a month (`YYYY-MM`). */
export function DateField(props: FieldProps & { defaultValue?: string | null; min?: string; max?: string; month?: boolean }) {
  const control = useControl(props);
  return (
    <Field {...props} control={control}>
      <input
        {...control.tied}
        className="control"
        type={props.month ? 'month' : 'date'}
        defaultValue={typed(control.state, props.name, props.defaultValue)}
        min={props.min}
        max={props.max}
      />
    </Field>
  );
}

/** Files; nothing is uploaded before the form is sent. */
export function FileField(props: FieldProps & { accept?: string; multiple?: boolean; capture?: 'environment' | 'user' }) {
  const control = useControl(props);
  return (
    <Field {...props} control={control}>
      <input {...control.tied} className="control" type="file" accept={props.accept} multiple={props.multiple} capture={props.capture} />
    </Field>
  );
}

/** A value nobody types. After a 409 it carries what is stored now (the moved version), so that saving again is a choice made with both in sight. */
export function HiddenField({ name, value, defaultValue }: { name: string; value?: string | number; defaultValue?: string | number }) {
  const { state } = useFormFrame();
  return <input type="hidden" name={name} value={state?.current?.[name] ?? value ?? defaultValue ?? ''} readOnly />;
}
