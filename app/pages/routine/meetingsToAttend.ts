import { meetingsOf } from 'db/repositories/routine/meetings';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { addDays } from '~/domain/shared/day';
import { instantAt } from '~/domain/shared/instant';
import type { Context } from '~/services/context';

/** How many days after a meeting somebody is still asked to sign in. */
const DAYS = 7;

/** Meetings of the last days and today at which somebody is named and has not signed in. One query, three where there are any. */
export const meetingsToAttend = ({ store }: Pick<Context, 'store'>, { enterpriseId, personId, today }: Pick<Authorised<'check.view'>, 'enterpriseId' | 'personId' | 'today'>) =>
  meetingsOf(scopeOf(store, enterpriseId)).toAttend(personId, instantAt(addDays(today, -DAYS), '00:00'), instantAt(addDays(today, 1), '00:00'));
