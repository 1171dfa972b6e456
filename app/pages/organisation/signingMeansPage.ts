import { accountsOf } from 'db/repositories/organisation/accounts';
import type { Context } from '~/services/context';
import type { SignedIn } from '~/services/session/sessions';

/** What somebody signs with: whether they have a signing code, and the keys of their devices that are in use. Two queries. */
export async function signingMeansPage({ store }: Pick<Context, 'store'>, { account: { id, loginName } }: SignedIn) {
  const find = accountsOf(store.read);
  const [stored, keys] = await Promise.all([find.byId(id), find.deviceKeys(id)]);
  return { accountId: id, loginName, hasPin: (stored?.pinHash ?? null) !== null, keys: keys.filter(({ endedAt }) => endedAt === null).map(({ publicKey: _, accountId: __, endedAt: ___, ...key }) => key) };
}
