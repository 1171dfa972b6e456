import { accountClosure } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = accountClosure.action;
export const loader = accountClosure.loader;
