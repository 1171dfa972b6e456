import { type ActionFunctionArgs, redirect, redirectDocument } from '@remix-run/node';
import { signedIn } from '~/platform/web/authorise';
import { auditAccount } from '~/services/audit/auditAccount';
import { signOut } from '~/services/session/sessions';

/**
 * Ends this session; only a form of ours can ask for it. The browser is told to drop what it cached, and never its storage: checks that
 * were not sent yet wait there for their owner.
 */
export async function action(args: ActionFunctionArgs) {
  const who = await signedIn(args);
  if (who) await auditAccount(args.context.cx, who.account.id, 'signedOut');
  const cookie = who ? await signOut(args.context.cx, who) : null;
  return redirectDocument('/sign-in', { headers: { 'Clear-Site-Data': '"cache"', ...(cookie ? { 'Set-Cookie': cookie } : {}) } });
}

export const loader = () => redirect('/sign-in');
