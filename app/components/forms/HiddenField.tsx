import { useFormFrame } from './context';

/** Of two locks of one record the later; a lock that is not counted up is taken from the answer. */
function later(answered: string, given: string): string {
  return Number(given) > Number(answered) ? given : answered;
}

/**
 * A value nobody types. After a 409 it carries what is stored now (the moved version), so that saving again is a choice made with
 * both in sight; a version the page has learnt of since is newer still.
 */
export function HiddenField({ name, value, defaultValue }: { name: string; value?: string | number; defaultValue?: string | number }) {
  const { state } = useFormFrame();
  const given = String(value ?? defaultValue ?? '');
  const answered = state?.lock?.[name];
  return <input type="hidden" name={name} value={answered === undefined ? given : later(answered, given)} readOnly />;
}
