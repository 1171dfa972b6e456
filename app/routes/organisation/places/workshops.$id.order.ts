import { workshopOrder } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = workshopOrder.action;
export const loader = workshopOrder.loader;
