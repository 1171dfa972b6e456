import { invitation } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = invitation.action;
export const loader = invitation.loader;
