import { type FieldProps, Field, useControl } from './Field';
import { typed } from './state';

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
