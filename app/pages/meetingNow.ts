import type { Reader } from 'db/dialect/store';
import { meetingsOf } from 'db/repositories/meetings';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/authority';
import type { Month } from '~/domain/shared/day';
import { dayOf, timeOf } from '~/domain/shared/instant';

/** What minutes say now, by form field, and the month they belong to; null when they are not of this factory. */
export async function meetingNow(
  cx: { store: { read: Reader } },
  leave: Pick<Authorised<'monthly.compile' | 'monthly.sign'>, 'enterpriseId'>,
  id: string,
): Promise<{ month: Month; current: Record<string, string> } | null> {
  const meeting = await meetingsOf(scopeOf(cx.store, leave.enterpriseId)).byId(id);
  if (!meeting) return null;
  const { month, place, heldAt, chairId, recorderId, words, version } = meeting;
  return { month, current: { ...words, place, heldDay: dayOf(heldAt), heldTime: timeOf(heldAt), chairId, recorderId, version: String(version) } };
}
