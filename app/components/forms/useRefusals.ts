import { useState } from 'react';
import type { FormState } from './state';

/** How often a form came back read and refused: what it brought is on file then, or cannot be taken, and a file button starts afresh. */
export function useRefusals(state: FormState | undefined): number {
  const values = state && !state.unread ? state.values : undefined;
  const [seen, setSeen] = useState({ values, count: 0 });
  if (values && values !== seen.values) setSeen({ values, count: seen.count + 1 });
  return seen.count;
}
