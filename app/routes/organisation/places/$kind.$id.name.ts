import { naming } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = naming.action;
export const loader = naming.loader;
