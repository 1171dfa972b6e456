import type { SealedChannel } from 'db/repositories/channels';
import type { RobotAnswer } from '~/platform/host/robots';
import type { Context } from '../context';
import { placeOf } from './open';

/** Posts a text to the group of a channel, once. Null where its address cannot be opened on this machine. */
export async function sendTo(cx: Context, enterpriseId: string, channel: SealedChannel, text: string, signal: AbortSignal): Promise<RobotAnswer | null> {
  const { id, kind } = channel;
  const open = (sealed: string, what: 'address' | 'secret'): string | null => (sealed === '' ? '' : (cx.channels?.vault.open(sealed, placeOf(enterpriseId, id, what)) ?? null));
  const [address, secret] = [open(channel.address, 'address'), open(channel.secret, 'secret')];
  if (!cx.channels || !address || secret === null) return null;
  return cx.channels.robots.post({ kind, address, secret, text, at: cx.now() }, signal);
}
