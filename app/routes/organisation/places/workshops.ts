import { workshopOpening } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = workshopOpening.action;
export const loader = workshopOpening.loader;
