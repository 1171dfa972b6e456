import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { PasswordFields } from '~/components/account/PasswordFields';
import { VerbForm } from '~/components/forms/VerbForm';
import { authoriseAccount, homeOf } from '~/platform/web/authorise';
import { changePasswordFrom } from '~/verbs/password';

export const meta: MetaFunction = () => [{ title: '设置自己的密码 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authoriseAccount(args);
  return who.account.mustChangePassword ? null : redirect(await homeOf(args));
}

export const action = (args: ActionFunctionArgs) => changePasswordFrom(args, '/');

export default function FirstPassword() {
  const state = useActionData<typeof action>();
  return (
    <VerbForm state={state} className="" bare>
      <h1>设置自己的密码</h1>
      <p>第一次登录须换掉初始密码。以后您提交的每条记录都以本人名义留存，请不要与他人共用账户。</p>
      <PasswordFields currentLabel="初始密码" />
      <button type="submit">保存并继续</button>
    </VerbForm>
  );
}
