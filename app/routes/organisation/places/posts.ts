import { postOpening } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = postOpening.action;
export const loader = postOpening.loader;
