import { AccountField } from './AccountField';
import { AccountTold } from './AccountTold';

/** Old password, new one, new one again. */
export function PasswordFields({ currentLabel }: { readonly currentLabel: string }) {
  return (
    <>
      <AccountTold />
      <AccountField name="current" label={currentLabel} type="password" autoComplete="current-password" />
      <AccountField name="next" label="新密码" type="password" autoComplete="new-password" help="至少 10 个字符，可以用一句自己记得住的话。" />
      <AccountField name="again" label="再输一次新密码" type="password" autoComplete="new-password" />
    </>
  );
}
