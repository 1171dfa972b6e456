import { FieldNotes, Must, type FieldProps, useControl } from '../forms/Field';
import { typed } from '../forms/state';

/** A few large answers side by side, none chosen beforehand; each is a real radio button under the finger. */
export function BigChoices(props: FieldProps & { options: readonly { value: string; label: string }[]; defaultValue?: string | null; onChoose?: (value: string) => void }) {
  const control = useControl(props);
  const value = typed(control.state, props.name, props.defaultValue);
  return (
    <fieldset className="field" aria-describedby={control.tied['aria-describedby']}>
      <legend>
        {props.label}
        {props.required ? <Must /> : null}
      </legend>
      <div className="big-choices">
        {props.options.map((option, index) => (
          <label key={option.value}>
            <input
              type="radio"
              id={index === 0 ? control.id : undefined}
              name={props.name}
              value={option.value}
              defaultChecked={option.value === value}
              onChange={() => props.onChoose?.(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <FieldNotes control={control} help={props.help} />
    </fieldset>
  );
}
