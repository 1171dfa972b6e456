import { notice } from '~/verbs/hazards';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 签发整改通知单 */
export const action = notice.action;
export const loader = notice.loader;
