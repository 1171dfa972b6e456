import { minutesSignature } from '~/verbs/routine';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** 纪要签字 */
export const action = minutesSignature.action;
export const loader = minutesSignature.loader;
