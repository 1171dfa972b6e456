import { hazardsOf } from 'db/repositories/hazard/hazards';
import { scopeOf } from 'db/repositories/scope';
import { reachedBy, reminderText, rungOn } from '~/domain/hazard/remind';
import type { Hazard } from '~/domain/hazard/types';
import type { Roster } from '~/domain/organisation/people/roster';
import { SYSTEM } from '~/domain/shared/actor';
import { addDays } from '~/domain/shared/day';
import { dayOf } from '~/domain/shared/instant';
import type { Context } from '../context';
import { newItems } from './deliver';
import type { Reminder } from './reminder';
import { rosterWithNames } from './people';

/**
 * Climbs the ladder of every open hazard near or past its deadline. Each rung is reached once for each deadline; the event
 * `hazard.reminded` names everybody who was reminded. Answers how many reminders were new.
 */
export async function remindHazards(cx: Context, enterpriseId: string): Promise<number> {
  const today = dayOf(cx.now());
  const scope = scopeOf(cx.store, enterpriseId);
  const near = await hazardsOf(scope).openDueBy(addDays(today, 1));
  if (near.length === 0) return 0;
  const { roster, names } = await rosterWithNames(scope, today);
  let reminded = 0;
  for (const hazard of near) {
    const rung = rungOn(hazard, today);
    const { deadline } = hazard;
    if (!rung || !deadline) continue;
    const reminder: Reminder = {
      kind: 'hazardDeadline',
      key: `hazard:${hazard.id}:${deadline}:${rung.step}`,
      to: [...new Set(reachedBy(rung).flatMap((whom) => peopleAt(whom, hazard, roster)))].filter((id) => names.has(id)),
      text: reminderText({ ...hazard, deadline }, today),
      link: `/hazards/${hazard.id}`,
      dueDay: deadline,
    };
    const items = await newItems(cx, enterpriseId, [reminder]);
    if (items.length === 0) continue;
    const recipients = items.map(({ personId }) => ({ id: personId, name: names.get(personId) ?? '' }));
    await cx.store.commit({
      enterpriseId, actor: SYSTEM, at: cx.now(),
      build: () => ({
        steps: [{ event: { type: 'hazard.reminded', subject: { kind: 'hazard', id: hazard.id }, payload: { number: hazard.number, step: rung.step, deadline, text: reminder.text, recipients } }, writes: [] }],
      }),
    });
    reminded += items.length;
  }
  return reminded;
}

function peopleAt(whom: ReturnType<typeof reachedBy>[number], hazard: Hazard, roster: Roster): readonly string[] {
  switch (whom) {
    case 'responsible': return [hazard.responsibleId];
    case 'workshopHead': return roster.headsOf(hazard.workshopId);
    case 'director': return roster.appointed('director');
    case 'principal': return roster.appointed('principal');
  }
}
