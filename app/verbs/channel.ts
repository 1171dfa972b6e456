import { CHANNEL_CONTRACTS as asks } from '~/domain/channel/contracts';
import { CHANNEL_REFUSALS } from '~/domain/channel/open';
import { closeChannel } from '~/services/channel/close';
import { openChannel } from '~/services/channel/open';
import { setTiming } from '~/services/channel/setTiming';
import { tryChannel } from '~/services/channel/trial';
import { verb } from './verb';

const HOUSE = { needs: 'settings.edit', words: CHANNEL_REFUSALS } as const;
const PAGE = '/settings/reminders';
const toPage = () => PAGE;
const OF_CHANNEL = `${PAGE}/channels/:id`;

export const channelOpening = verb({ ...HOUSE, of: PAGE, contract: asks.open, does: (cx, permit, _, input) => openChannel(cx, permit, input), to: toPage });
export const channelTrial = verb({ ...HOUSE, of: OF_CHANNEL, contract: asks.trial, does: (cx, permit, { id }) => tryChannel(cx, permit, id!), shows: ({ name }) => ({ tried: name }) });
export const channelClosing = verb({ ...HOUSE, of: OF_CHANNEL, contract: asks.close, does: (cx, permit, { id }) => closeChannel(cx, permit, id!), to: toPage });
export const reminderTiming = verb({
  ...HOUSE, of: PAGE, contract: asks.timing, to: toPage,
  does: (cx, permit, _, { quietFrom, quietTo, onRestDays, ...ladder }) => setTiming(cx, permit, { ladder, quiet: { from: quietFrom, to: quietTo }, onRestDays }),
});
