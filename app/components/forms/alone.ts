import type { FormEvent } from 'react';

/** Of ticks one of which is said alone (`data-alone`), a new one takes away what it cannot stand beside. Without scripts the server says so. */
export function keepAlone({ target, currentTarget }: FormEvent<HTMLElement>): void {
  if (!(target instanceof HTMLInputElement) || !target.checked) return;
  const alone = target.dataset.alone !== undefined;
  for (const tick of currentTarget.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) if (tick !== target && (alone || tick.dataset.alone !== undefined)) tick.checked = false;
}
