import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { ACCOUNT_CONTRACTS } from '~/domain/organisation/accountContracts';
import { explain } from '~/domain/shared/refusal';
import { authoriseAccount } from '~/platform/web/authorise';
import { refuseFields } from '~/platform/web/form';
import { refuse, tooOften } from '~/platform/web/respond';
import { auditPassword } from '~/services/audit/auditSignIn';
import { changePassword, PASSWORD_REFUSALS } from '~/services/session/changePassword';
import { asked } from './asked';

/** Changes the password of whoever is signed in and goes on to `done`. */
export async function changePasswordFrom(args: ActionFunctionArgs, done: string) {
  const who = await authoriseAccount(args);
  const { cx, address } = args.context;
  const form = await asked(ACCOUNT_CONTRACTS.changePassword, args.request);
  if (!form.ok) return form.response;
  const { current, next, again } = form.value;
  if (next !== again) return refuseFields({ again: '两次输入的新密码不一样，请重新输入。' }, {});
  const result = await changePassword(cx, who, current, next, address);
  await auditPassword(cx, who.account.id, result);
  if (!result.ok) {
    const refusal = refuse(explain(PASSWORD_REFUSALS, result.refusal));
    return result.refusal.code === 'locked' ? tooOften(refusal, result.refusal.until, cx.now()) : refusal;
  }
  throw redirect(done);
}
