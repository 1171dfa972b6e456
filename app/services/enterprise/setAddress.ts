import { update } from 'db/dialect/writes';
import { settingsOf } from 'db/repositories/organisation/enterprises';
import { scopeOf } from 'db/repositories/scope';
import { settings } from 'db/schema';
import { type Address, parseAddress } from '~/domain/organisation/address';
import type { Authorised } from '~/domain/organisation/access/authority';
import { rulesOf } from '~/domain/rulepack/pack';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { RefusalTexts } from '~/domain/shared/refusal';
import { type Context, decide } from '../context';
import { record } from '../record';

export type AddressRefusal = { readonly code: 'noAddress' } | { readonly code: 'setByServer'; readonly address: Address };

export const ADDRESS_REFUSALS: RefusalTexts<AddressRefusal> = {
  noAddress: () => ({ status: 422, field: 'address', sentence: '请写成 https://zhian.example.com 或 http://zhian-server:3000 这样的地址，不带后面的路径；不再使用时留空。' }),
  setByServer: ({ address }) => ({ status: 422, field: 'address', sentence: `系统地址已由服务器设定为 ${address}，这里不能另设；要改请找维护服务器的人。` }),
};

/** Says under which address people reach the program, for codes and papers; an empty text takes it back. Event `settings.addressSet`. */
export function setAddress(cx: Context, permit: Authorised<'settings.edit'>, text: string): Promise<Decision<{ address: Address | null }, AddressRefusal>> {
  return decide<{ address: Address | null }, AddressRefusal>(async () => {
    const { enterpriseId } = permit;
    if (cx.site.origin !== null) return refused({ code: 'setByServer', address: cx.site.origin });
    const address = parseAddress(text);
    if (text.trim() !== '' && address === null) return refused({ code: 'noAddress' });
    const stored = await settingsOf(scopeOf(cx.store, enterpriseId));
    const before = rulesOf(stored.values).address;
    if (before === address) return decided({ address });
    const { address: _before, ...others } = stored.values;
    const values = address === null ? others : { ...others, address };
    await record(cx, permit, { type: 'settings.addressSet', subject: { kind: 'settings', id: enterpriseId }, payload: { from: before, to: address } }, [
      update(settings, { enterpriseId }, { values, version: stored.version + 1 }, { version: stored.version }),
    ]);
    return decided({ address });
  });
}
