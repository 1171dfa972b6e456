import type { StandingLine } from '~/domain/shared/standing';

/** What is stored now for a field: as the field posts it, to be compared with what was typed, and as it is read. */
export interface Stored {
  readonly value: string | readonly string[];
  readonly text: string;
}

/** What a refused form answers with: everything typed comes back, with the reasons beside the fields. */
export interface FormState {
  status: number;
  /** A sentence about the form as a whole. */
  formError?: string;
  /** By field name. */
  errors: Record<string, string>;
  /** What was typed, by field name. */
  values: Record<string, string | string[]>;
  /** Nobody looked at what was typed, and `values` is empty: every field is as the page has it. */
  unread?: true;
  /** What is stored now, by field name, where somebody else changed it in between (409). */
  current?: Record<string, Stored>;
  /** Row locks of the record as it stands, by hidden field. */
  lock?: Readonly<Record<string, string>>;
  /** All that the record says now, in words, in its own order. */
  standing?: readonly StandingLine[];
}

/** Whether an answer of an action is a refused form. */
export function isFormState(value: unknown): value is FormState {
  return typeof value === 'object' && value !== null && 'errors' in value && 'values' in value && 'status' in value;
}

/** What a form stands by after one more answer. One that nobody read says only why: the fields stay as the answer before it left them, kept photos and locks too. */
export const afterwards = (before: FormState | undefined, answer: FormState): FormState =>
  answer.unread && before ? { ...before, status: answer.status, formError: answer.formError, errors: {} } : answer;

/** What came back of a form; nothing where it was turned away unread. */
export const cameBack = (state: FormState | undefined): FormState | undefined => (state?.unread ? undefined : state);

/** What a single-valued field shows: what was typed before what was given. */
export function typed(state: FormState | undefined, name: string, given?: string | number | null): string {
  const value = state?.values[name];
  if (value === undefined) return given === undefined || given === null ? '' : String(given);
  return Array.isArray(value) ? (value[0] ?? '') : value;
}

/**
 * What a many-valued field shows. A form that came back without the name had nothing ticked,
 * so the given values count only while nothing was posted.
 */
export function typedAll(state: FormState | undefined, name: string, given: readonly string[] = []): readonly string[] {
  const back = cameBack(state);
  if (!back) return given;
  const value = back.values[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
