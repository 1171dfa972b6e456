import { type ActionFunctionArgs, redirect, redirectDocument } from '@remix-run/node';
import { z } from 'zod';
import { authoriseMember } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { notFound } from '~/platform/web/respond';
import { actIn } from '~/services/session/sessions';

/** Goes on in another of the person's factories; a factory one does not belong to does not exist. */
export async function action(args: ActionFunctionArgs) {
  const who = await authoriseMember(args);
  const form = await parseForm(args.request, z.object({ enterpriseId: z.string() }));
  if (!form.ok || !who.memberships.some((one) => one.enterpriseId === form.value.enterpriseId)) notFound();
  await actIn(args.context.cx, who, form.value.enterpriseId);
  return redirectDocument('/');
}

export const loader = () => redirect('/');
