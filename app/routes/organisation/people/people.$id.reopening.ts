import { accountReopening } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = accountReopening.action;
export const loader = accountReopening.loader;
