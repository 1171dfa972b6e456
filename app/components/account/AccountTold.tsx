import { useFormFrame } from '~/components/forms/context';

/** Why a form of these pages was not taken, where that is said of no field, or with `always` beside the fields too. */
export function AccountTold({ always = false }: { readonly always?: boolean }) {
  const { state } = useFormFrame();
  return state?.formError && (always || Object.keys(state.errors).length === 0) ? <p className="error" role="alert">{state.formError}</p> : null;
}
