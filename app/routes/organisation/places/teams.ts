import { teamOpening } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = teamOpening.action;
export const loader = teamOpening.loader;
