import { type KnownLimit, LIMIT_STATE_NAMES, limitStateOf } from '~/domain/risk/library/limit';

/** How well a criterion is known; nothing is said where it was read at its source. */
export function LimitMark({ of }: { of: KnownLimit }) {
  const state = limitStateOf(of);
  if (state === 'verified') return null;
  return <span className={state === 'copyRead' ? 'tag' : 'tag unverified'}>{LIMIT_STATE_NAMES[state]}</span>;
}
