import { insert } from 'db/dialect/writes';
import { channelsOf } from 'db/repositories/channels';
import { scopeOf } from 'db/repositories/scope';
import { channels } from 'db/schema';
import { type ChannelRefusal, openChannel as mayOpen } from '~/domain/channel/open';
import type { ChannelKind, Topic } from '~/domain/channel/types';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Where a sealed value of a channel belongs. */
export const placeOf = (enterpriseId: string, id: string, what: 'address' | 'secret'): string => `channel:${enterpriseId}:${id}:${what}`;

/** Adds a group that is told of what waits from now on. Event `channel.opened`. */
export function openChannel(
  cx: Context,
  permit: Authorised<'settings.edit'>,
  input: { readonly kind: ChannelKind; readonly name: string; readonly address: string; readonly secret: string; readonly topics: readonly Topic[] },
): Promise<Decision<{ id: string }, ChannelRefusal>> {
  return decide<{ id: string }, ChannelRefusal>(async () => {
    const { enterpriseId } = permit;
    if (!cx.channels) return refused({ code: 'unreadable' });
    const { kind, name, secret, topics } = input;
    const decision = mayOpen(await channelsOf(scopeOf(cx.store, enterpriseId)).open(), input, cx.site.robotOrigins ?? []);
    if (!decision.ok) return decision;
    const id = cx.newId();
    const { vault } = cx.channels;
    await record(cx, permit, { type: 'channel.opened', subject: { kind: 'settings', id: enterpriseId }, payload: { name, kind, topics } }, [
      insert(channels, {
        enterpriseId, id, kind, name, address: vault.seal(decision.fact.address, placeOf(enterpriseId, id, 'address')), secret: secret && vault.seal(secret, placeOf(enterpriseId, id, 'secret')),
        topics: [...topics], openedAt: cx.now(), closedAt: null, version: 1,
      }),
    ]);
    return decided({ id });
  });
}
