import { type FieldProps, Field, useControl } from './Field';
import { typed } from './state';

/** Several lines of text. */
export function TextAreaField(props: FieldProps & { defaultValue?: string | null; placeholder?: string; rows?: number }) {
  const control = useControl(props);
  return (
    <Field {...props} control={control}>
      <textarea
        {...control.tied}
        className="control"
        rows={props.rows ?? 3}
        defaultValue={typed(control.state, props.name, props.defaultValue)}
        placeholder={props.placeholder}
      />
    </Field>
  );
}
