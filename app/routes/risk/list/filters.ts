import { parseRiskListQuery, riskFilter } from '~/pages/risk/list/riskListQuery';
import { keepsFilter } from '~/platform/web/filterVerbs';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Keeps a filter of the risk list under a name. */
export const action = keepsFilter('risk', (query) => riskFilter(parseRiskListQuery(new URLSearchParams(query))));
