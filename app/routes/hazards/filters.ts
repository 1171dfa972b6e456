import { ledgerFilter, parseLedgerQuery } from '~/pages/hazard/hazardLedgerQuery';
import { keepsFilter } from '~/platform/web/filterVerbs';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Keeps a filter of the ledger under a name. */
export const action = keepsFilter('hazards', (query) => ledgerFilter(parseLedgerQuery(new URLSearchParams(query))));
