import { channelsOf, mailPlaceOf, personOfMail, type SealedChannel } from 'db/repositories/channels';
import { scopeOf } from 'db/repositories/scope';
import { reminderLetter } from '~/domain/channel/mail';
import type { RobotAnswer } from '~/platform/host/robots';
import type { Context } from '../context';
import { placeOf } from './open';

type Send = (signal: AbortSignal) => Promise<RobotAnswer>;

/** How a message leaves: to the group of its channel, or to the person it is for by mail. Null where there is no such group or address any more. */
export async function senderOf(cx: Context, enterpriseId: string, { id, channelId, text }: { readonly id: string; readonly channelId: string; readonly text: string }): Promise<Send | null> {
  const scope = scopeOf(cx.store, enterpriseId);
  const personId = personOfMail(channelId);
  if (personId === null) {
    const channel = await channelsOf(scope).byId(channelId);
    return channel && (async (signal) => (await sendTo(cx, enterpriseId, channel, text, signal)) ?? { outcome: 'refused', said: 'the address cannot be opened with the key of this machine' });
  }
  const place = await mailPlaceOf(scope, personId);
  if (!place || place.confirmedAt === null) return null;
  const { post } = cx;
  return async () => (post ? post.post({ to: place.address, ...reminderLetter(text) }, `reminder.${id}`) : { outcome: 'refused', said: 'no mail server is set' });
}

/** Posts a text to the group of a channel, once. Null where its address cannot be opened on this machine. */
export async function sendTo(cx: Context, enterpriseId: string, channel: SealedChannel, text: string, signal: AbortSignal): Promise<RobotAnswer | null> {
  const { id, kind } = channel;
  const open = (sealed: string, what: 'address' | 'secret'): string | null => (sealed === '' ? '' : (cx.channels?.vault.open(sealed, placeOf(enterpriseId, id, what)) ?? null));
  const [address, secret] = [open(channel.address, 'address'), open(channel.secret, 'secret')];
  if (!cx.channels || !address || secret === null) return null;
  return cx.channels.robots.post({ kind, address, secret, text, at: cx.now() }, signal);
}
