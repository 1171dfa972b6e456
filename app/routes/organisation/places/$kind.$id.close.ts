import { closing } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = closing.action;
export const loader = closing.loader;
