import { and, desc, eq, inArray, like } from 'drizzle-orm';
import { actorOf } from '../../app/domain/events/told';
import type { LastChange } from '../../app/domain/shared/standing';
import { events } from '../schema';
import type { Scope } from './scope';

/**
 * Who wrote something last, and when; null when no event tells. `kinds` and `ids` name the subjects its events may have: a row written
 * alone has its own, a row written with many has theirs, so that `row` then says which of them the event must have touched.
 */
export async function lastChangeOf(scope: Scope, kinds: readonly string[], ids: readonly string[], row?: string): Promise<LastChange | null> {
  const touched = row === undefined ? undefined : like(events.changes, `%"${row}"%`);
  const [event] = await scope.read
    .select({ actor: events.actor, at: events.at })
    .from(events)
    .where(and(eq(events.enterpriseId, scope.enterpriseId), inArray(events.subjectKind, [...kinds]), inArray(events.subjectId, [...ids]), touched))
    .orderBy(desc(events.seq))
    .limit(1);
  return event ? { by: actorOf(event.actor).name, at: event.at } : null;
}
