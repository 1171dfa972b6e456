import { type FieldProps, Field, useControl } from './Field';
import { typed } from './state';

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
