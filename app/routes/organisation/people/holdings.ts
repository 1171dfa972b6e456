import { holding } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = holding.action;
export const loader = holding.loader;
