import { withdrawal } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = withdrawal.action;
export const loader = withdrawal.loader;
