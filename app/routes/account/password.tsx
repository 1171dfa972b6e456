import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { PasswordFields } from '~/components/account/PasswordFields';
import { VerbForm } from '~/components/forms/VerbForm';
import { authoriseAccount } from '~/platform/web/authorise';
import { changePasswordFrom } from '~/verbs/password';

export const meta: MetaFunction = () => [{ title: '修改密码 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  await authoriseAccount(args);
  return null;
}

export const action = (args: ActionFunctionArgs) => changePasswordFrom(args, '/account');

export default function Password() {
  const state = useActionData<typeof action>();
  return (
    <VerbForm state={state} className="" bare>
      <h1>修改密码</h1>
      <p>保存后，其他设备上的登录会全部退出。</p>
      <PasswordFields currentLabel="现在的密码" />
      <button type="submit">保存</button>
      <p className="links">
        <Link to="/account">返回</Link>
      </p>
    </VerbForm>
  );
}
