import { SubmitButton, TextField, VerbForm } from '~/components/forms';
import type { Address, PrintedAddress } from '~/domain/organisation/address';

/** The address that every code on paper leads to: what it is, who set it, and a field where the factory may say it. */
export function AddressForm({ printed, fixed, mayEdit }: { readonly printed: PrintedAddress; readonly fixed: Address | null; readonly mayEdit: boolean }) {
  const { address } = printed;
  return (
    <>
      <p>{address === null ? '还没有设定。' : <>二维码和文书使用 <span className="mono">{address}</span>{fixed === null ? '。' : '，由服务器设定（ZHIAN_ORIGIN）。'}</>}</p>
      {mayEdit && fixed === null ? (
        <VerbForm action="/settings/address">
          <TextField
            name="address" label="系统地址" defaultValue={address ?? ''}
            help="大家的手机和电脑都能打开的地址，例如 https://zhian.example.com 或 http://zhian-server:3000。岗位二维码、告知卡和文书核验码都用它；改动前请先在手机上打开试一试。"
          />
          <SubmitButton quiet>保存地址</SubmitButton>
        </VerbForm>
      ) : null}
    </>
  );
}
