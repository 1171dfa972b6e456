import { leaving } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = leaving.action;
export const loader = leaving.loader;
