import { type ActionFunctionArgs, redirect, redirectDocument } from '@remix-run/node';
import { ACCOUNT_CONTRACTS } from '~/domain/organisation/accountContracts';
import { localPath } from '~/platform/web/cookies';
import { asked } from '~/verbs/asked';

const A_YEAR = 365 * 24 * 3600;

/** Remembers the size of type on this device and goes back; needs nobody to be signed in. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await asked(ACCOUNT_CONTRACTS.display, request);
  if (!form.ok) return redirect('/');
  const { big, back } = form.value;
  return redirectDocument(localPath(back) ?? '/', { headers: { 'Set-Cookie': `big=${big ? '1' : ''}; Path=/; SameSite=Lax; HttpOnly; Max-Age=${big ? A_YEAR : 0}` } });
}

export const loader = () => redirect('/');
