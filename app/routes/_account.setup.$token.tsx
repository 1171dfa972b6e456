import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { z } from 'zod';
import { AccountField } from '~/components/account/AccountField';
import { explain } from '~/domain/shared/refusal';
import { PROFILE_LABELS } from '~/domain/organisation/describeEnterprise';
import { ORGANISATION_REFUSALS } from '~/domain/organisation/refusals';
import { passwordFault } from '~/domain/organisation/lockout';
import { parseForm } from '~/platform/web/form';
import { notFound, refuse } from '~/platform/web/respond';
import { foundEnterprise, type LinkRefusal, setupState } from '~/services/enterprise/foundEnterprise';

export const meta: MetaFunction = () => [{ title: '建立企业 · 质安' }];

const required = (name: string, most: number) => z.string(`请填写${name}。`).trim().min(1, `请填写${name}。`).max(most, `${name}最多 ${most} 个字。`);
const SetupForm = z
  .object({
    name: required(PROFILE_LABELS.name, 100),
    creditCode: required(PROFILE_LABELS.creditCode, 30),
    region: required(PROFILE_LABELS.region, 50),
    directorName: required('姓名', 50),
    loginName: required('登录名', 32),
    password: z.string('请设置密码。').max(200, '密码最多 200 个字符。'),
    again: z.string('请再输一次密码。'),
  })
  .superRefine(({ password, loginName, again }, context) => {
    const fault = passwordFault(password, loginName);
    if (fault) context.addIssue({ code: 'custom', path: ['password'], message: fault });
    else if (password !== again) context.addIssue({ code: 'custom', path: ['again'], message: '两次输入的密码不一样，请重新输入。' });
  });

/** What is said of a link that opens no more; one that never was is not found. */
const SHUT: Readonly<Record<'used' | 'expired', string>> = {
  used: '这个一次性链接已经用过，企业已经建立。请到登录页登录。',
  expired: '这个一次性链接已过期。请在服务器上重新启动程序，会显示新的链接。',
};

function linkShut(state: LinkRefusal['state']): never {
  if (state === 'unknown') notFound();
  throw new Response(SHUT[state], { status: 410, statusText: 'Gone' });
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const state = await setupState(context.cx, params.token!);
  return state === 'open' ? null : linkShut(state);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await parseForm(request, SetupForm);
  const safe = ({ password: _password, again: _again, ...rest }: Record<string, string | string[]>) => rest;
  if (!form.ok) {
    form.response.data.values = safe(form.response.data.values);
    return form.response;
  }
  const result = await foundEnterprise(context.cx, params.token!, form.value);
  if (result.ok) return redirect('/sign-in?next=/organisation');
  if (result.refusal.code === 'linkShut') linkShut(result.refusal.state);
  return refuse(explain(ORGANISATION_REFUSALS, result.refusal), safe(form.values));
}

export default function Setup() {
  const state = useActionData<typeof action>();
  return (
    <Form method="post" noValidate>
      <h1>建立企业</h1>
      <p>这个链接只能用一次。建立后，由质量安全总监登录，再添加车间、岗位和人员。其余档案可以以后再补。</p>
      {state?.formError && <p className="formError" role="alert">{state.formError}</p>}
      <h2>企业</h2>
      <AccountField name="name" label={PROFILE_LABELS.name} state={state} />
      <AccountField name="creditCode" label={PROFILE_LABELS.creditCode} state={state} help="营业执照上的 18 位代码，会核对末位校验码。" />
      <AccountField name="region" label={PROFILE_LABELS.region} state={state} help="与接收报送的监管部门辖区名称一致，例如“临水市”。" />
      <h2>质量安全总监</h2>
      <AccountField name="directorName" label="姓名" state={state} autoComplete="name" />
      <AccountField name="loginName" label="登录名" state={state} autoComplete="username" autoCapitalize="none" help="中文或小写字母、数字，2 至 32 个字符。" />
      <AccountField name="password" label="密码" state={state} type="password" autoComplete="new-password" help="至少 10 个字符。" />
      <AccountField name="again" label="再输一次密码" state={state} type="password" autoComplete="new-password" />
      <button type="submit">建立</button>
    </Form>
  );
}
