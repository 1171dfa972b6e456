import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { verbAt } from '~/verbs';

export { VerbPage as default } from '~/components/forms/VerbPage';

/** The door of every verb that has no page of its own: what stands at the address is declared in `app/verbs`. */
export const action = (args: ActionFunctionArgs) => verbAt(args.request.url).action(args);
export const loader = (args: LoaderFunctionArgs) => verbAt(args.request.url).loader(args);
