import type { FormState } from '~/components/forms/state';

/** Why a form of these pages was not taken, where that is said of no field. */
export function AccountTold({ state }: { readonly state: FormState | undefined }) {
  return state?.formError && Object.keys(state.errors).length === 0 ? <p className="error" role="alert">{state.formError}</p> : null;
}
