import { keepAlone } from './alone';
import type { DescribedOption } from './DescribedOption';
import { type FieldProps, FieldGroup, FieldNotes, useControl } from './Field';
import { cameBack, typedAll } from './state';

/** With `options` any of a list (the name is posted once for each); without, a single yes. */
export function CheckboxField(
  props: FieldProps & { options?: readonly DescribedOption[]; defaultValue?: readonly string[]; defaultChecked?: boolean; value?: string; stacked?: boolean },
) {
  const control = useControl(props);
  if (!props.options) {
    const back = cameBack(control.state);
    const checked = back ? back.values[props.name] !== undefined : props.defaultChecked;
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
      <div className={props.stacked ? 'choices stacked' : 'choices'} onChange={keepAlone}>
        {props.options.map((option, index) => (
          <label key={option.value} className="choice">
            <input
              type="checkbox"
              id={index === 0 ? control.id : undefined}
              name={props.name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              disabled={option.disabled}
              data-alone={option.alone ? '' : undefined}
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
