import { actsAfter } from 'db/repositories/hazard/acts';
import type { Scope } from 'db/repositories/scope';
import { describeLaterActs } from '~/domain/organisation/people/laterActs';
import type { ActedLater } from '~/domain/organisation/refusals';
import type { Day } from '~/domain/shared/day';

/** An end as a form gives it. `confirmed`: whoever manages has seen what was done after the day, and wants it so. */
export interface PastEnd {
  readonly lastDay: Day;
  readonly confirmed?: boolean;
}

/** Why an end in the past must be confirmed first: what the person did after it. Null where there is nothing, or it was confirmed. One query, for a day in the past only. */
export async function actedLater(scope: Scope, today: Day, person: { readonly id: string; readonly name: string }, { lastDay, confirmed }: PastEnd): Promise<ActedLater | null> {
  if (confirmed || lastDay >= today) return null;
  const acts = describeLaterActs(await actsAfter(scope, person.id, lastDay));
  return acts === null ? null : { code: 'actedLater', name: person.name, lastDay, acts };
}
