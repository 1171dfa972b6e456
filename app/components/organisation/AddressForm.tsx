import { ContractForm } from '~/components/forms/ContractForm';
import type { Address, PrintedAddress } from '~/domain/organisation/address';
import { SETTINGS_CONTRACTS } from '~/domain/organisation/settingsContracts';

/** The address that every code on paper leads to: what it is, who set it, and a field where the factory may say it. */
export function AddressForm({ printed, fixed, mayEdit }: { readonly printed: PrintedAddress; readonly fixed: Address | null; readonly mayEdit: boolean }) {
  const { address } = printed;
  return (
    <>
      <p>{address === null ? '还没有设定。' : <>二维码和文书使用 <span className="mono">{address}</span>{fixed === null ? '。' : '，由服务器设定（ZHIAN_ORIGIN）。'}</>}</p>
      {address?.startsWith('http:') ? <p className="soft">现在是 http 地址：手机不能离线打开、长期保存和加密导出。给服务器配上域名和证书，改用 https 地址后就有；在那之前其余功能照常。</p> : null}
      {mayEdit && fixed === null ? (
        <ContractForm contract={SETTINGS_CONTRACTS.setAddress} of="/settings" known={{ address: { value: address ?? '' } }} quiet />
      ) : null}
    </>
  );
}
