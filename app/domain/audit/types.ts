/** What is written down beside the records: who came in, who was turned away, what was handed out, and who looked from outside. */
export const AUDIT_KINDS = [
  'signedIn',
  'signInFailed',
  'signedOut',
  'passwordChanged',
  'passwordReset',
  'signingChanged',
  'accountShut',
  'accountOpened',
  'roleChanged',
  'settingsChanged',
  'exported',
  'backedUp',
  'submissionRead',
  'fileRead',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];
