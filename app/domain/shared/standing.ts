/** One thing a record says now, in words. `field` is the form field that asks for it, where there is one. */
export interface StandingLine {
  readonly label: string;
  readonly text: string;
  readonly field?: string;
}

/** What a record says now, for somebody whose form was filled in against an earlier version of it. */
export interface Standing {
  /** Row locks of the record as it stands, by hidden field: with both in sight, saving again is a choice. */
  readonly lock: Readonly<Record<string, string>>;
  readonly lines: readonly StandingLine[];
}
