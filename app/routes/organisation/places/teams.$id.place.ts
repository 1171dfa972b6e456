import { teamPlace } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = teamPlace.action;
export const loader = teamPlace.loader;
