import { dropsFilter } from '~/platform/web/filterVerbs';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Drops a named filter of the ledger. */
export const action = dropsFilter('hazards');
