import { update } from 'db/dialect/writes';
import { channelsOf } from 'db/repositories/channels';
import { scopeOf } from 'db/repositories/scope';
import { channels } from 'db/schema';
import type { ChannelRefusal } from '~/domain/channel/open';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Ends a channel, and forgets its address and secret; what it was told stays in the log. Event `channel.closed`. */
export function closeChannel(cx: Context, permit: Authorised<'settings.edit'>, id: string): Promise<Decision<{ id: string }, ChannelRefusal>> {
  return decide<{ id: string }, ChannelRefusal>(async () => {
    const { enterpriseId } = permit;
    const channel = await channelsOf(scopeOf(cx.store, enterpriseId)).byId(id);
    if (!channel) return refused({ code: 'notFound' });
    const { name, kind, version } = channel;
    await record(cx, permit, { type: 'channel.closed', subject: { kind: 'settings', id: enterpriseId }, payload: { name, kind } }, [
      update(channels, { enterpriseId, id }, { address: '', secret: '', closedAt: cx.now(), version: version + 1 }, { version }),
    ]);
    return decided({ id });
  });
}
