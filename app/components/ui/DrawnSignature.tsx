import { DRAWING_NOTE } from '~/domain/report/paper';
import { PEN_FIELD } from '~/domain/shared/pen';

/** A drawn signature (手写图样, `shared/pen`) with the word that it is an ornament. */
export function DrawnSignature({ drawing }: { readonly drawing: string }) {
  return (
    <span className="drawn-signature">
      <svg viewBox={`-3 -3 ${PEN_FIELD.width + 6} ${PEN_FIELD.height + 6}`} role="img" aria-label={DRAWING_NOTE}>
        <path d={drawing} fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <small>{DRAWING_NOTE}</small>
    </span>
  );
}
