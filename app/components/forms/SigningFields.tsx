import { Link, useMatches } from '@remix-run/react';
import { useState } from 'react';
import { PIN_FIELD } from '~/domain/organisation/access/assurance';
import type { SigningView } from '~/pages/organisation/signingView';
import { useFormFrame } from './context';
import { DeviceButton } from './DeviceButton';
import { TextField } from './TextField';

/** What the page around knows of whoever signs; nothing where no loader says. */
function useSigning(): SigningView | undefined {
  return useMatches().flatMap(({ data }) => (data as { signing?: SigningView } | undefined)?.signing ?? []).at(-1);
}

/**
 * How a signature is confirmed: the signing code or password where nothing was shown lately, or where what was shown was wrong, and the key in the device
 * where there is one. Without scripts the code or password does. A page of the phone may be filled in long after it came, and always asks.
 */
export function SigningFields({ onPhone = false }: { readonly onPhone?: boolean }) {
  const { state } = useFormFrame();
  const view = useSigning();
  const keys = view?.keys ?? [];
  const asks = view?.asks === true || (onPhone && view?.confirms === true) || state?.errors[PIN_FIELD] !== undefined;
  // Once asked for it stays: what is typed takes back what stood against it.
  const [stays, setStays] = useState(asks);
  if (asks && !stays) setStays(true);
  if (!stays && keys.length === 0) return null;
  const lately = view && !view.asks && !state?.errors[PIN_FIELD] ? '刚登录或刚签过名，几分钟内可以不填。' : undefined;
  const help = lately ?? (view && !view.hasPin && keys.length === 0 ? <>还没有签名口令，可在<Link to="/account/signing">账户 → 签名</Link>里设一个，输入比密码快。</> : undefined);
  return (
    <div className="signing">
      {stays ? <TextField name={PIN_FIELD} type="password" required={!lately} inputMode={view?.hasPin ? 'numeric' : undefined} label={view?.hasPin ? '签名口令' : '登录密码'} help={help} /> : null}
      <DeviceButton keys={keys}>用本机的设备密钥签</DeviceButton>
    </div>
  );
}
