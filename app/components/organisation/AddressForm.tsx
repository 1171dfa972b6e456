import { ContractForm } from '~/components/forms/ContractForm';
import type { Address, PrintedAddress } from '~/domain/organisation/address';
import { SETTINGS_CONTRACTS } from '~/domain/organisation/settingsContracts';

/** The address that every code on paper leads to: what it is, who set it, and a field where the factory may say it. */
export function AddressForm({ printed, fixed, mayEdit }: { readonly printed: PrintedAddress; readonly fixed: Address | null; readonly mayEdit: boolean }) {
  const { address } = printed;
  return (
    <>
      <p>{address === null ? '还没有设定。' : <>二维码和文书使用 <span className="mono">{address}</span>{fixed === null ? '。' : '，由服务器设定（ZHIAN_ORIGIN）。'}</>}</p>
      {mayEdit && fixed === null ? (
        <ContractForm contract={SETTINGS_CONTRACTS.setAddress} of="/settings" known={{ address: { value: address ?? '' } }} quiet />
      ) : null}
    </>
  );
}
