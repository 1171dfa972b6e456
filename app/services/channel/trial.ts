import { channelsOf } from 'db/repositories/channels';
import { enterpriseOf } from 'db/repositories/organisation/enterprises';
import { scopeOf } from 'db/repositories/scope';
import { trialText } from '~/domain/channel/message';
import type { ChannelRefusal } from '~/domain/channel/open';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { Context } from '../context';
import { sendTo } from './send';

/** Longest wait of the person who tries a channel. */
const TRIAL_MS = 12_000;

/** Sends one message to the group now, and says what became of it. Nothing is recorded. */
export async function tryChannel(cx: Context, permit: Authorised<'settings.edit'>, id: string): Promise<Decision<{ name: string }, ChannelRefusal>> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [channel, enterprise] = await Promise.all([channelsOf(scope).byId(id), enterpriseOf(scope)]);
  if (!channel) return refused({ code: 'notFound' });
  const answer = await sendTo(cx, permit.enterpriseId, channel, trialText(enterprise.name, channel.name), AbortSignal.timeout(TRIAL_MS));
  if (!answer) return refused({ code: 'unreadable' });
  if (answer.outcome === 'refused') return refused({ code: 'notSent', said: answer.said });
  return answer.outcome === 'unknown' ? refused({ code: 'noAnswer' }) : decided({ name: channel.name });
}
