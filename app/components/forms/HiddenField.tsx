import { useFormFrame } from './context';

/** A value nobody types. After a 409 it carries what is stored now (the moved version), so that saving again is a choice made with both in sight. */
export function HiddenField({ name, value, defaultValue }: { name: string; value?: string | number; defaultValue?: string | number }) {
  const { state } = useFormFrame();
  return <input type="hidden" name={name} value={state?.current?.[name] ?? value ?? defaultValue ?? ''} readOnly />;
}
