import { type ActionFunctionArgs, redirect, redirectDocument } from '@remix-run/node';
import { darknessOf } from '~/components/phone/darkness';
import { typeSizeOf } from '~/components/phone/typeSize';
import { ACCOUNT_CONTRACTS } from '~/domain/organisation/accountContracts';
import { SHOWN_AS } from '~/domain/routine/sheet';
import { localPath } from '~/platform/web/cookies';
import { asked } from '~/verbs/asked';

const A_YEAR = 365 * 24 * 3600;

/** Remembers on this device the size of type, how the items of a check are shown, or how dark the screen is, and goes back; needs nobody to be signed in. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await asked(ACCOUNT_CONTRACTS.display, request);
  if (!form.ok) return redirect('/');
  const { big, check, look, back } = form.value;
  const darkness = darknessOf(look);
  const [name, value] = look !== '' ? ['look', darkness === 'system' ? '' : darkness] : check === '' ? ['big', typeSizeOf(big)] : ['check', SHOWN_AS.find((one) => one === check) ?? ''];
  return redirectDocument(localPath(back) ?? '/', { headers: { 'Set-Cookie': `${name}=${value}; Path=/; SameSite=Lax; HttpOnly; Max-Age=${value ? A_YEAR : 0}` } });
}

export const loader = () => redirect('/');
