import { holdingEnd } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = holdingEnd.action;
export const loader = holdingEnd.loader;
