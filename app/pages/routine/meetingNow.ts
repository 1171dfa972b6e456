import type { Reader } from 'db/dialect/reader';
import { lastChangeOf } from 'db/repositories/lastChange';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { meetingStanding, resolutionStanding } from '~/domain/routine/paperStanding';
import { paperState } from '~/domain/routine/signing';
import type { Month } from '~/domain/shared/day';
import { type Snapshot, withLastChange } from '~/domain/shared/standing';

interface MeetingNow {
  readonly month: Month;
  readonly now: Snapshot;
}

/** What minutes say now, and the month they belong to; null when they are not of this factory. `which` is an id, or a month for its draft or else its latest minutes. */
export async function meetingNow(
  cx: { store: { read: Reader } },
  permit: Pick<Authorised<'monthly.compile' | 'monthly.sign'>, 'enterpriseId'>,
  which: { readonly id: string } | { readonly month: Month },
): Promise<MeetingNow | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const found = 'id' in which ? [await meetingsOf(scope).byId(which.id)] : await meetingsOf(scope).ofMonth(which.month);
  const meeting = found.find((one) => one && paperState(one) === 'draft') ?? found[0];
  if (!meeting) return null;
  const [persons, change] = await Promise.all([peopleOf(scope).persons(), lastChangeOf(scope, ['monthlyMeeting'], [meeting.id])]);
  const now = meetingStanding(meeting, (id) => persons.find((person) => person.id === id)?.name ?? '');
  return { month: meeting.month, now: withLastChange(now, change) };
}

/** What a resolution says now; nothing when it is not of this factory. */
export async function resolutionNow(cx: { store: { read: Reader } }, permit: Pick<Authorised<'resolution.complete'>, 'enterpriseId'>, id: string): Promise<Snapshot | undefined> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const resolution = await meetingsOf(scope).resolution(id);
  if (!resolution) return undefined;
  return withLastChange(resolutionStanding(resolution, resolution.ownerName), await lastChangeOf(scope, ['monthlyMeeting'], [resolution.meetingId], id));
}
