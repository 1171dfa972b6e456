import { appointmentEnd } from '~/verbs/organisation';

export { VerbPage as default } from '~/components/forms/VerbPage';

export const action = appointmentEnd.action;
export const loader = appointmentEnd.loader;
