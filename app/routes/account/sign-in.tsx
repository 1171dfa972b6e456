import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { AccountField } from '~/components/account/AccountField';
import { AccountTold } from '~/components/account/AccountTold';
import { useFormFrame } from '~/components/forms/context';
import { VerbForm } from '~/components/forms/VerbForm';
import { ACCOUNT_CONTRACTS } from '~/domain/organisation/accountContracts';
import { explain } from '~/domain/shared/refusal';
import { homeOf, signedIn } from '~/platform/web/authorise';
import { cookieValue, localPath, secondCookie } from '~/platform/web/cookies';
import { refuse, tooOften } from '~/platform/web/respond';
import { auditSignIn } from '~/services/audit/auditSignIn';
import { nothingFounded } from '~/services/enterprise/foundEnterprise';
import { SESSION_COOKIE } from '~/services/session/lucia';
import { signIn, SIGN_IN_REFUSALS } from '~/services/session/signIn';
import { asked } from '~/verbs/asked';

export const meta: MetaFunction = () => [{ title: '登录 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  if (!(await signedIn(args))) return { founded: !(await nothingFounded(args.context.cx)) };
  const to = localPath(new URL(args.request.url).searchParams.get('next') ?? undefined) ?? (await homeOf(args));
  // With an end of its own: what a slip brings behind the `#` of this address would stay behind that of the next.
  return redirect(to.includes('#') ? to : `${to}#`);
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const form = await asked(ACCOUNT_CONTRACTS.signIn, request);
  if (!form.ok) return form.response;
  const { loginName, password, next } = form.value;
  const visit = { userAgent: request.headers.get('user-agent') ?? '', address: context.address, earlier: cookieValue(request.headers.get('cookie'), SESSION_COOKIE) };
  const result = await signIn(context.cx, loginName, password, visit);
  if (!result.ok && result.refusal.code === 'secondAsked') return redirect(`/sign-in/second${next ? `?${new URLSearchParams({ next }).toString()}` : ''}`, { headers: { 'Set-Cookie': secondCookie(context.cx.site, result.refusal.token) } });
  await auditSignIn(context.cx, loginName, result);
  if (!result.ok) {
    const refusal = refuse(explain(SIGN_IN_REFUSALS, result.refusal), { loginName, ...(next ? { next } : {}) });
    return 'until' in result.refusal ? tooOften(refusal, result.refusal.until, context.cx.now()) : refusal;
  }
  return redirect(localPath(next) ?? '/', { headers: { 'Set-Cookie': result.fact.cookie } });
}

/** Why the form is asked for, by what the address says of the session that ended. */
const WHY: Readonly<Record<string, string>> = {
  idle: '因较长时间没有操作，已自动退出登录。请重新登录，之后回到刚才的页面；还没有发出的检查仍在本机。',
  over: '登录已过期，或已在别处退出。请重新登录，之后回到刚才的页面。',
};

/** Why somebody is asked to sign in; once a try was refused that is what matters. */
function Why({ children }: { readonly children: string }) {
  const { state } = useFormFrame();
  return state ? null : <p>{children}</p>;
}

/** Fills in what the slip of a first sign-in brings behind the `#` of its address, and takes it out of the address. */
function useSlip(): void {
  useEffect(() => {
    const slip = new URLSearchParams(window.location.hash.slice(1));
    const form = document.forms[0];
    if (!form || !slip.has('name') || !slip.has('password')) return;
    for (const [field, said] of [['loginName', 'name'], ['password', 'password']] as const) {
      const input = form.elements.namedItem(field);
      if (input instanceof HTMLInputElement) input.value = slip.get(said) ?? '';
    }
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  }, []);
}

export default function SignIn() {
  useSlip();
  const { founded } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const [params] = useSearchParams();
  const why = WHY[params.get('ended') ?? ''] ?? (params.has('next') ? '请先登录，登录后回到刚才的页面。' : null);
  return (
    <VerbForm state={state} className="" bare>
      <h1>登录</h1>
      {founded ? null : <p className="formError">这台服务器上还没有建立企业，所以还没有人可以登录。请用一次性链接建立企业：链接印在启动程序的窗口或服务日志里，每次启动都会印一个新的。</p>}
      {why && <Why>{why}</Why>}
      <input type="hidden" name="next" value={params.get('next') ?? ''} />
      <AccountTold />
      <AccountField name="loginName" label="登录名" autoComplete="username" autoCapitalize="none" />
      <AccountField name="password" label="密码" type="password" autoComplete="current-password" />
      <button type="submit">登录</button>
      <details className="forgotten">
        <summary>忘记密码，或不能登录</summary>
        <p>企业人员：请本企业的质量安全总监或主要负责人，在“组织 → 人员”中打开您的页面，重置密码或恢复账号。</p>
        <p>
          自己就是唯一的总监，或是监管人员、范本库编辑的：请管理服务器的人在服务器上执行 <code>npm run zhian -- password 登录名</code>，会显示新的首次密码。
        </p>
      </details>
    </VerbForm>
  );
}
