import { attachment } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = attachment.action;
export const loader = attachment.loader;
