import { useState } from 'react';
import { ContractFields } from '~/components/forms/ContractFields';
import { FormContext } from '~/components/forms/context';
import { ErrorSummary } from '~/components/forms/ErrorSummary';
import { newKey } from '~/components/forms/KeyField';
import { send } from '~/components/forms/send';
import { canUseDevice, makeKey } from '~/components/forms/signWithDevice';
import { type FormState, isFormState } from '~/components/forms/state';
import { useAlive } from '~/components/forms/useAlive';
import { ACCOUNT_CONTRACTS } from '~/domain/organisation/accountContracts';

const { addKey } = ACCOUNT_CONTRACTS;
const ADDRESS = '/account/signing/keys';

/** Lets this device make a key for the account and adds it. Drawn only where the browser reaches one: under https or localhost, with scripts. */
export function DeviceKeyForm({ accountId, loginName, keys }: { readonly accountId: string; readonly loginName: string; readonly keys: readonly string[] }) {
  const [state, setState] = useState<FormState>();
  const [busy, setBusy] = useState(false);
  if (!useAlive()) return <noscript><p>添加设备密钥需要浏览器运行脚本；签名口令不需要。</p></noscript>;
  if (!canUseDevice()) return <p>现在打开的地址不支持设备密钥：要用 https 的域名地址（不能是 http，也不能只是 IP 地址），并用较新的浏览器打开。签名口令不受影响。</p>;
  const onSubmit = async (form: HTMLFormElement) => {
    setBusy(true);
    const fields = new FormData(form);
    const key = newKey();
    const made = await makeKey(ADDRESS, [['key', key]], { id: accountId, name: loginName }, keys);
    fields.set('key', key);
    fields.set('made', made ?? '');
    const answer = await send(ADDRESS, fields);
    setBusy(false);
    if (isFormState(answer)) setState(answer);
    else window.location.reload();
  };
  return (
    <form method="post" action={ADDRESS} className="form" noValidate onSubmit={(event) => { event.preventDefault(); if (!busy) void onSubmit(event.currentTarget); }}>
      <ErrorSummary state={busy ? undefined : state} formId="key" />
      <FormContext.Provider value={{ id: 'key', state, busy, pressed: null }}>
        <ContractFields fields={addKey.fields} only={['name', 'current']} />
        <div className="form-actions"><button type="submit" className="button" aria-disabled={busy || undefined}>{busy ? '请在设备上确认…' : addKey.send}</button></div>
      </FormContext.Provider>
    </form>
  );
}
