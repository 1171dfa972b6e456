import { formatInstant, type Instant } from './instant';

/** One thing a record says now, in words. */
export interface StandingLine {
  readonly label: string;
  readonly text: string;
  /** The form field that asks for it, where there is one. */
  readonly field?: string;
  /** What that field posts for it, where that is not the text; of a field of many choices all of them, in any order. */
  readonly value?: string | readonly string[];
}

/** Tells what a record says of the fields that `labels` name; `value` as in `StandingLine`. */
export const toldBy =
  <Field extends string>(labels: Readonly<Record<Field, string>>) =>
  (field: Field, text: string, value?: StandingLine['value']): StandingLine => ({ field, label: labels[field], text, ...(value === undefined ? {} : { value }) });

/** What a record says now, for somebody whose form was filled in against an earlier version of it. */
export interface Snapshot {
  /** Row locks of the record as it stands, by hidden field: with both in sight, saving again is a choice. */
  readonly lock: Readonly<Record<string, string>>;
  readonly lines: readonly StandingLine[];
}

/** Who changed something last, and when. */
export interface LastChange {
  readonly by: string;
  readonly at: Instant;
}

/** A standing with the one who changed it last at its head; as it is when nobody is known to have. */
export const withLastChange = (standing: Snapshot, change: LastChange | null): Snapshot =>
  change ? { ...standing, lines: [{ label: '最后改动', text: `${change.by}，${formatInstant(change.at)}` }, ...standing.lines] } : standing;
