import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData } from '@remix-run/react';
import { PasswordFields } from '~/components/account/PasswordFields';
import { signedIn } from '~/platform/web/authorise';
import { changePasswordFrom } from '~/platform/web/passwordForm';

export const meta: MetaFunction = () => [{ title: '修改密码 · 质安' }];

export const loader = async (args: LoaderFunctionArgs) => ((await signedIn(args)) ? null : redirect('/sign-in?next=/account/password'));

export const action = (args: ActionFunctionArgs) => changePasswordFrom(args, '/account');

export default function Password() {
  const state = useActionData<typeof action>();
  return (
    <Form method="post" noValidate>
      <h1>修改密码</h1>
      <p>保存后，其他设备上的登录会全部退出。</p>
      <PasswordFields state={state} currentLabel="现在的密码" />
      <button type="submit">保存</button>
      <p className="links">
        <Link to="/account">返回</Link>
      </p>
    </Form>
  );
}
