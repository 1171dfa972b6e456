import { useState } from 'react';
import { formatDay, formatMonth, parseDay, parseMonth } from '~/domain/shared/day';
import { type FieldProps, Field, useControl } from './Field';
import { typed } from './state';

/** What was chosen in the one form of a day, since a browser shows dates in its own. */
function inWords(value: string, month: boolean | undefined): string {
  if (month) {
    const parsed = parseMonth(value);
    return parsed ? formatMonth(parsed) : '';
  }
  const parsed = parseDay(value);
  return parsed ? formatDay(parsed) : '';
}

/** A day (`YYYY-MM-DD`) or, with `month`, a month (`YYYY-MM`), with its words beside it. */
export function DateField(props: FieldProps & { defaultValue?: string | null; min?: string; max?: string; month?: boolean }) {
  const control = useControl(props);
  const given = typed(control.state, props.name, props.defaultValue);
  const [value, setValue] = useState(given);
  return (
    <Field {...props} control={control}>
      <span className="with-unit">
        <input
          {...control.tied}
          className="control"
          type={props.month ? 'month' : 'date'}
          defaultValue={given}
          min={props.min}
          max={props.max}
          onChange={(event) => setValue(event.target.value)}
        />
        <span className="soft">{inWords(value, props.month)}</span>
      </span>
    </Field>
  );
}
