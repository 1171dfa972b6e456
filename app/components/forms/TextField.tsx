import type { HTMLInputAutoCompleteAttribute } from 'react';
import { type FieldProps, Field, useControl } from './Field';
import { typed } from './state';

interface TextProps extends FieldProps {
  defaultValue?: string | null;
  placeholder?: string;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  type?: 'text' | 'password' | 'tel' | 'email' | 'url' | 'time' | 'search';
  inputMode?: 'numeric';
  /** For a code of fixed form only: a browser cuts longer text without a word, where the server would say so and keep it. */
  maxLength?: number;
  /** Id of a `datalist` of names to choose from. */
  list?: string;
  readOnly?: boolean;
  disabled?: boolean;
}

/** One line of text. A password never comes back from the server. */
export function TextField(props: TextProps) {
  const control = useControl(props);
  const { type = 'text', defaultValue, placeholder, autoComplete = 'off', maxLength, list, readOnly, disabled, inputMode } = props;
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
        list={list}
        inputMode={inputMode}
        readOnly={readOnly}
        disabled={disabled}
      />
    </Field>
  );
}
