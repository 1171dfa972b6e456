import { SUBMISSION_STATE_NAMES } from '~/domain/supervision/words';
import type { SubmissionState as State } from '~/domain/supervision/types';

const SIGNS: Readonly<Record<State, string>> = { waiting: '○', accepted: '●', returned: '←', withdrawn: '×', replaced: '→' };

/** Where a submission stands, with a sign of its own. */
export const SubmissionState = ({ state }: { readonly state: State }) => <span className="keep">{SIGNS[state]} {SUBMISSION_STATE_NAMES[state]}</span>;
