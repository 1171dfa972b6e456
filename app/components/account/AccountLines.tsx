import { useFormFrame } from '~/components/forms/context';
import { typed } from '~/components/forms/state';

/** A text of several lines, on the pages without a frame. */
export function AccountLines({ name, label, help, placeholder, rows }: { readonly name: string; readonly label: string; readonly help: string; readonly placeholder: string; readonly rows: number }) {
  const { state } = useFormFrame();
  const error = state?.errors[name];
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <textarea id={name} name={name} rows={rows} placeholder={placeholder} defaultValue={typed(state, name)} aria-invalid={error ? true : undefined} aria-describedby={`${error ? `${name}-error ` : ''}${name}-help`} />
      <p className="help" id={`${name}-help`}>{help}</p>
      {error && <p className="error" id={`${name}-error`} role="alert">{error}</p>}
    </div>
  );
}
