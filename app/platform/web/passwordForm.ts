import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { explain } from '~/domain/shared/refusal';
import { auditPassword } from '~/services/audit/auditSignIn';
import { changePassword, PASSWORD_REFUSALS } from '~/services/session/changePassword';
import { authoriseAccount } from './authorise';
import { parseForm } from './form';
import { refuse, tooOften } from './respond';

const PasswordForm = z
  .object({
    current: z.string('请输入现在的密码。').max(200, '密码最多 200 个字符。'),
    next: z.string('请输入新密码。').max(200, '密码最多 200 个字符。'),
    again: z.string('请再输一次新密码。'),
  })
  .refine(({ next, again }) => next === again, { path: ['again'], message: '两次输入的新密码不一样，请重新输入。' });

/** Changes the password of whoever is signed in and goes on to `done`. Passwords are never sent back to the page. */
export async function changePasswordFrom(args: ActionFunctionArgs, done: string) {
  const who = await authoriseAccount(args);
  const { cx, address } = args.context;
  const form = await parseForm(args.request, PasswordForm);
  if (!form.ok) {
    form.response.data.values = {};
    return form.response;
  }
  const result = await changePassword(cx, who, form.value.current, form.value.next, address);
  await auditPassword(cx, who.account.id, result);
  if (!result.ok) {
    const refusal = refuse(explain(PASSWORD_REFUSALS, result.refusal));
    return result.refusal.code === 'locked' ? tooOften(refusal, result.refusal.until, cx.now()) : refusal;
  }
  throw redirect(done);
}
