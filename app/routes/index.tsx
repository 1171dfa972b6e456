import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { homeOf } from '~/platform/web/authorise';

/** The bare address leads everybody to where they belong; `?here` stays in the factory just entered. */
export const loader = async (args: LoaderFunctionArgs) => redirect(await homeOf(args, new URL(args.request.url).searchParams.has('here')));
