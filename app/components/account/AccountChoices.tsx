import { keepAlone } from '~/components/forms/alone';
import { useFormFrame } from '~/components/forms/context';
import { typedAll } from '~/components/forms/state';

interface AccountChoicesProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly alone?: boolean }[];
  readonly help?: string;
  /** Many choices stand in columns, short ones beside each other. */
  readonly columns?: boolean;
  readonly inline?: boolean;
}

/** Any of a list, on the pages without a frame; nothing is chosen beforehand. */
export function AccountChoices({ name, label, options, help, columns = false, inline = false }: AccountChoicesProps) {
  const { state } = useFormFrame();
  const error = state?.errors[name];
  const chosen = typedAll(state, name, []);
  const describedBy = [error && `${name}-error`, help && `${name}-help`].filter(Boolean).join(' ');
  return (
    <fieldset className="choices" aria-describedby={describedBy || undefined}>
      <legend>{label}</legend>
      <div className={columns ? 'columned' : inline ? 'lined' : undefined} onChange={keepAlone}>
        {options.map((option) => (
          <label key={option.value} className="check">
            <input type="checkbox" name={name} value={option.value} defaultChecked={chosen.includes(option.value)} data-alone={option.alone ? '' : undefined} />
            {option.label}
          </label>
        ))}
      </div>
      {help && <p className="help" id={`${name}-help`}>{help}</p>}
      {error && <p className="error" id={`${name}-error`} role="alert">{error}</p>}
    </fieldset>
  );
}
