import { postPlace } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = postPlace.action;
export const loader = postPlace.loader;
