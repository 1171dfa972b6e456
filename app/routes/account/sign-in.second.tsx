import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { AccountField } from '~/components/account/AccountField';
import { DeviceButton } from '~/components/forms/DeviceButton';
import { VerbForm } from '~/components/forms/VerbForm';
import { ACCOUNT_CONTRACTS } from '~/domain/organisation/accountContracts';
import { explain } from '~/domain/shared/refusal';
import { cookieValue, localPath, SECOND_COOKIE, secondCookie } from '~/platform/web/cookies';
import { deviceShownIn, fieldsOf, judged, unread } from '~/platform/web/form';
import { refuse, tooOften } from '~/platform/web/respond';
import { auditSecond, auditSignIn } from '~/services/audit/auditSignIn';
import { SESSION_COOKIE } from '~/services/session/lucia';
import { SECOND_REFUSALS, signInSecond } from '~/services/session/signIn';
import { secondMeans, stepOfSignIn } from '~/services/session/secondFactor';
import { schemaOf } from '~/verbs/schema';

export const meta: MetaFunction = () => [{ title: '两步验证 · 质安' }];

const tokenIn = (request: Request): string => cookieValue(request.headers.get('cookie'), SECOND_COOKIE) ?? '';

export async function loader({ request, context }: LoaderFunctionArgs) {
  return (await secondMeans(context.cx, tokenIn(request))) ?? redirect('/sign-in');
}

export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await fieldsOf(request);
  if (!(fields instanceof Map)) return unread(fields);
  const { fields: asked } = ACCOUNT_CONTRACTS.signInSecond;
  const form = judged(fields, schemaOf(asked), asked);
  if (!form.ok) return form.response;
  const { cx, address } = context;
  const shown = { code: form.value.code, ...deviceShownIn(request, fields, cx.site) };
  const visit = { userAgent: request.headers.get('user-agent') ?? '', address, earlier: cookieValue(request.headers.get('cookie'), SESSION_COOKIE) };
  const token = tokenIn(request);
  // A form of another sign-in is none of this one, nor what a device signed for it.
  const result = await signInSecond(cx, form.value.step === stepOfSignIn(token) ? token : '', shown, visit);
  if (!result.ok) {
    await auditSecond(cx, result.refusal);
    const refusal = refuse(explain(SECOND_REFUSALS, result.refusal), { next: form.value.next });
    return 'until' in result.refusal ? tooOften(refusal, result.refusal.until, cx.now()) : refusal;
  }
  await auditSignIn(cx, '', result);
  const headers = new Headers([['Set-Cookie', result.fact.cookie], ['Set-Cookie', secondCookie(cx.site, '')]]);
  return redirect(localPath(form.value.next) ?? '/', { headers });
}

/** The second step of a sign-in. */
export default function Second() {
  const { keys, withApp, step } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const [params] = useSearchParams();
  return (
    <VerbForm state={state} className="" bare>
      <h1>两步验证</h1>
      <p>{withApp ? '密码对了。请打开手机上的验证器，输入现在显示的 6 位验证码。' : '密码对了。请用这台设备里的密钥确认是您本人。'}</p>
      <input type="hidden" name="next" value={params.get('next') ?? ''} />
      <input type="hidden" name="step" value={step} />
      <AccountField name="code" label="验证码" autoComplete="one-time-code" required={withApp} help="手机不在身边时，可以输入一个恢复码。" />
      <button type="submit">{ACCOUNT_CONTRACTS.signInSecond.send}</button>
      <DeviceButton keys={keys}>用这台设备的密钥</DeviceButton>
      <p className="help">手机丢了，恢复码也没有了：请本企业的质量安全总监重置密码；监管人员和编辑请找管理服务器的人。</p>
      <p className="links"><Link to="/sign-in">返回登录</Link></p>
    </VerbForm>
  );
}
