import { type ActionFunctionArgs, redirect, redirectDocument } from '@remix-run/node';
import { z } from 'zod';
import { localPath } from '~/platform/web/cookies';
import { parseForm } from '~/platform/web/form';

const A_YEAR = 365 * 24 * 3600;

const DisplayForm = z.object({ big: z.string(), back: z.string().transform((path) => localPath(path) ?? '/') });

/** Remembers the size of type on this device and goes back; needs nobody to be signed in. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(request, DisplayForm);
  if (!form.ok) return redirect('/');
  const { big, back } = form.value;
  return redirectDocument(back, { headers: { 'Set-Cookie': `big=${big ? '1' : ''}; Path=/; SameSite=Lax; HttpOnly; Max-Age=${big ? A_YEAR : 0}` } });
}

export const loader = () => redirect('/');
