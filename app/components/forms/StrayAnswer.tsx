import { ErrorSummary } from './ErrorSummary';
import type { FormState } from './state';
import { Typed } from './Typed';

/** The answer to a form that is no longer on the page, because somebody else settled its matter: why, and what had been typed. */
export function StrayAnswer({ state }: { state: FormState | undefined }) {
  if (!state) return null;
  return (
    <div className="section">
      <ErrorSummary state={state} formId="stray" whole />
      <Typed values={state.values} />
    </div>
  );
}
