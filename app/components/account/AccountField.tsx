import { useFormFrame } from '~/components/forms/context';
import { typed } from '~/components/forms/state';

interface AccountFieldProps {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'password' | 'number';
  readonly autoComplete?: string;
  /** `none` where a phone must not begin with a capital. */
  readonly autoCapitalize?: 'none';
  readonly help?: string;
  readonly required?: boolean;
}

/** One labelled input of the sign-in pages; plain HTML, its error and help tied to it. A password is never sent back. */
export function AccountField({ name, label, type = 'text', autoComplete, autoCapitalize, help, required = true }: AccountFieldProps) {
  const { state } = useFormFrame();
  const error = state?.errors[name];
  const describedBy = [error && `${name}-error`, help && `${name}-help`].filter(Boolean).join(' ');
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type}
        required={required}
        autoComplete={autoComplete}
        autoCapitalize={autoCapitalize}
        defaultValue={type === 'password' ? undefined : typed(state, name)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy || undefined}
      />
      {help && <p className="help" id={`${name}-help`}>{help}</p>}
      {error && <p className="error" id={`${name}-error`} role="alert">{error}</p>}
    </div>
  );
}
