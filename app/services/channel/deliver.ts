import { Conflict } from 'db/dialect/store';
import { update } from 'db/dialect/writes';
import { channelsOf } from 'db/repositories/channels';
import { scopeOf } from 'db/repositories/scope';
import { deliveries } from 'db/schema';
import type { DeliveryState } from '~/domain/channel/types';
import type { Context } from '../context';
import { senderOf } from './send';

/** The group did not take the message; it is tried again. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

/**
 * Sends one message. Answers where it stands afterwards; throws NotTaken where it was certainly not taken and `last` leaves further attempts.
 * What nobody can know to have arrived is not sent again.
 */
export async function deliver(cx: Context, { enterpriseId, id }: { readonly enterpriseId: string; readonly id: string }, last: boolean, signal: AbortSignal): Promise<DeliveryState> {
  const repository = channelsOf(scopeOf(cx.store, enterpriseId));
  const delivery = await repository.delivery(id);
  if (!delivery) return 'dropped';
  /** Whether this worker took the message from one state to another; another may have done so first. */
  const moves = async (from: DeliveryState, state: DeliveryState, set: { readonly said?: string; readonly attempts?: number } = {}): Promise<boolean> => {
    const endedAt = state === 'waiting' || state === 'sending' ? null : cx.now();
    try {
      await cx.store.write([update(deliveries, { enterpriseId, id }, { state, endedAt, ...set }, { state: from })]);
      return true;
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
  };
  const now = async (): Promise<DeliveryState> => (await repository.delivery(id))?.state ?? 'dropped';
  // a job is claimed by one worker at a time: whoever wrote `sending` is gone, or so slow that it tells how it ended after this
  if (delivery.state === 'sending') return (await moves('sending', 'unknown')) ? 'unknown' : now();
  if (delivery.state !== 'waiting') return delivery.state;
  const send = await senderOf(cx, enterpriseId, delivery);
  if (!send) return (await moves('waiting', 'dropped')) ? 'dropped' : now();
  if (!(await moves('waiting', 'sending', { attempts: delivery.attempts + 1 }))) return now();
  const { outcome, said } = await send(signal);
  const state = outcome !== 'refused' ? outcome : last ? 'refused' : 'waiting';
  if (!(await moves('sending', state, { said })) && !(await moves('unknown', state, { said }))) return now();
  if (state === 'waiting') throw new NotTaken(said);
  return state;
}

/** Messages of one job that are on their way at a time: further ones are not counted as sent before it is their turn. */
const AT_A_TIME = 8;

/** Sends some messages. Answers how many were taken; throws the first NotTaken after all had their turn. */
export async function deliverAll(cx: Context, enterpriseId: string, ids: readonly string[], last: boolean, signal: AbortSignal): Promise<number> {
  const left = [...ids];
  let taken = 0;
  let failed: unknown;
  const work = async (): Promise<void> => {
    for (let id = left.shift(); id !== undefined && !signal.aborted; id = left.shift()) {
      try {
        const state = await deliver(cx, { enterpriseId, id }, last, signal);
        if (state === 'sent') taken += 1;
      } catch (error) {
        failed ??= error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  if (failed !== undefined) throw failed;
  return taken;
}
