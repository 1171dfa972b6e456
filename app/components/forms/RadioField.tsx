import type { DescribedOption } from './DescribedOption';
import { type FieldProps, FieldGroup, useControl } from './Field';
import { typed } from './state';

/** One of few, all in sight; nothing is preselected unless `defaultValue` says so. */
export function RadioField(props: FieldProps & { options: readonly DescribedOption[]; defaultValue?: string | null; stacked?: boolean }) {
  const control = useControl(props);
  const value = typed(control.state, props.name, props.defaultValue);
  return (
    <FieldGroup {...props} control={control}>
      <div className={props.stacked ? 'choices stacked' : 'choices'} role="radiogroup" aria-required={props.required || undefined} aria-invalid={control.tied['aria-invalid']}>
        {props.options.map((option, index) => (
          <label key={option.value} className="choice">
            <input
              type="radio"
              id={index === 0 ? control.id : undefined}
              name={props.name}
              value={option.value}
              defaultChecked={value === option.value}
              disabled={option.disabled}
            />
            <span>
              {option.label}
              {option.hint ? <small>{option.hint}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
