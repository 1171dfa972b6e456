import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { homeOf } from '~/platform/web/authorise';

/** The bare address leads everybody to where they belong. */
export const loader = async (args: LoaderFunctionArgs) => redirect(await homeOf(args));
