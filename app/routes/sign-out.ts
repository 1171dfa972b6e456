import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { signedIn } from '~/platform/web/authorise';
import { auditAccount } from '~/services/audit/auditAccount';
import { signOut } from '~/services/session/sessions';

/** Ends this session; only a form of ours can ask for it. */
export async function action(args: ActionFunctionArgs) {
  const who = await signedIn(args);
  if (who) await auditAccount(args.context.cx, who.account.id, 'signedOut');
  const cookie = who ? await signOut(args.context.cx, who) : null;
  return redirect('/sign-in', cookie ? { headers: { 'Set-Cookie': cookie } } : {});
}

export const loader = () => redirect('/sign-in');
