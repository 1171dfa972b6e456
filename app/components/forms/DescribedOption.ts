import type { ReactNode } from 'react';

/** A choice all in sight, with a line of explanation where the word alone does not say it. */
export interface DescribedOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
  /** Ticked with no other. */
  readonly alone?: boolean;
}
