import { postDueTime } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = postDueTime.action;
export const loader = postDueTime.loader;
