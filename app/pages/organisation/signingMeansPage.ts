import { accountsOf } from 'db/repositories/organisation/accounts';
import type { Context } from '~/services/context';

/** What somebody signs with: whether they have a signing code, how their name is drawn, and the keys of their devices that are in use. Two queries. */
export async function signingMeansPage({ store }: Pick<Context, 'store'>, { account: { id, loginName } }: { readonly account: { readonly id: string; readonly loginName: string } }) {
  const find = accountsOf(store.read);
  const [stored, keys] = await Promise.all([find.byId(id), find.deviceKeys(id)]);
  return { accountId: id, loginName, hasPin: (stored?.pinHash ?? null) !== null, drawing: stored?.drawing ?? null, keys: keys.map(({ publicKey: _, accountId: __, endedAt: ___, ...key }) => key) };
}
