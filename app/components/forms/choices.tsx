import type { ReactNode } from 'react';
import { Combo } from './Combo';
import { type Option, PlainSelect } from './PlainSelect';
import { type FieldProps, Field, FieldGroup, FieldNotes, useControl } from './Field';
import { typed, typedAll } from './state';

export interface DescribedOption extends Omit<Option, 'label'> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

/** From this many on a list is searched by typing. */
const SEARCHED_FROM = 13;

/** One of a list. A long list is searched by typing once the page is alive; before that it is the browser's own list. */
export function SelectField(props: FieldProps & { options: readonly Option[]; defaultValue?: string | null; placeholder?: string }) {
  const control = useControl(props);
  const { options, placeholder = '请选择' } = props;
  const value = typed(control.state, props.name, props.defaultValue);
  const shown = options.find((option) => option.value === control.current)?.label;
  return (
    <Field {...props} control={control} shown={shown}>
      {options.length >= SEARCHED_FROM ? (
        <Combo tied={control.tied} options={options} value={value} placeholder={placeholder} />
      ) : (
        <PlainSelect tied={control.tied} options={options} value={value} placeholder={placeholder} />
      )}
    </Field>
  );
}

/** One of few, all in sight; nothing is preselected unless `defaultValue` says so. */
export function RadioField(props: FieldProps & { options: readonly DescribedOption[]; defaultValue?: string | null; stacked?: boolean }) {
  const control = useControl(props);
  const value = typed(control.state, props.name, props.defaultValue);
  const current = props.options.find((option) => option.value === control.current)?.label;
  return (
    <FieldGroup {...props} control={control} shown={typeof current === 'string' ? current : undefined}>
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

/** With `options` any of a list (the name is posted once for each); without, a single yes. */
export function CheckboxField(
  props: FieldProps & { options?: readonly DescribedOption[]; defaultValue?: readonly string[]; defaultChecked?: boolean; value?: string; stacked?: boolean },
) {
  const control = useControl(props);
  if (!props.options) {
    const checked = control.state ? control.state.values[props.name] !== undefined : props.defaultChecked;
    return (
      <div className="field">
        <label className="choice">
          <input {...control.tied} type="checkbox" value={props.value ?? 'on'} defaultChecked={checked} />
          <span>{props.label}</span>
        </label>
        <FieldNotes control={control} help={props.help} />
      </div>
    );
  }
  const chosen = typedAll(control.state, props.name, props.defaultValue);
  return (
    <FieldGroup {...props} control={control}>
      <div className={props.stacked ? 'choices stacked' : 'choices'}>
        {props.options.map((option, index) => (
          <label key={option.value} className="choice">
            <input
              type="checkbox"
              id={index === 0 ? control.id : undefined}
              name={props.name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
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
