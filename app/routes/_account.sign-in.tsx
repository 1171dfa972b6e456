import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { AccountField } from '~/components/account/AccountField';
import { AccountTold } from '~/components/account/AccountTold';
import { explain } from '~/domain/shared/refusal';
import { homeOf, signedIn } from '~/platform/web/authorise';
import { localPath } from '~/platform/web/cookies';
import { parseForm } from '~/platform/web/form';
import { refuse } from '~/platform/web/respond';
import { signIn, SIGN_IN_REFUSALS } from '~/services/session/signIn';

export const meta: MetaFunction = () => [{ title: '登录 · 质安' }];

const SignInForm = z.object({
  loginName: z.string('请输入登录名。').trim().min(1, '请输入登录名。').max(100, '登录名最多 100 个字符。'),
  password: z.string('请输入密码。').max(200, '密码最多 200 个字符。'),
  next: z.string().optional(),
});

export async function loader(args: LoaderFunctionArgs) {
  return (await signedIn(args)) ? redirect(await homeOf(args)) : null;
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const form = await parseForm(request, SignInForm);
  if (!form.ok) return form.response;
  const { loginName, password, next } = form.value;
  const result = await signIn(context.cx, loginName, password, { userAgent: request.headers.get('user-agent') ?? '', address: context.address });
  if (!result.ok) return refuse(explain(SIGN_IN_REFUSALS, result.refusal), { loginName, ...(next ? { next } : {}) });
  return redirect(localPath(next) ?? '/', { headers: { 'Set-Cookie': result.fact.cookie } });
}

export default function SignIn() {
  const state = useActionData<typeof action>();
  const [params] = useSearchParams();
  return (
    <Form method="post" noValidate>
      <h1>登录</h1>
      {params.has('next') && !state && <p>请先登录，登录后回到刚才的页面。</p>}
      <input type="hidden" name="next" value={params.get('next') ?? ''} />
      <AccountTold state={state} />
      <AccountField name="loginName" label="登录名" state={state} autoComplete="username" />
      <AccountField name="password" label="密码" state={state} type="password" autoComplete="current-password" />
      <button type="submit">登录</button>
    </Form>
  );
}
